using System.Globalization;
using Disbursement.LocalRuntime.Durable.History;
using Disbursement.LocalRuntime.Durable.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Disbursement.LocalRuntime.Durable.Runtime;

/// <summary>
/// What instances want of other instances. Everything here may be done twice, by this process or another: a child
/// knows the call it answers, a message its key, an answer its call.
/// </summary>
internal sealed class Outbox(DurableHub hub)
{
    /// <summary>Starts a sub-orchestration, or, when it is there already, takes its answer if it has one.</summary>
    public void StartChild(InstanceState parent, SubOrchestrationScheduled call) =>
        hub.Spawn(() => hub.PersistAsync(parent.InstanceId, () => StartChildAsync(parent, call)));

    /// <summary>
    /// Takes the answer of a sub-orchestration that ended. Needed where two workers take each other for dead in turn: what is
    /// left in memory of a child that another one ended says nothing any more, and the other one's answer may have met what
    /// was left there of the parent.
    /// </summary>
    public void AskChild(InstanceState parent, SubOrchestrationScheduled call) => hub.Spawn(() => hub.PersistAsync(
        parent.InstanceId,
        async () =>
        {
            StoredState? child = await hub.Store.ReadStateAsync(call.InstanceId, payloads: true, hub.Stopping);
            if (child is { State.IsActive: false } && child.State.Parent == ParentOf(parent, call))
            {
                AnswerParent(child.State);
            }
        }));

    /// <summary>Tells a parent that its sub-orchestration ended.</summary>
    public void AnswerParent(InstanceState child)
    {
        if (child.Parent is { } parent)
        {
            DurableEvent answer = child.Status == OrchestrationRuntimeStatus.Completed
                ? new TaskCompleted(parent.CallId, child.Output)
                : new TaskFailed(parent.CallId, FailureOf(child));
            hub.Deliver(parent.InstanceId, new EventItem(answer, parent.ExecutionId, parent.Generation));
        }
    }

    /// <summary>Puts an event into another instance's inbox and tells the sender so.</summary>
    public void SendEvent(InstanceState sender, EventSent sent, DateTime time) => hub.Spawn(async () =>
    {
        string key = string.Create(
            CultureInfo.InvariantCulture,
            $"{time.Ticks:D19}-{sender.ExecutionId}-{sender.Generation}-{sent.Id}");
        await hub.PersistAsync(
            sender.InstanceId, () => RaiseAsync(sent.InstanceId, new EventRaised(sent.Name, sent.Payload, key)));
        hub.Deliver(
            sender.InstanceId, new EventItem(new EventDelivered(sent.Id), sender.ExecutionId, sender.Generation));
    });

    /// <summary>Ends the sub-orchestrations of an instance that is about to be ended.</summary>
    public async Task TerminateChildrenAsync(
        IReadOnlyCollection<SubOrchestrationScheduled> children, ExecutionTerminated order)
    {
        foreach (SubOrchestrationScheduled child in children)
        {
            await TellAsync(child.InstanceId, hub.NewMessageKey(), order);
        }
    }

    /// <summary>Deletes the history that a start-over or a new start left behind.</summary>
    public void DeleteOldHistory(InstanceState state) => hub.Spawn(() => hub.PersistAsync(
        state.InstanceId, () => hub.Store.DeleteHistoryAsync(state.InstanceId, state.Generation, hub.Stopping)));

    /// <summary>
    /// Raises an event. To an instance in memory it goes straight into the next step, which may take up many; to any
    /// other by way of its inbox. Not to be called from within a step.
    /// </summary>
    public async Task RaiseAsync(string instanceId, EventRaised raised)
    {
        bool isRecorded = hub.IsLoaded(instanceId)
            && await hub.DeliverAndRecordAsync(instanceId, new EventItem(raised, ExecutionId: null, Generation: null));
        if (!isRecorded)
        {
            await TellAsync(instanceId, raised.MessageId, raised);
        }
    }

    /// <summary>Puts a message into an instance's inbox and sees to it that someone looks.</summary>
    /// <returns>False when the instance is unknown or has ended.</returns>
    public async Task<bool> TellAsync(string instanceId, string key, DurableEvent message)
    {
        StoredState? target = InstanceIds.IsStorable(instanceId)
            ? await hub.Store.ReadStateAsync(instanceId, payloads: false, hub.Stopping)
            : null;
        if (target is not { State.IsActive: true })
        {
            hub.Log.MessageDropped(message.GetType().Name, instanceId);
            return false;
        }

        string executionId = target.State.ExecutionId;
        await hub.Store.AddMessageAsync(instanceId, new InboxMessage(key, executionId, message), hub.Stopping);
        string owner = target.State.Owner;
        if (owner == hub.WorkerId || !await hub.Membership.IsAliveAsync(owner))
        {
            hub.Deliver(instanceId, new EventItem(message, executionId, Generation: null) { MessageKey = key });
        }
        else
        {
            await hub.Workers.SendWakeUpAsync(owner, instanceId, hub.Stopping);
        }

        return true;
    }

    private async Task StartChildAsync(InstanceState parent, SubOrchestrationScheduled call)
    {
        InstanceState child = hub.NewInstance(call.InstanceId, call.Name, call.Input) with
        {
            Parent = ParentOf(parent, call),
        };
        string? version = await hub.Store.TryCreateAsync(child, hub.Stopping);
        if (version is null)
        {
            StoredState? there = await hub.Store.ReadStateAsync(call.InstanceId, payloads: true, hub.Stopping);
            if (there is null || !there.State.IsActive || there.State.Parent == child.Parent)
            {
                version = await MeetChildAsync(child, there);
            }
            else
            {
                hub.Deliver(parent.InstanceId, new EventItem(InUse(call), parent.ExecutionId, parent.Generation));
            }
        }

        if (version is not null)
        {
            hub.Activate(new StoredState(child, version));
        }
    }

    /// <summary>Deals with an instance that has the child's id and does not stand in its way.</summary>
    /// <returns>The version of the child when it was started in the other's place.</returns>
    private async Task<string?> MeetChildAsync(InstanceState child, StoredState? there)
    {
        if (there is null)
        {
            throw new FencedException(child.InstanceId); // purged in between: try again
        }

        if (there.State.Parent != child.Parent)
        {
            InstanceState again = child with { Generation = there.State.Generation + 1 };
            string? version = await hub.Store.TryReplaceAsync(again, there.Version, hub.Stopping)
                ?? throw new FencedException(child.InstanceId);
            DeleteOldHistory(again);
            hub.Activate(new StoredState(again, version));
            return null;
        }

        if (there.State.IsActive)
        {
            hub.Deliver(child.InstanceId, new LookItem(Look.All));
        }
        else
        {
            AnswerParent(there.State);
        }

        return null;
    }

    private static ParentCall ParentOf(InstanceState parent, SubOrchestrationScheduled call) =>
        new(parent.InstanceId, parent.Name, parent.ExecutionId, parent.Generation, call.Id);

    private static TaskFailed InUse(SubOrchestrationScheduled call) => new(call.Id, new TaskFailureDetails(
        typeof(global::DurableTask.Core.Exceptions.OrchestrationAlreadyExistsException).FullName!,
        $"An orchestration with the id '{call.InstanceId}' is under way already.",
        StackTrace: null,
        InnerFailure: null,
        Properties: null));

    private static TaskFailureDetails FailureOf(InstanceState child) => child.Failure ?? new TaskFailureDetails(
        typeof(OperationCanceledException).FullName!,
        $"Sub-orchestration '{child.InstanceId}' was terminated.",
        StackTrace: null,
        InnerFailure: null,
        Properties: null);
}
