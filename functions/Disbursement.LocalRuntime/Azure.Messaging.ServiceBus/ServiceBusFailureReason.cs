namespace Azure.Messaging.ServiceBus;

/// <summary>Why a call to the bus failed.</summary>
public enum ServiceBusFailureReason
{
    /// <summary>No particular reason.</summary>
    GeneralError = 0,

    /// <summary>There is no such queue or topic.</summary>
    MessagingEntityNotFound = 1,

    /// <summary>The lock ran out or the message was settled already.</summary>
    MessageLockLost = 2,

    /// <summary>The message is too large.</summary>
    MessageSizeExceeded = 4,

    /// <summary>The bus was not reached.</summary>
    ServiceCommunicationProblem = 9,
}
