using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Azure.Messaging.ServiceBus;

/// <summary>Looks into a queue without taking anything out of it.</summary>
public class ServiceBusReceiver : IAsyncDisposable
{
    /// <summary>The most that a storage queue shows; the bus itself has no such bound.</summary>
    private const int PeekedMax = 32;

    private readonly ServiceBusQueues _queues;
    private readonly string _queue;
    private readonly SubQueue _part;

    internal ServiceBusReceiver(ServiceBusQueues queues, string queue, SubQueue part)
    {
        ArgumentException.ThrowIfNullOrEmpty(queue);
        (_queues, _queue, _part) = (queues, queue, part);
    }

    /// <summary>The queue, and the part of it.</summary>
    public virtual string EntityPath => _part == SubQueue.DeadLetter ? $"{_queue}/$DeadLetterQueue" : _queue;

    /// <summary>Whether the receiver was disposed.</summary>
    public virtual bool IsClosed { get; private set; }

    /// <summary>Shows the first messages and leaves them where they are.</summary>
    /// <param name="maxMessages">The most wanted; locally at most 32 are shown.</param>
    /// <param name="fromSequenceNumber">Not kept locally: null.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="ServiceBusException">There is no such queue.</exception>
    public virtual async Task<IReadOnlyList<ServiceBusReceivedMessage>> PeekMessagesAsync(
        int maxMessages, long? fromSequenceNumber = null, CancellationToken cancellationToken = default)
    {
        QueueClient queue = await _queues.FindAsync(_queue, _part, cancellationToken);
        PeekedMessage[] peeked = await queue.PeekMessagesAsync(Math.Min(maxMessages, PeekedMax), cancellationToken);
        return Array.ConvertAll(peeked, static message => new ServiceBusReceivedMessage(
            ServiceBusEnvelope.Read(message.Body.ToString(), message.MessageId, message.InsertedOn ?? default),
            checked((int)message.DequeueCount),
            locked: null));
    }

    /// <summary>Closes the receiver.</summary>
    public virtual ValueTask DisposeAsync()
    {
        IsClosed = true;
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
