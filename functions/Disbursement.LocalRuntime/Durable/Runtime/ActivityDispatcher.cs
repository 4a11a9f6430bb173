using System.Collections.Concurrent;
using Disbursement.LocalRuntime.Durable.History;
using Disbursement.LocalRuntime.Durable.Storage;
using Microsoft.DurableTask;

namespace Disbursement.LocalRuntime.Durable.Runtime;

/// <summary>Runs activities, so many at a time, and hands their results to the instances that called them.</summary>
internal sealed class ActivityDispatcher(DurableHub hub)
{
    /// <summary>Calls that this process works on until their result is recorded: none is started twice here.</summary>
    private readonly ConcurrentDictionary<CallKey, bool> _underWay = new();
    private readonly Slots _slots = new(hub.Options.MaxConcurrentActivities);
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _running;

    /// <summary>Starts an activity as soon as there is room, unless this process works on it already.</summary>
    /// <param name="state">The calling instance.</param>
    /// <param name="call">The call.</param>
    /// <param name="attempt">1 when it was just scheduled; more when an earlier process may have run it.</param>
    public void Start(InstanceState state, TaskScheduled call, int attempt)
    {
        var key = new CallKey(state.ExecutionId, state.Generation, call.Id);
        if (_underWay.TryAdd(key, true))
        {
            hub.Spawn(() => WorkAsync(key, state, call, attempt));
        }
    }

    /// <summary>Waits, once the hub is stopping, until no activity runs in this process any more.</summary>
    public Task WhenIdleAsync() => Volatile.Read(ref _running) == 0 ? Task.CompletedTask : _idle.Task;

    private async Task WorkAsync(CallKey key, InstanceState state, TaskScheduled call, int attempt)
    {
        bool isRecorded = false;
        try
        {
            DurableEvent? result = attempt > hub.Options.CrashesMax
                ? Failed(call, new ActivityPoisonedException(call.Name, hub.Options.CrashesMax))
                : await RunInTurnAsync(state, call, attempt);
            isRecorded = result is not null && await RecordAsync(state, result);
        }
        finally
        {
            _underWay.TryRemove(key, out _);
        }

        if (!isRecorded && hub.IsLoaded(state.InstanceId))
        {
            // Mostly the call is settled or no longer ours. But when the store did record the attempt and its answer was
            // lost, the instance was loaded anew while the call counted as under way: nobody works on it now.
            hub.Deliver(state.InstanceId, new LookItem(Look.Activities));
        }
    }

    private async Task<DurableEvent?> RunInTurnAsync(InstanceState state, TaskScheduled call, int attempt)
    {
        bool isSuspect = attempt > InstanceLoader.CrashesSuspect;
        using IDisposable? alone = isSuspect ? await hub.SuspectActivities.EnterAsync() : null;
        using IDisposable slot = await _slots.EnterAsync();

        // The first attempt is known from its being scheduled; later ones are counted before they start.
        bool mayRun = attempt == 1 || await RecordAsync(state, new TaskRestarted(call.Id, attempt));
        if (!mayRun)
        {
            return null;
        }

        Interlocked.Increment(ref _running);
        try
        {
            hub.Stopping.ThrowIfCancellationRequested();
            return await RunAsync(state, call);
        }
        finally
        {
            if (Interlocked.Decrement(ref _running) == 0 && hub.Stopping.IsCancellationRequested)
            {
                _idle.TrySetResult();
            }
        }
    }

    private async Task<DurableEvent> RunAsync(InstanceState state, TaskScheduled call)
    {
        try
        {
            Func<DurableActivityCall, CancellationToken, Task<object?>> run = hub.Registry.FindActivity(call.Name)
                ?? throw new InvalidOperationException($"There is no activity named '{call.Name}'.");
            object? output = await run(new DurableActivityCall(state.InstanceId, call.Name, call.Input), hub.Stopping);
            return new TaskCompleted(call.Id, DurableJson.Write(output));
        }
        catch (OperationCanceledException) when (hub.Stopping.IsCancellationRequested)
        {
            throw; // The host stops: not a result. The next process runs it again.
        }
#pragma warning disable CA1031 // Whatever an activity throws is its result: the caller gets a TaskFailedException.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return Failed(call, failure);
        }
    }

    private static TaskFailed Failed(TaskScheduled call, Exception failure) =>
        new(call.Id, TaskFailureDetails.FromException(failure));

    private Task<bool> RecordAsync(InstanceState state, DurableEvent happened) =>
        hub.DeliverAndRecordAsync(state.InstanceId, new EventItem(happened, state.ExecutionId, state.Generation));

    private readonly record struct CallKey(string ExecutionId, int Generation, int CallId);
}
