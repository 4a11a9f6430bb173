using System.Collections.Concurrent;
using System.Globalization;
using Disbursement.LocalRuntime.Durable.Runtime;
using Disbursement.LocalRuntime.Durable.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Disbursement.LocalRuntime.Durable;

/// <summary>
/// The local durable engine. One step of an instance goes: something is delivered to its actor
/// (<see cref="InstanceActor"/>), its session takes it up, runs the orchestrator and records the step
/// (<see cref="InstanceSession"/>), and then starts the activities (<see cref="ActivityDispatcher"/>) and
/// sub-orchestrations (<see cref="Outbox"/>) that the step asked for, whose results are delivered in turn.
/// </summary>
internal sealed class DurableHub : IHostedService, IDisposable
{
    private readonly ConcurrentDictionary<string, InstanceActor> _actors = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stop = new();
    private readonly Sweeper _sweeper;
    private long _lastKey;
    private int _isEvicting;

    /// <summary>Makes a hub; it works once started.</summary>
    public DurableHub(
        DurableRegistry registry,
        DurableHubOptions options,
        IInstanceStore store,
        IWorkerStore workers,
        TimeProvider time,
        ILoggerFactory loggerFactory)
    {
        (Registry, Options, Store, Workers, Time) = (registry, options, store, workers, time);
        LoggerFactory = loggerFactory;
        Log = new HubLog(loggerFactory.CreateLogger("Durable"));
        OrchestratorSlots = new Slots(options.MaxConcurrentOrchestrators);
        Activities = new ActivityDispatcher(this);
        Outbox = new Outbox(this);
        Membership = new Membership(this);
        Timers = new WakeTimer(time, instanceId => Deliver(instanceId, new LookItem(Look.Timers)));
        _sweeper = new Sweeper(this);
        Stopping = _stop.Token;
    }

    /// <summary>This process, made anew at each start.</summary>
    public string WorkerId { get; init; } = ShortId();

    /// <summary>Makes ids of runs. The simulation counts, so that a seed always gives the same run.</summary>
    public Func<string> NewExecutionId { get; init; } = ShortId;

    /// <summary>Starts work in the background. The simulation puts its own single thread here.</summary>
    public Func<Func<Task>, Task> Background { get; init; } = Task.Run;

    internal DurableRegistry Registry { get; }

    internal DurableHubOptions Options { get; }

    internal IInstanceStore Store { get; }

    internal IWorkerStore Workers { get; }

    internal TimeProvider Time { get; }

    internal ILoggerFactory LoggerFactory { get; }

    internal HubLog Log { get; }

    /// <summary>Room for the instances that are worked on.</summary>
    internal Slots OrchestratorSlots { get; }

    /// <summary>
    /// Lets through one at a time the instances whose step was under way when their process died more than once: when
    /// it dies again, the one inside is to blame and nobody else.
    /// </summary>
    internal Slots SuspectInstances { get; } = new(count: 1);

    /// <summary>
    /// The same for activities. Not one line for both: an activity inside waits for its instance to record it, and
    /// the instance may have to be taken over as a suspect first.
    /// </summary>
    internal Slots SuspectActivities { get; } = new(count: 1);

    internal StatusSignals Signals { get; } = new();

    internal ActivityDispatcher Activities { get; }

    internal Outbox Outbox { get; }

    internal Membership Membership { get; }

    internal WakeTimer Timers { get; }

