using Disbursement.LocalRuntime.Durable.Storage;

namespace Disbursement.LocalRuntime.Durable.Runtime;

/// <summary>Brings an instance into memory, taking it over from a dead worker if need be.</summary>
internal static class InstanceLoader
{
    /// <summary>Crashes after which an instance or activity is worked on alone: no bystander is blamed.</summary>
    public const int CrashesSuspect = 2;

    /// <summary>Loads an instance.</summary>
    /// <returns>Null when there is nothing to work on: unknown, ended, or another worker's.</returns>
    public static async Task<InstanceSession?> LoadAsync(DurableHub hub, string instanceId)
    {
        StoredInstance? stored = await hub.Store.LoadAsync(instanceId, hub.Stopping);
        if (stored is not { Stored.State: { IsActive: true } state })
        {
            await DropMessagesAsync(hub, instanceId, stored?.Stored.State.ExecutionId);
            return null;
        }

        if (state.Owner == hub.WorkerId)
        {
            return InstanceSession.Replay(hub, stored, claim: null);
        }

        if (await hub.Membership.IsAliveAsync(state.Owner))
        {
            await hub.Workers.SendWakeUpAsync(state.Owner, instanceId, hub.Stopping);
            return null;
        }

        return await TakeOverAsync(hub, stored);
    }

    /// <summary>Deletes messages that came too late for anyone to take up.</summary>
    /// <param name="hub">The hub.</param>
    /// <param name="instanceId">The instance.</param>
    /// <param name="executionId">The run that ended; null when the instance is unknown.</param>
    private static async Task DropMessagesAsync(DurableHub hub, string instanceId, string? executionId)
    {
        // Messages first: one that is read before the state cannot be for a run that starts after it.
        IReadOnlyList<InboxMessage> messages = await hub.Store.ReadInboxAsync(instanceId, hub.Stopping);
        StoredState? now = messages.Count == 0
            ? null
            : await hub.Store.ReadStateAsync(instanceId, payloads: false, hub.Stopping);
        if (messages.Count > 0 && now?.State is not { IsActive: true } && now?.State.ExecutionId == executionId)
        {
            string[] keys = [.. messages.Select(message => message.Key)];
            await hub.Store.DeleteMessagesAsync(instanceId, keys, hub.Stopping);
        }
    }

    /// <summary>
    /// Writes who works on the instance now and counts it, before any of its code runs: code that kills its process
    /// is found out by the count. The first recorded step sets it back.
    /// </summary>
    private static async Task<InstanceSession?> TakeOverAsync(DurableHub hub, StoredInstance stored)
    {
        InstanceState state = stored.Stored.State;
        bool isSuspect = state.Attempts > CrashesSuspect;
        IDisposable? alone = isSuspect ? await hub.SuspectInstances.EnterAsync() : null;
        try
        {
            InstanceState claimed = state with { Owner = hub.WorkerId, Attempts = state.Attempts + 1 };
            var commit = new StepCommit(stored.Stored.Version, claimed, Step: null, TakenMessages: []);
            string version = await hub.Store.TryCommitAsync(commit, hub.Stopping)
                ?? throw new FencedException(state.InstanceId);
            hub.Log.TakenOver(state.InstanceId, state.Owner, state.Step);

            var session = InstanceSession.Replay(
                hub, stored with { Stored = new StoredState(claimed, version) }, new Claim(alone));
            alone = null;
            return session;
        }
        finally
        {
            alone?.Dispose();
        }
    }
}

/// <summary>An instance just taken over; disposed when its first step is recorded.</summary>
/// <param name="Alone">Held while it is worked on alone; null when it is not suspect.</param>
internal sealed record Claim(IDisposable? Alone) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Alone?.Dispose();
}

/// <summary>Another worker wrote the state row in between.</summary>
internal sealed class FencedException(string instanceId)
    : Exception($"Instance '{instanceId}' was changed by another worker.");
