namespace Azure.Messaging.ServiceBus;

/// <summary>A call to the bus failed.</summary>
public class ServiceBusException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="reason">Why.</param>
    /// <param name="entityPath">The queue or topic.</param>
    /// <param name="innerException">What lies under it.</param>
    public ServiceBusException(
        string message, ServiceBusFailureReason reason, string? entityPath = null, Exception? innerException = null)
        : base(message, innerException)
    {
        Reason = reason;
        EntityPath = entityPath;
        IsTransient = reason == ServiceBusFailureReason.ServiceCommunicationProblem;
    }

    /// <summary>Why the call failed.</summary>
    public ServiceBusFailureReason Reason { get; }

    /// <summary>The queue or topic; null when not known.</summary>
    public string? EntityPath { get; }

    /// <summary>Whether the same call may succeed later.</summary>
    public bool IsTransient { get; }
}