    /// <summary>Cancelled when the hub stops.</summary>
    internal CancellationToken Stopping { get; }

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await Store.InitializeAsync(cancellationToken);
        await Membership.RenewAsync();
        Log.Started(Options.HubName, WorkerId);
        _started.TrySetResult();
        Spawn(_sweeper.SweepAsync);
        Spawn(KeepLeaseAsync);
        Spawn(SweepNowAndThenAsync);
        Spawn(ListenAsync);
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (!_stop.IsCancellationRequested && _started.Task.IsCompleted)
        {
            await _stop.CancelAsync();
            await Activities.WhenIdleAsync().WaitAsync(cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // one that will not stop is left behind
            await Workers.DeleteLeaseAsync(WorkerId, CancellationToken.None);
            Log.Stopped(Options.HubName);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Cancel();
        Timers.Dispose();
    }

    /// <summary>Waits until the hub has started: a trigger may be quicker.</summary>
    internal Task WhenStartedAsync(CancellationToken cancellationToken) => _started.Task.WaitAsync(cancellationToken);

    /// <summary>Hands something to an instance, bringing it into memory if it is not there.</summary>
    internal void Deliver(string instanceId, ActorItem item)
    {
        while (true)
        {
            InstanceActor actor = _actors.GetOrAdd(instanceId, id => new InstanceActor(this, id, session: null));
            if (actor.Post(item))
            {
                return;
            }

            Forget(actor);
        }
    }

    /// <summary>Hands an event to an instance and waits until it is recorded.</summary>
    /// <returns>False when it never will be, because it is no news or the instance has ended or is another's.</returns>
    internal async Task<bool> DeliverAndRecordAsync(string instanceId, EventItem item)
    {
        var recorded = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CancellationTokenRegistration stop = Stopping.Register(() => recorded.TrySetCanceled(Stopping));
        Deliver(instanceId, item with { Recorded = recorded });
        return await recorded.Task;
    }

    /// <summary>Starts to work on an instance that was just created.</summary>
    internal void Activate(StoredState created)
    {
        string instanceId = created.State.InstanceId;
        var actor = new InstanceActor(this, instanceId, InstanceSession.Create(this, created));
        if (_actors.TryAdd(instanceId, actor))
        {
            actor.Post(new LookItem(Look.None));
        }
        else
        {
            Deliver(instanceId, new LookItem(Look.All));
        }
    }

    /// <summary>Whether an instance is in memory.</summary>
    internal bool IsResident(string instanceId) => _actors.ContainsKey(instanceId);

    /// <summary>Whether an instance is in memory and, as far as this process knows, under way and its own.</summary>
    internal bool IsLoaded(string instanceId) =>
        _actors.TryGetValue(instanceId, out InstanceActor? actor) && actor.IsLoaded;

    /// <summary>Takes an actor that has retired out of memory.</summary>
    internal void Forget(InstanceActor actor) =>
        _actors.TryRemove(new KeyValuePair<string, InstanceActor>(actor.InstanceId, actor));

    /// <summary>Lets the instances that have been idle longest leave memory when there are too many.</summary>
    internal void EvictIfCrowded()
    {
        if (_actors.Count <= Options.MaxResidentInstances || Interlocked.Exchange(ref _isEvicting, 1) == 1)
        {
            return;
        }

        bool isProgress = true;
        while (isProgress && _actors.Count > Options.MaxResidentInstances)
        {
            int surplus = _actors.Count - (Options.MaxResidentInstances * 9 / 10);
            InstanceActor[] retired = [.. _actors.Values.OrderBy(actor => actor.LastWorkedAt)
                .ThenBy(actor => actor.InstanceId, StringComparer.Ordinal).Take(surplus)
                .Where(actor => actor.TryRetire())];
            Array.ForEach(retired, Forget);
            isProgress = retired.Length > 0;
        }

        Volatile.Write(ref _isEvicting, 0);
    }

    /// <summary>The first state of a new instance of this worker.</summary>
    internal InstanceState NewInstance(string instanceId, string name, string? input)
    {
        DateTimeOffset now = Time.GetUtcNow();
        return new InstanceState
        {
            InstanceId = instanceId,
            Name = name,
            ExecutionId = NewExecutionId(),
            Generation = 1,
            CreatedAt = now,
            UpdatedAt = now,
            Input = input,
            Owner = WorkerId,
            Outstanding = 1, // its first step
        };
    }

    /// <summary>A key for a message that sorts after all keys this worker made before.</summary>
    internal string NewMessageKey()
    {
        long now = Time.GetUtcNow().Ticks;
        long key;
        long last;
        do
        {
            last = Interlocked.Read(ref _lastKey);
            key = Math.Max(now, last + 1);
        }
        while (Interlocked.CompareExchange(ref _lastKey, key, last) != last);

        return string.Create(CultureInfo.InvariantCulture, $"{key:D19}-{WorkerId}");
    }

    /// <summary>Runs something in the background; only the stop of the hub ends it early without a word.</summary>
    internal void Spawn(Func<Task> work) => _ = Background(async () =>
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (Stopping.IsCancellationRequested)
        {
            // The hub stops.
        }
#pragma warning disable CA1031 // Nobody awaits background work: what it throws is logged here or lost.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Log.BackgroundFailed(failure);
        }
    });

    /// <summary>Does something to the store until it succeeds.</summary>
    internal async Task PersistAsync(string instanceId, Func<Task> act)
    {
        for (int failures = 0; ; failures++)
        {
            try
            {
                await act();
                return;
            }
#pragma warning disable CA1031 // Whatever the store's trouble is, the act is still owed.
            catch (Exception failure) when (!Stopping.IsCancellationRequested)
#pragma warning restore CA1031
            {
                Log.StoreFailed(instanceId, failures + 1, failure);
            }

            await PauseAsync(failures);
        }
    }

    /// <summary>Waits between two tries: 50 ms at first, 5 s at most.</summary>
    internal Task PauseAsync(int failures) =>
        Task.Delay(TimeSpan.FromMilliseconds(Math.Min(5_000, 50 << Math.Min(failures, 7))), Time, Stopping);

    private static string ShortId() => Guid.NewGuid().ToString("n", CultureInfo.InvariantCulture)[..12];

    private async Task KeepLeaseAsync()
    {
        while (true)
        {
            await Task.Delay(Options.LeaseDuration / 4, Time, Stopping);
            bool someoneLeft = false;
            await PersistAsync(WorkerId, async () => someoneLeft = await Membership.RenewAsync());
            if (someoneLeft)
            {
                Spawn(_sweeper.SweepAsync);
            }
        }
    }

    private async Task SweepNowAndThenAsync()
    {
        while (true)
        {
            await Task.Delay(Options.SweepInterval, Time, Stopping);
            await PersistAsync(WorkerId, _sweeper.SweepAsync);
        }
    }

    /// <summary>Listens for wake-ups of other workers: seldom when alone, one may have come just now.</summary>
    private async Task ListenAsync()
    {
        while (true)
        {
            TimeSpan pause = Membership.HasCompany ? Options.WakeUpInterval : Options.LeaseDuration / 8;
            await Task.Delay(pause, Time, Stopping);
            await PersistAsync(WorkerId, async () =>
            {
                foreach (string instanceId in await Workers.ReceiveWakeUpsAsync(WorkerId, Stopping))
                {
                    Deliver(instanceId, new LookItem(Look.All));
                }
            });
        }
    }
}
