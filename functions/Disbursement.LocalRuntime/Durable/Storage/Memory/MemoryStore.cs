using System.Globalization;
using System.Runtime.CompilerServices;
using Disbursement.LocalRuntime.Durable.History;

namespace Disbursement.LocalRuntime.Durable.Storage.Memory;

/// <summary>
/// Keeps instances in memory, with the same acts and refusals as the real store. Events go through their JSON, so
/// that nothing survives here that would not survive there. Several hubs may share one.
/// </summary>
internal sealed class MemoryStore : IInstanceStore, IWorkerStore
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, Partition> _partitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WorkerLease> _leases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _wakeUps = new(StringComparer.Ordinal);
    private long _version;

    /// <inheritdoc/>
    public Task InitializeAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<string?> TryCreateAsync(InstanceState state, CancellationToken cancellationToken) => Act(() =>
        _partitions.TryAdd(state.InstanceId, new Partition { State = state, Version = NewVersion() })
            ? _partitions[state.InstanceId].Version
            : null);

    /// <inheritdoc/>
    public Task<string?> TryReplaceAsync(InstanceState state, string version, CancellationToken cancellationToken) =>
        Act(() =>
        {
            if (Find(state.InstanceId) is not { } partition || partition.Version != version)
            {
                return null;
            }

            partition.State = state;
            return partition.Version = NewVersion();
        });

    /// <inheritdoc/>
    public Task<StoredState?> ReadStateAsync(string instanceId, bool payloads, CancellationToken cancellationToken) =>
        Act(() => Find(instanceId) is { } partition ? new StoredState(partition.State, partition.Version) : null);

    /// <inheritdoc/>
    public Task<StoredInstance?> LoadAsync(string instanceId, CancellationToken cancellationToken) => Act(() =>
        Find(instanceId) is { } partition
            ? new StoredInstance(
                new StoredState(partition.State, partition.Version),
                [.. partition.Steps.Where(row => row.Key.Generation == partition.State.Generation)
                    .Select(row => HistoryJson.ReadStep(row.Key.Step, row.Value))],
                partition.ReadInbox())
            : null);

    /// <inheritdoc/>
    public Task<IReadOnlyList<InboxMessage>> ReadInboxAsync(string instanceId, CancellationToken cancellationToken) =>
        Act(() => Find(instanceId)?.ReadInbox() ?? []);

    /// <inheritdoc/>
    public Task<string?> TryCommitAsync(StepCommit commit, CancellationToken cancellationToken) => Act(() =>
    {
        bool isCurrent = Find(commit.State.InstanceId) is { } partition
            && partition.Version == commit.Version
            && commit.TakenMessages.All(partition.Inbox.ContainsKey);
        return isCurrent ? Commit(Find(commit.State.InstanceId)!, commit) : null;
    });

    /// <inheritdoc/>
    public Task AddMessageAsync(
        string instanceId, InboxMessage message, CancellationToken cancellationToken) => Act(() =>
        Find(instanceId)?.Inbox.TryAdd(message.Key, (message.ExecutionId, HistoryJson.Write(message.Event))));

    /// <inheritdoc/>
    public Task DeleteMessagesAsync(
        string instanceId, IReadOnlyList<string> keys, CancellationToken cancellationToken) => Act(() =>
        keys.Count(key => Find(instanceId)?.Inbox.Remove(key) ?? false));

    /// <inheritdoc/>
    public async IAsyncEnumerable<InstanceState> ListAsync(
        InstanceFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (InstanceState state in await Act(() => _partitions.Values.Select(row => row.State).ToArray()))
        {
            if (filter.Matches(state))
            {
                yield return state;
            }
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyCollection<string>> ListInboxesAsync(CancellationToken cancellationToken) =>
        Act<IReadOnlyCollection<string>>(() =>
            [.. _partitions.Where(row => row.Value.Inbox.Count > 0).Select(row => row.Key)]);

    /// <inheritdoc/>
    public Task DeleteHistoryAsync(
        string instanceId, int beforeGeneration, CancellationToken cancellationToken) => Act(() =>
        Find(instanceId) is { } partition
            ? partition.Steps.Keys.Where(key => key.Generation < beforeGeneration).ToArray()
                .Count(partition.Steps.Remove)
            : 0);

    /// <inheritdoc/>
    public Task PurgeAsync(string instanceId, CancellationToken cancellationToken) =>
        Act(() => _partitions.Remove(instanceId));

    /// <inheritdoc/>
    public Task WriteLeaseAsync(WorkerLease lease, CancellationToken cancellationToken) =>
        Act(() => _leases[lease.WorkerId] = lease);

    /// <inheritdoc/>
    public Task DeleteLeaseAsync(string workerId, CancellationToken cancellationToken) =>
        Act(() => _leases.Remove(workerId) | _wakeUps.Remove(workerId));

    /// <inheritdoc/>
    public Task<IReadOnlyList<WorkerLease>> ListLeasesAsync(CancellationToken cancellationToken) =>
        Act<IReadOnlyList<WorkerLease>>(() => [.. _leases.Values]);

    /// <inheritdoc/>
    public Task SendWakeUpAsync(string workerId, string instanceId, CancellationToken cancellationToken) => Act(() =>
    {
        if (!_wakeUps.TryGetValue(workerId, out List<string>? waiting))
        {
            _wakeUps[workerId] = waiting = [];
        }

        waiting.Add(instanceId);
        return true;
    });

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ReceiveWakeUpsAsync(string workerId, CancellationToken cancellationToken) =>
        Act<IReadOnlyList<string>>(() => _wakeUps.Remove(workerId, out List<string>? waiting) ? waiting : []);

    private string Commit(Partition partition, StepCommit commit)
    {
        partition.State = commit.InputChanges ? commit.State : commit.State with { Input = partition.State.Input };
        if (commit.Step is { } step)
        {
            partition.Steps.Add((commit.State.Generation, step.Number), HistoryJson.Write(step));
        }

        foreach (string key in commit.TakenMessages)
        {
            partition.Inbox.Remove(key);
        }

        return partition.Version = NewVersion();
    }

    private Partition? Find(string instanceId) => _partitions.GetValueOrDefault(instanceId);

    private string NewVersion() => (++_version).ToString(CultureInfo.InvariantCulture);

    private Task<T> Act<T>(Func<T> act)
    {
        lock (_lock)
        {
            return Task.FromResult(act());
        }
    }

    private sealed class Partition
    {
        public required InstanceState State { get; set; }

        public required string Version { get; set; }

        public SortedDictionary<(int Generation, int Step), string> Steps { get; } = [];

        public SortedDictionary<string, (string ExecutionId, string Json)> Inbox { get; } = new(StringComparer.Ordinal);

        public IReadOnlyList<InboxMessage> ReadInbox() => [.. Inbox.Select(
            row => new InboxMessage(row.Key, row.Value.ExecutionId, HistoryJson.ReadEvent(row.Value.Json)))];
    }
}
