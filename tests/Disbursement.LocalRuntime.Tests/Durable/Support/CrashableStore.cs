using System.Runtime.CompilerServices;
using Disbursement.LocalRuntime.Durable.Storage;

namespace Disbursement.LocalRuntime.Tests.Durable.Support;

/// <summary>
/// A process's way to the store. After a crash no act reaches the store, and none returns: the code behind it is
/// dead, as far as anyone can tell. A hook before and after each act lets the simulation choose the moment.
/// </summary>
internal sealed class CrashableStore(IInstanceStore instances, IWorkerStore workers) : IInstanceStore, IWorkerStore
{
    private volatile bool _isCrashed;

    public bool IsCrashed => _isCrashed;

    /// <summary>Awaited before each act and, when it happened, again after it.</summary>
    public Func<string, Task> Around { get; set; } = _ => Task.CompletedTask;

    /// <summary>What the process is told of a commit: its version, or null as if another had written before it.</summary>
    public Func<StepCommit, string?, string?> Answer { get; set; } = (_, version) => version;

    public void Crash() => _isCrashed = true;

    public Task InitializeAsync(CancellationToken cancellationToken) =>
        ActAsync(() => instances.InitializeAsync(cancellationToken));

    public Task<string?> TryCreateAsync(InstanceState state, CancellationToken cancellationToken) =>
        ActAsync(() => instances.TryCreateAsync(state, cancellationToken));

    public Task<string?> TryReplaceAsync(InstanceState state, string version, CancellationToken cancellationToken) =>
        ActAsync(() => instances.TryReplaceAsync(state, version, cancellationToken));

    public Task<StoredState?> ReadStateAsync(string instanceId, bool payloads, CancellationToken cancellationToken) =>
        ActAsync(() => instances.ReadStateAsync(instanceId, payloads, cancellationToken));

    public Task<StoredInstance?> LoadAsync(string instanceId, CancellationToken cancellationToken) =>
        ActAsync(() => instances.LoadAsync(instanceId, cancellationToken));

    public Task<IReadOnlyList<InboxMessage>> ReadInboxAsync(string instanceId, CancellationToken cancellationToken) =>
        ActAsync(() => instances.ReadInboxAsync(instanceId, cancellationToken));

    public async Task<string?> TryCommitAsync(StepCommit commit, CancellationToken cancellationToken) =>
        Answer(commit, await ActAsync(() => instances.TryCommitAsync(commit, cancellationToken)));

    public Task AddMessageAsync(string instanceId, InboxMessage message, CancellationToken cancellationToken) =>
        ActAsync(() => instances.AddMessageAsync(instanceId, message, cancellationToken));

    public Task DeleteMessagesAsync(
        string instanceId, IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        ActAsync(() => instances.DeleteMessagesAsync(instanceId, keys, cancellationToken));

    public async IAsyncEnumerable<InstanceState> ListAsync(
        InstanceFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await ActAsync(() => Task.CompletedTask);
        await foreach (InstanceState state in instances.ListAsync(filter, cancellationToken))
        {
            yield return state;
        }
    }

    public Task<IReadOnlyCollection<string>> ListInboxesAsync(CancellationToken cancellationToken) =>
        ActAsync(() => instances.ListInboxesAsync(cancellationToken));

    public Task DeleteHistoryAsync(string instanceId, int beforeGeneration, CancellationToken cancellationToken) =>
        ActAsync(() => instances.DeleteHistoryAsync(instanceId, beforeGeneration, cancellationToken));

    public Task PurgeAsync(string instanceId, CancellationToken cancellationToken) =>
        ActAsync(() => instances.PurgeAsync(instanceId, cancellationToken));

    public Task WriteLeaseAsync(WorkerLease lease, CancellationToken cancellationToken) =>
        ActAsync(() => workers.WriteLeaseAsync(lease, cancellationToken));

    public Task DeleteLeaseAsync(string workerId, CancellationToken cancellationToken) =>
        ActAsync(() => workers.DeleteLeaseAsync(workerId, cancellationToken));

    public Task<IReadOnlyList<WorkerLease>> ListLeasesAsync(CancellationToken cancellationToken) =>
        ActAsync(() => workers.ListLeasesAsync(cancellationToken));

    public Task SendWakeUpAsync(string workerId, string instanceId, CancellationToken cancellationToken) =>
        ActAsync(() => workers.SendWakeUpAsync(workerId, instanceId, cancellationToken));

    public Task<IReadOnlyList<string>> ReceiveWakeUpsAsync(string workerId, CancellationToken cancellationToken) =>
        ActAsync(() => workers.ReceiveWakeUpsAsync(workerId, cancellationToken));

    private Task<bool> ActAsync(Func<Task> act, [CallerMemberName] string name = "") => ActAsync(
        async () =>
        {
            await act();
            return true;
        },
        name);

    private async Task<T> ActAsync<T>(Func<Task<T>> act, [CallerMemberName] string name = "")
    {
        await AliveAsync();
        await Around(name);
        await AliveAsync();
        T result = await act();
        await Around(name);
        await AliveAsync();
        return result;
    }

    private Task AliveAsync() => _isCrashed ? new TaskCompletionSource().Task : Task.CompletedTask;
}
