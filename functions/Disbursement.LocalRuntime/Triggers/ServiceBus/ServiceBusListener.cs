using Azure.Messaging.ServiceBus;
using Disbursement.LocalRuntime.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Disbursement.LocalRuntime.Triggers.ServiceBus;

/// <summary>Makes the bus's queues and topics, and receives for the functions that listen to them.</summary>
internal sealed class ServiceBusListener(
    FunctionIndex functions,
    FunctionInvoker invoker,
    Connections connections,
    HostSettings settings,
    IConfiguration configuration,
    TimeProvider time,
    ILogger<ServiceBusListener> logger) : Listener
{
    /// <summary>Topics by name, each with its subscriptions parted by commas. Local only: Azure has them
    /// declared.</summary>
    private const string TopicsSection = "ServiceBus:Topics";

    private readonly List<MessagePump> _pumps = [];

    /// <inheritdoc/>
    protected override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await MakeTopicsAsync(cancellationToken);
        foreach ((BoundFunction function, ServiceBusTriggerAttribute trigger) in
            functions.Of<ServiceBusTriggerAttribute>())
        {
            string name = function.Descriptor.Name;
            _pumps.Add(Own(new MessagePump(
                new MessagePumpOptions(
                    name, trigger.IsBatched, trigger.AutoCompleteMessages, settings.MessagesAtOnceMax),
                await MakeQueueAsync(trigger, cancellationToken),
                (messages, stopping) => invoker.InvokeAsync(
                    function, new FunctionRun(messages, FunctionRun.NoData, stopping)),
                time,
                logger)));
        }
    }

    /// <inheritdoc/>
    protected override IEnumerable<Func<Task>> Listen(CancellationToken stopping) =>
        _pumps.Select(pump => (Func<Task>)(() => pump.RunAsync(stopping)));

    private Task<ServiceBusQueue> MakeQueueAsync(
        ServiceBusTriggerAttribute trigger, CancellationToken cancellationToken)
    {
        var queues = new ServiceBusQueues(connections.BusOf(trigger.Connection));
        return trigger.QueueName is { } name
            ? queues.EnsureQueueAsync(connections.Resolve(name), cancellationToken)
            : queues.EnsureSubscriptionAsync(
                connections.Resolve(trigger.TopicName!),
                connections.Resolve(trigger.SubscriptionName!),
                cancellationToken);
    }

    private async Task MakeTopicsAsync(CancellationToken cancellationToken)
    {
        foreach (IConfigurationSection topic in configuration.GetSection(TopicsSection).GetChildren())
        {
            var queues = new ServiceBusQueues(connections.BusOf("ServiceBusConnection"));
            await queues.EnsureTopicAsync(topic.Key, cancellationToken);
            string[] subscriptions = (topic.Value ?? string.Empty)
                .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            foreach (string subscription in subscriptions)
            {
                await queues.EnsureSubscriptionAsync(topic.Key, subscription, cancellationToken);
            }
        }
    }
}
