using Azure.Messaging.ServiceBus;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a function may do with a message it was given.</summary>
public class ServiceBusMessageActions
{
    /// <summary>Made by the runtime, and by tests that override the methods.</summary>
    protected internal ServiceBusMessageActions()
    {
    }

    /// <summary>Removes the message: its work is done.</summary>
    /// <exception cref="ServiceBusException">The lock was lost: the message may be given to another.</exception>
    public virtual Task CompleteMessageAsync(
        ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) =>
        ServiceBusSettlement.CompleteAsync(message, cancellationToken);

    /// <summary>Gives the message back at once; the next delivery counts one more.</summary>
    /// <exception cref="ServiceBusException">The lock was lost.</exception>
    public virtual Task AbandonMessageAsync(
        ServiceBusReceivedMessage message,
        IDictionary<string, object>? propertiesToModify = null,
        CancellationToken cancellationToken = default) =>
        ServiceBusSettlement.AbandonAsync(message, propertiesToModify, cancellationToken);

    /// <summary>Moves the message to the queue of dead letters, with the reason.</summary>
    /// <exception cref="ServiceBusException">The lock was lost.</exception>
    public virtual Task DeadLetterMessageAsync(
        ServiceBusReceivedMessage message,
        Dictionary<string, object>? propertiesToModify = null,
        string? deadLetterReason = null,
        string? deadLetterErrorDescription = null,
        CancellationToken cancellationToken = default) =>
        ServiceBusSettlement.DeadLetterAsync(
            message, propertiesToModify, deadLetterReason, deadLetterErrorDescription, cancellationToken);

    /// <summary>Keeps the message for another lock duration.</summary>
    /// <exception cref="ServiceBusException">The lock was lost.</exception>
    public virtual Task RenewMessageLockAsync(
        ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) =>
        ServiceBusSettlement.RenewAsync(message, cancellationToken);
}
