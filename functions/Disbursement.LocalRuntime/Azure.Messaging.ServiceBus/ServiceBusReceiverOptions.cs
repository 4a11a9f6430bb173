namespace Azure.Messaging.ServiceBus;

/// <summary>How a receiver looks at a queue.</summary>
public class ServiceBusReceiverOptions
{
    /// <summary>Which part of the queue; the queue itself unless said otherwise.</summary>
    public SubQueue SubQueue { get; set; }
}
