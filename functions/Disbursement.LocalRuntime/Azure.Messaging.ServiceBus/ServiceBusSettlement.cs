namespace Azure.Messaging.ServiceBus;

/// <summary>Settles received messages through their own locks.</summary>
internal static class ServiceBusSettlement
{
    /// <summary>Removes the message.</summary>
    public static Task CompleteAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken) =>
        LockOf(message).CompleteAsync(cancellationToken);

    /// <summary>Gives the message back.</summary>
    public static Task AbandonAsync(
        ServiceBusReceivedMessage message,
        IDictionary<string, object>? propertiesToModify,
        CancellationToken cancellationToken) =>
        LockOf(message).AbandonAsync(message.Envelope.With(propertiesToModify), cancellationToken);

    /// <summary>Moves the message to the dead letters.</summary>
    public static Task DeadLetterAsync(
        ServiceBusReceivedMessage message,
        Dictionary<string, object>? propertiesToModify,
        string? reason,
        string? description,
        CancellationToken cancellationToken)
    {
        var why = new Dictionary<string, object>(StringComparer.Ordinal);
        if (reason is not null)
        {
            why[ServiceBusEnvelope.DeadLetterReasonName] = reason;
        }

        if (description is not null)
        {
            why[ServiceBusEnvelope.DeadLetterDescriptionName] = description;
        }

        return LockOf(message).DeadLetterAsync(
            message.Envelope.With(propertiesToModify).With(why), cancellationToken);
    }

    /// <summary>Holds the message longer.</summary>
    public static Task RenewAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken) =>
        LockOf(message).RenewAsync(cancellationToken);

    private static ServiceBusLock LockOf(ServiceBusReceivedMessage message) => message.Lock
        ?? throw new InvalidOperationException("The message was not received from a queue.");
}
