using DurableTask.Core.Exceptions;
using Disbursement.LocalRuntime.Durable.History;
using Disbursement.LocalRuntime.Durable.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Disbursement.LocalRuntime.Durable;

/// <summary>The client of a hub in the same process.</summary>
internal sealed class LocalDurableTaskClient(DurableHub hub) : DurableTaskClient("Local")
{
    /// <inheritdoc/>
    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName,
        object? input = null,
        StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(orchestratorName.Name, nameof(orchestratorName));
        string instanceId = options?.InstanceId ?? Guid.NewGuid().ToString("n");
        InstanceIds.Check(instanceId);
        await hub.WhenStartedAsync(cancellation);
        InstanceState state = hub.NewInstance(instanceId, orchestratorName, DurableJson.Write(input));
        if (options?.StartAt is { } startAt && startAt > hub.Time.GetUtcNow())
        {
            state = state with { NextTimerAt = startAt, Outstanding = 0 };
        }

        hub.Activate(await CreateAsync(state, cancellation));
        return instanceId;
    }

    /// <inheritdoc/>
    public override async Task RaiseEventAsync(
        string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(instanceId);
        ArgumentException.ThrowIfNullOrWhiteSpace(eventName);
        await hub.WhenStartedAsync(cancellation);
        var raised = new EventRaised(eventName, DurableJson.Write(eventPayload), hub.NewMessageKey());
        await hub.Outbox.RaiseAsync(instanceId, raised).WaitAsync(cancellation);
    }

    /// <inheritdoc/>
    public override async Task TerminateInstanceAsync(
        string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(instanceId);
        await hub.WhenStartedAsync(cancellation);
        var order = new ExecutionTerminated(DurableJson.Write(options?.Output), options?.Recursive ?? false);
        await hub.Outbox.TellAsync(instanceId, hub.NewMessageKey(), order).WaitAsync(cancellation);
    }

    /// <inheritdoc/>
    public override async Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(instanceId);
        await hub.WhenStartedAsync(cancellation);
        StoredState? stored = InstanceIds.IsStorable(instanceId)
            ? await hub.Store.ReadStateAsync(instanceId, getInputsAndOutputs, cancellation)
            : null;
        return stored is null ? null : MetadataOf(stored.State, getInputsAndOutputs);
    }

    /// <inheritdoc/>
    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) =>
        new InstancePages(hub, filter ?? new OrchestrationQuery());

    /// <inheritdoc/>
    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitAsync(
            instanceId,
            metadata => metadata.RuntimeStatus != OrchestrationRuntimeStatus.Pending,
            isLoadedEnough: false,
            getInputsAndOutputs,
            cancellation);

    /// <inheritdoc/>
    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitAsync(
            instanceId, metadata => metadata.IsCompleted, isLoadedEnough: true, getInputsAndOutputs, cancellation);

    /// <inheritdoc/>
    public override async Task<PurgeResult> PurgeInstanceAsync(
        string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(instanceId);
        await hub.WhenStartedAsync(cancellation);
        if (!InstanceIds.IsStorable(instanceId))
        {
            return new PurgeResult(0);
        }

        return new PurgeResult(await PurgeAsync(instanceId, options?.Recursive ?? false, cancellation));
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>A state row as clients see it.</summary>
    internal static OrchestrationMetadata MetadataOf(InstanceState state, bool payloads) =>
        new(state.Name, state.InstanceId)
        {
            RuntimeStatus = state.Status,
            CreatedAt = state.CreatedAt,
            LastUpdatedAt = state.UpdatedAt,
            SerializedInput = payloads ? state.Input : null,
            SerializedOutput = payloads ? state.Output : null,
            SerializedCustomStatus = payloads ? state.CustomStatus : null,
            FailureDetails = state.Failure,
        };

    /// <summary>Creates the instance, in place of an ended one if need be.</summary>
    private async Task<StoredState> CreateAsync(InstanceState state, CancellationToken cancellation)
    {
        while (true)
        {
            if (await hub.Store.TryCreateAsync(state, cancellation) is { } version)
            {
                return new StoredState(state, version);
            }

            StoredState? there = await hub.Store.ReadStateAsync(state.InstanceId, payloads: false, cancellation);
            if (there is { State.IsActive: true })
            {
                throw new OrchestrationAlreadyExistsException(
                    $"An orchestration with the id '{state.InstanceId}' exists and is {there.State.Status}.");
            }

            if (there is not null)
            {
                InstanceState again = state with { Generation = there.State.Generation + 1 };
                if (await hub.Store.TryReplaceAsync(again, there.Version, cancellation) is { } newVersion)
                {
                    hub.Outbox.DeleteOldHistory(again);
                    return new StoredState(again, newVersion);
                }
            }
        }
    }

    /// <summary>Waits for a state: by signal from this process, by reading now and then from another.</summary>
    private async Task<OrchestrationMetadata> WaitAsync(
        string instanceId,
        Func<OrchestrationMetadata, bool> isReached,
        bool isLoadedEnough,
        bool payloads,
        CancellationToken cancellation)
    {
        await hub.WhenStartedAsync(cancellation);
        while (true)
        {
            Task<InstanceState> signal = hub.Signals.Next(instanceId);
            bool isLocal = hub.IsLoaded(instanceId);
            if (!isLocal || !isLoadedEnough)
            {
                OrchestrationMetadata metadata = await GetInstancesAsync(instanceId, payloads, cancellation)
                    ?? throw new InvalidOperationException($"There is no orchestration with the id '{instanceId}'.");
                if (isReached(metadata))
                {
                    return metadata;
                }
            }

            // In this process the signal comes with the record; of another process's work only the store knows.
            TimeSpan patience = isLocal ? TimeSpan.FromSeconds(5) : TimeSpan.FromMilliseconds(250);
            using var leave = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            Task first = await Task.WhenAny(signal, Task.Delay(patience, hub.Time, leave.Token));
#pragma warning disable CA1849, MA0042 // ends a delay, nothing that could block
            leave.Cancel();
#pragma warning restore CA1849, MA0042
            cancellation.ThrowIfCancellationRequested();
            if (first == signal && MetadataOf(await signal, payloads) is { } news && isReached(news))
            {
                return news;
            }
        }
    }

    /// <summary>
    /// Deletes an ended instance. A child whose parent is still under way stays: the parent may not have its answer
    /// yet, and would start it again.
    /// </summary>
    private async Task<int> PurgeAsync(string instanceId, bool recursive, CancellationToken cancellation)
    {
        StoredState? stored = await hub.Store.ReadStateAsync(instanceId, payloads: false, cancellation);
        if (stored is not { State.IsActive: false } || await IsAwaitedAsync(stored.State, cancellation))
        {
            return 0;
        }

        string[] children = recursive ? await ChildrenOfAsync(instanceId, cancellation) : [];
        await hub.Store.PurgeAsync(instanceId, cancellation);
        int purged = 1;
        foreach (string child in children)
        {
            purged += await PurgeAsync(child, recursive, cancellation);
        }

        return purged;
    }

    private async Task<bool> IsAwaitedAsync(InstanceState child, CancellationToken cancellation)
    {
        StoredState? parent = child.Parent is null
            ? null
            : await hub.Store.ReadStateAsync(child.Parent.InstanceId, payloads: false, cancellation);
        return parent is { State.IsActive: true } && parent.State.ExecutionId == child.Parent?.ExecutionId;
    }

    private async Task<string[]> ChildrenOfAsync(string instanceId, CancellationToken cancellation)
    {
        StoredInstance? stored = await hub.Store.LoadAsync(instanceId, cancellation);
        return stored is null
            ? []
            : [.. stored.Steps.SelectMany(step => step.Scheduled).OfType<SubOrchestrationScheduled>()
                .Select(child => child.InstanceId).Distinct(StringComparer.Ordinal)];
    }
}
