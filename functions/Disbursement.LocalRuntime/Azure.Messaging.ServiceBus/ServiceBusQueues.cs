using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Azure.Messaging.ServiceBus;

/// <summary>Bus queues, topics and subscriptions as queues of a storage account.</summary>
/// <remarks>Queue <c>q</c> is <c>sb-q</c> with <c>sb-q-dead</c> beside it; subscription <c>s</c> of topic <c>t</c> is
/// <c>sb-t-s</c>, likewise. A topic itself is the empty queue <c>sb-t</c>; metadata tells what a queue is.</remarks>
/// <param name="service">The account's queues.</param>
/// <param name="time">When a message is sent.</param>
internal sealed class ServiceBusQueues(QueueServiceClient service, TimeProvider time)
{
    private const string Prefix = "sb-";
    private const string KindName = "kind";
    private const string TopicName = "topic";

    private readonly QueueServiceClient _service = service;

    /// <summary>Opens the queues of an account.</summary>
    public ServiceBusQueues(string connectionString)
        : this(new QueueServiceClient(connectionString), TimeProvider.System)
    {
    }

    /// <summary>Tells when a message is sent.</summary>
    public TimeProvider Time { get; } = time;

    /// <summary>Makes a queue and the queue of its dead letters unless they exist.</summary>
    public async Task<ServiceBusQueue> EnsureQueueAsync(string queue, CancellationToken cancellationToken)
    {
        await CreateAsync(Prefix + queue, Kind("queue"), cancellationToken);
        return await WithDeadAsync(queue, cancellationToken);
    }

    /// <summary>Makes a topic unless it exists.</summary>
    public Task EnsureTopicAsync(string topic, CancellationToken cancellationToken) =>
        CreateAsync(Prefix + topic, Kind("topic"), cancellationToken);

    /// <summary>Makes a subscription, its topic and the queue of its dead letters unless they exist.</summary>
    public async Task<ServiceBusQueue> EnsureSubscriptionAsync(
        string topic, string subscription, CancellationToken cancellationToken)
    {
        await EnsureTopicAsync(topic, cancellationToken);
        Dictionary<string, string> metadata = Kind("subscription");
        metadata[TopicName] = topic;
        await CreateAsync($"{Prefix}{topic}-{subscription}", metadata, cancellationToken);
        return await WithDeadAsync($"{topic}-{subscription}", cancellationToken);
    }

    /// <summary>Where a message to a queue or topic goes: the queue, or each subscription's.</summary>
    /// <exception cref="ServiceBusException">There is no such queue or topic.</exception>
    public async Task<IReadOnlyList<QueueClient>> FindTargetsAsync(string entity, CancellationToken cancellationToken)
    {
        QueueClient queue = _service.GetQueueClient(Prefix + entity);
        try
        {
            QueueProperties properties = await queue.GetPropertiesAsync(cancellationToken);
            bool isTopic = properties.Metadata.TryGetValue(KindName, out string? kind) && kind == "topic";
            return isTopic ? await FindSubscriptionsAsync(entity, cancellationToken) : [queue];
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            throw new ServiceBusException(
                $"There is no queue or topic {entity}; a topic is made from the setting ServiceBus:Topics:{entity}.",
                ServiceBusFailureReason.MessagingEntityNotFound,
                entity,
                exception);
        }
    }

    /// <summary>A queue, or its dead letters.</summary>
    /// <exception cref="ServiceBusException">There is no such queue.</exception>
    public async Task<QueueClient> FindAsync(string queue, SubQueue part, CancellationToken cancellationToken)
    {
        QueueClient client = _service.GetQueueClient(
            part == SubQueue.DeadLetter ? $"{Prefix}{queue}-dead" : Prefix + queue);
        return await client.ExistsAsync(cancellationToken)
            ? client
            : throw new ServiceBusException(
                $"There is no queue {queue}.", ServiceBusFailureReason.MessagingEntityNotFound, queue, innerException: null);
    }

    private static Dictionary<string, string> Kind(string kind) =>
        new(StringComparer.Ordinal) { [KindName] = kind };

    private async Task<IReadOnlyList<QueueClient>> FindSubscriptionsAsync(
        string topic, CancellationToken cancellationToken)
    {
        List<QueueClient> found = [];
        await foreach (QueueItem item in _service.GetQueuesAsync(
            QueueTraits.Metadata, $"{Prefix}{topic}-", cancellationToken))
        {
            if (item.Metadata.TryGetValue(TopicName, out string? its) && its == topic)
            {
                found.Add(_service.GetQueueClient(item.Name));
            }
        }

        return found;
    }

    private async Task<ServiceBusQueue> WithDeadAsync(string entity, CancellationToken cancellationToken)
    {
        string dead = $"{Prefix}{entity}-dead";
        await CreateAsync(dead, Kind("dead"), cancellationToken);
        return new ServiceBusQueue(entity, _service.GetQueueClient(Prefix + entity), _service.GetQueueClient(dead));
    }

    private async Task CreateAsync(
        string name, Dictionary<string, string> metadata, CancellationToken cancellationToken)
    {
        try
        {
            await _service.GetQueueClient(name).CreateIfNotExistsAsync(metadata, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == QueueErrorCode.QueueAlreadyExists)
        {
            // Made by hand or by another program, with other metadata: it serves as it is.
        }
    }
}

/// <summary>One queue to receive from.</summary>
/// <param name="EntityPath">The bus name of the queue or subscription.</param>
/// <param name="Messages">Its messages.</param>
/// <param name="Dead">Its dead letters.</param>
internal sealed record ServiceBusQueue(string EntityPath, QueueClient Messages, QueueClient Dead);
