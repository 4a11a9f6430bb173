namespace Azure.Messaging.ServiceBus;

/// <summary>A message to send.</summary>
public class ServiceBusMessage
{
    /// <summary>Creates a message without a body.</summary>
    public ServiceBusMessage()
        : this(BinaryData.Empty)
    {
    }

    /// <summary>Creates a message with a text, sent as UTF-8.</summary>
    public ServiceBusMessage(string body)
        : this(BinaryData.FromString(body))
    {
    }

    /// <summary>Creates a message.</summary>
    public ServiceBusMessage(BinaryData body) => Body = body;

    /// <summary>The body; at most 48 KiB with the rest of the message.</summary>
    public BinaryData Body { get; set; }

    /// <summary>The sender's id of the message; one is made when null.</summary>
    public string? MessageId { get; set; }

    /// <summary>What the message is about.</summary>
    public string? Subject { get; set; }

    /// <summary>The body's content type.</summary>
    public string? ContentType { get; set; }

    /// <summary>Ties the message to another.</summary>
    public string? CorrelationId { get; set; }

    /// <summary>Named values beside the body: texts, numbers and truth values.</summary>
    public IDictionary<string, object> ApplicationProperties { get; } =
        new Dictionary<string, object>(StringComparer.Ordinal);
}
