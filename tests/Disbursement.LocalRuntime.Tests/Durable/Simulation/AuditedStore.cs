using System.Runtime.CompilerServices;
using Disbursement.LocalRuntime.Durable.History;
using Disbursement.LocalRuntime.Durable.Storage;
using Disbursement.LocalRuntime.Durable.Storage.Memory;

namespace Disbursement.LocalRuntime.Tests.Durable.Simulation;

/// <summary>
/// The one store behind all simulated processes. It checks every recorded step against the ones before: no step
/// twice, no result twice, no result of a call never made.
/// </summary>
internal sealed class AuditedStore : IInstanceStore
{
    private readonly MemoryStore _store = new();
    private readonly Dictionary<(string Id, string Execution, int Generation), Ledger> _ledgers = [];

    public IWorkerStore Workers => _store;

    /// <summary>
    /// What was found wrong. It is kept here and not thrown: the engine would take it for trouble of the store and
    /// try again.
    /// </summary>
    public List<string> Violations { get; } = [];

    /// <summary>Steps recorded.</summary>
    public int Commits { get; private set; }

    /// <summary>Commits that another worker's had made void.</summary>
    public int Fenced { get; private set; }

    public async Task<string?> TryCommitAsync(StepCommit commit, CancellationToken cancellationToken)
    {
        string? version = await _store.TryCommitAsync(commit, cancellationToken);
        if (version is null)
        {
            Fenced++;
        }
        else if (commit.Step is { } step)
        {
            Commits++;
            InstanceState state = commit.State;
            (string, string, int) key = (state.InstanceId, state.ExecutionId, state.Generation);
            if (!_ledgers.TryGetValue(key, out Ledger? ledger))
            {
                _ledgers[key] = ledger = new Ledger(text => Violations.Add($"{key}: {text}"));
            }

            ledger.Add(step);
        }

        return version;
    }

    public Task InitializeAsync(CancellationToken cancellationToken) => _store.InitializeAsync(cancellationToken);

    public Task<string?> TryCreateAsync(InstanceState state, CancellationToken cancellationToken) =>
        _store.TryCreateAsync(state, cancellationToken);

    public Task<string?> TryReplaceAsync(InstanceState state, string version, CancellationToken cancellationToken) =>
        _store.TryReplaceAsync(state, version, cancellationToken);

    public Task<StoredState?> ReadStateAsync(string instanceId, bool payloads, CancellationToken cancellationToken) =>
        _store.ReadStateAsync(instanceId, payloads, cancellationToken);

    public Task<StoredInstance?> LoadAsync(string instanceId, CancellationToken cancellationToken) =>
        _store.LoadAsync(instanceId, cancellationToken);

    public Task<IReadOnlyList<InboxMessage>> ReadInboxAsync(string instanceId, CancellationToken cancellationToken) =>
        _store.ReadInboxAsync(instanceId, cancellationToken);

    public Task AddMessageAsync(string instanceId, InboxMessage message, CancellationToken cancellationToken) =>
        _store.AddMessageAsync(instanceId, message, cancellationToken);

    public Task DeleteMessagesAsync(
        string instanceId, IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        _store.DeleteMessagesAsync(instanceId, keys, cancellationToken);

    public async IAsyncEnumerable<InstanceState> ListAsync(
        InstanceFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (InstanceState state in _store.ListAsync(filter, cancellationToken))
        {
            yield return state;
        }
    }

    public Task<IReadOnlyCollection<string>> ListInboxesAsync(CancellationToken cancellationToken) =>
        _store.ListInboxesAsync(cancellationToken);

    public Task DeleteHistoryAsync(string instanceId, int beforeGeneration, CancellationToken cancellationToken) =>
        _store.DeleteHistoryAsync(instanceId, beforeGeneration, cancellationToken);

    public Task PurgeAsync(string instanceId, CancellationToken cancellationToken) =>
        _store.PurgeAsync(instanceId, cancellationToken);

    private sealed class Ledger(Action<string> report)
    {
        private readonly HashSet<int> _called = [];
        private readonly HashSet<int> _settled = [];
        private readonly HashSet<string> _messages = new(StringComparer.Ordinal);
        private int _last;

        public void Add(HistoryStep step)
        {
            Demand(step.Number == 0 || step.Number == _last + 1, $"step {step.Number} after {_last}");
            _last = step.Number;
            foreach (DurableEvent received in step.Received)
            {
                int? settled = received switch
                {
                    TaskCompleted done => done.Id,
                    TaskFailed failed => failed.Id,
                    TimerFired fired => fired.Id,
                    _ => null,
                };
                if (settled is { } id)
                {
                    Demand(_called.Contains(id), $"call {id} settled but never made");
                    Demand(_settled.Add(id), $"call {id} settled twice");
                }

                if (received is EventRaised raised && step.Number > 0)
                {
                    Demand(_messages.Add(raised.MessageId), $"message {raised.MessageId} taken twice");
                }
            }

            foreach (DurableEvent scheduled in step.Scheduled)
            {
                int? called = scheduled switch
                {
                    TaskScheduled task => task.Id,
                    SubOrchestrationScheduled child => child.Id,
                    TimerCreated timer => timer.Id,
                    _ => null,
                };
                if (called is { } id)
                {
                    Demand(_called.Add(id), $"call {id} made twice");
                }
            }
        }

        private void Demand(bool holds, string text)
        {
            if (!holds)
            {
                report(text);
            }
        }
    }
}
