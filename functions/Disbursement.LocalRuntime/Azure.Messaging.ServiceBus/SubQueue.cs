namespace Azure.Messaging.ServiceBus;

/// <summary>Which part of a queue.</summary>
public enum SubQueue
{
    /// <summary>The queue itself.</summary>
    None = 0,

    /// <summary>Its dead letters.</summary>
    DeadLetter = 1,
}
