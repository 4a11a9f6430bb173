namespace Azure.Messaging.ServiceBus;

/// <summary>A message that was received and is locked for its receiver.</summary>
public class ServiceBusReceivedMessage
{
    private readonly ServiceBusEnvelope _envelope;

    internal ServiceBusReceivedMessage(ServiceBusEnvelope envelope, int deliveryCount, ServiceBusLock? locked)
    {
        _envelope = envelope;
        DeliveryCount = deliveryCount;
        Lock = locked;
        ApplicationProperties = envelope.Properties;
    }

    /// <summary>The body.</summary>
    public BinaryData Body => _envelope.Body;

    /// <summary>The sender's id of the message.</summary>
    public string MessageId => _envelope.Id;

    /// <summary>What the message is about; null when the sender did not say.</summary>
    public string? Subject => _envelope.Subject;

    /// <summary>The body's content type; null when the sender did not say.</summary>
    public string? ContentType => _envelope.ContentType;

    /// <summary>Ties the message to another; null when the sender did not say.</summary>
    public string? CorrelationId => _envelope.CorrelationId;

    /// <summary>Named values beside the body. Whole numbers come as <see cref="long"/>.</summary>
    public IReadOnlyDictionary<string, object> ApplicationProperties { get; }

    /// <summary>How often the message was given out, this time included: 1 and up.</summary>
    public int DeliveryCount { get; }

    /// <summary>When the message was sent (UTC).</summary>
    public DateTimeOffset EnqueuedTime => _envelope.SentAt;

    /// <summary>Until when the message is its receiver's (UTC).</summary>
    public DateTimeOffset LockedUntil => Lock?.LockedUntil ?? default;

    /// <summary>Names the lock.</summary>
    public string LockToken => Lock?.Token ?? string.Empty;

    /// <summary>Why the message lies among the dead letters; null when it does not.</summary>
    public string? DeadLetterReason => Text(ServiceBusEnvelope.DeadLetterReasonName);

    /// <summary>More about the reason; null when there is none.</summary>
    public string? DeadLetterErrorDescription => Text(ServiceBusEnvelope.DeadLetterDescriptionName);

    /// <summary>What was received, for settling it again changed.</summary>
    internal ServiceBusEnvelope Envelope => _envelope;

    /// <summary>The hold on the message; null for one that was not received, as in tests.</summary>
    internal ServiceBusLock? Lock { get; }

    private string? Text(string name) => ApplicationProperties.GetValueOrDefault(name) as string;
}
