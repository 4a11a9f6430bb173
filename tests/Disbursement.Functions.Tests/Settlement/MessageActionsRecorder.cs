using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.Functions.Tests.Settlement;

/// <summary>Keeps what was done with each message, by its id.</summary>
internal sealed class MessageActionsRecorder : ServiceBusMessageActions
{
    /// <summary>Ids of completed messages.</summary>
    public List<string> Completed { get; } = [];

    /// <summary>Ids of messages given back.</summary>
    public List<string> Abandoned { get; } = [];

    /// <summary>Ids of dead messages, with the reason.</summary>
    public Dictionary<string, string> Dead { get; } = [];

    /// <summary>Runs before a message is completed, so that a test sees what stands by then.</summary>
    public Func<Task> BeforeComplete { get; set; } = static () => Task.CompletedTask;

    /// <inheritdoc />
    public override async Task CompleteMessageAsync(
        ServiceBusReceivedMessage message, CancellationToken cancellationToken = default)
    {
        await BeforeComplete();
        Completed.Add(message.MessageId);
    }

    /// <inheritdoc />
    public override Task AbandonMessageAsync(
        ServiceBusReceivedMessage message,
        IDictionary<string, object>? propertiesToModify = null,
        CancellationToken cancellationToken = default)
    {
        Abandoned.Add(message.MessageId);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Task DeadLetterMessageAsync(
        ServiceBusReceivedMessage message,
        Dictionary<string, object>? propertiesToModify = null,
        string? deadLetterReason = null,
        string? deadLetterErrorDescription = null,
        CancellationToken cancellationToken = default)
    {
        Dead[message.MessageId] = deadLetterReason ?? "";
        return Task.CompletedTask;
    }
}
