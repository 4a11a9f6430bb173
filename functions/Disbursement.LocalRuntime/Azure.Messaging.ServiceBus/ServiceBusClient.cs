namespace Azure.Messaging.ServiceBus;

/// <summary>The way to a bus. Locally the bus is the queues of a storage account.</summary>
public class ServiceBusClient : IAsyncDisposable
{
    /// <summary>Opens a bus.</summary>
    /// <param name="connectionString">Locally a storage account's connection string.</param>
    public ServiceBusClient(string connectionString)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        Queues = new ServiceBusQueues(connectionString);
    }

    /// <summary>Opens a bus on queues of the caller's own.</summary>
    internal ServiceBusClient(ServiceBusQueues queues) => Queues = queues;

    /// <summary>Whether the client was disposed.</summary>
    public virtual bool IsClosed { get; private set; }

    /// <summary>The queues behind it.</summary>
    internal ServiceBusQueues Queues { get; }

    /// <summary>Makes a sender to a queue or topic, which must exist when it sends.</summary>
    public virtual ServiceBusSender CreateSender(string queueOrTopicName) => new(Queues, queueOrTopicName);

    /// <summary>Makes a receiver of a queue, which must exist when it looks.</summary>
    public virtual ServiceBusReceiver CreateReceiver(string queueName, ServiceBusReceiverOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ServiceBusReceiver(Queues, queueName, options.SubQueue);
    }

    /// <summary>Closes the client.</summary>
    public virtual ValueTask DisposeAsync()
    {
        IsClosed = true;
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
