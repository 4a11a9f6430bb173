using Azure.Storage.Queues;

namespace Azure.Messaging.ServiceBus;

/// <summary>Sends messages to a queue, or to all subscriptions of a topic.</summary>
public class ServiceBusSender : IAsyncDisposable
{
    private readonly ServiceBusQueues _queues;

    internal ServiceBusSender(ServiceBusQueues queues, string entityPath)
    {
        ArgumentException.ThrowIfNullOrEmpty(entityPath);
        _queues = queues;
        EntityPath = entityPath;
    }

    /// <summary>The queue or topic.</summary>
    public virtual string EntityPath { get; }

    /// <summary>Whether the sender was disposed.</summary>
    public virtual bool IsClosed { get; private set; }

    /// <summary>Sends a message.</summary>
    /// <exception cref="ServiceBusException">There is no such queue or topic, or the message is larger than 48 KiB.
    /// </exception>
    public virtual Task SendMessageAsync(ServiceBusMessage message, CancellationToken cancellationToken = default) =>
        SendMessagesAsync([message], cancellationToken);

    /// <summary>Sends messages, in their order. Locally they are not one transaction.</summary>
    /// <exception cref="ServiceBusException">There is no such queue or topic, or a message is larger than 48 KiB; then
    /// none was sent.</exception>
    public virtual async Task SendMessagesAsync(
        IEnumerable<ServiceBusMessage> messages, CancellationToken cancellationToken = default)
    {
        DateTimeOffset now = _queues.Time.GetUtcNow();
        string[] texts = [.. messages.Select(message => ServiceBusEnvelope.From(message, now).Write(EntityPath))];
        foreach (QueueClient target in await _queues.FindTargetsAsync(EntityPath, cancellationToken))
        {
            foreach (string text in texts)
            {
                await target.SendMessageAsync(
                    text, visibilityTimeout: null, timeToLive: ServiceBusLock.Forever, cancellationToken);
            }
        }
    }

    /// <summary>Closes the sender.</summary>
    public virtual ValueTask DisposeAsync()
    {
        IsClosed = true;
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
