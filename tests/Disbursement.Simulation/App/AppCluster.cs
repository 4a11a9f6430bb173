using System.Globalization;
using Disbursement.LocalRuntime.Durable;
using Disbursement.LocalRuntime.Durable.Storage;
using Disbursement.LocalRuntime.Tests.Durable.Simulation;
using Disbursement.LocalRuntime.Tests.Durable.Support;
using Disbursement.Simulation.Running;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;

namespace Disbursement.Simulation.App;

/// <summary>The processes of the app on one hub: each is killed and started again as the seed has it.</summary>
internal sealed class AppCluster
{
    private readonly SimulatedWorld _world;
    private readonly AuditedStore _store = new();
    private readonly FaultyWorkers _workers;
    private readonly AppProcess?[] _places;
    private readonly IConfiguration _configuration;
    private int _names;
    private int _runs;

    /// <summary>Makes a cluster; nothing runs yet.</summary>
    public AppCluster(SimulatedWorld world, IConfiguration configuration)
    {
        _world = world;
        _configuration = configuration;
        _places = new AppProcess?[world.Plan.Processes];
        _workers = new FaultyWorkers(_store.Workers, world.Random) { IsCalm = !world.Plan.WildHub };
    }

    /// <summary>What the hub recorded wrongly.</summary>
    public IReadOnlyList<string> HubViolations => _store.Violations;

    /// <summary>Starts every process.</summary>
    public async Task StartAsync()
    {
        for (int place = 0; place < _places.Length; place++)
        {
            await StartAsync(place);
        }
    }

    /// <summary>Lets no more faults happen in the hub.</summary>
    public void Calm() => _workers.IsCalm = true;

    /// <summary>Does something in a process that is up, and in another when that one dies over it.</summary>
    /// <returns>Whether some process did it to its end.</returns>
    public async Task<bool> DoAsync(Func<AppProcess, Task> work)
    {
        AppProcess[] up = [.. _places.OfType<AppProcess>().Where(static app => app.IsUp && !app.Process.IsDead)];
        if (up.Length == 0)
        {
            return false;
        }

        AppProcess app = up[_world.Random.Next(up.Length)];
        return await app.Process.DoAsync(() => work(app));
    }

    /// <summary>Sets the clock of a process, forwards or back.</summary>
    public void JumpClock()
    {
        if (_places[_world.Random.Next(_places.Length)] is { } app)
        {
            app.Clock.Skew = TimeSpan.FromSeconds(_world.Random.Next(-240, 240));
            _world.Told.ClockJumps++;
        }
    }

    /// <summary>An instance as it is recorded, for starting it again.</summary>
    public async Task<(string Name, string? Input)?> FindInstanceAsync(string id) =>
        await _store.ReadStateAsync(id, payloads: true, CancellationToken.None) is { } stored
            ? (stored.State.Name, stored.State.Input)
            : null;

    /// <summary>Tells the trace which instances have not completed, and where each stands.</summary>
    public async Task TraceOpenAsync()
    {
        await foreach (InstanceState state in _store.ListAsync(new InstanceFilter(), CancellationToken.None))
        {
            if (state.Status != OrchestrationRuntimeStatus.Completed)
            {
                _world.Trace($"""
                    {state.InstanceId} {state.Name} {state.Status} step {state.Step} of {state.Owner}, taken up {state.Attempts} times, {state.Outstanding} open, changed {state.UpdatedAt:HH:mm:ss}, timer {state.NextTimerAt:HH:mm:ss} {state.Failure?.ErrorType} {state.Failure?.ErrorMessage}
                    """);
            }
        }
    }

    private async Task StartAsync(int place)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"app-{++_names}");
        var process = new SimulatedProcess(_world.Thread, name);
        var clock = new ProcessClock(_world.Time, process);
        var store = new CrashableStore(_store, _workers) { Around = _ => PassAsync(process) };
        var app = new AppProcess(
            process,
            clock,
            _configuration,
            _world.TransportOf(process, () => PassAsync(process)),
            _world.Plan.ClientRetries,
            new InquiryHandler(_world.Thread, process, _world.Random, _world.Plan, _world.Population, _world.Told),
            store,
            NewOptions(),
            () => string.Create(CultureInfo.InvariantCulture, $"run-{++_runs}"),
            AroundActivityAsync);
        _places[place] = app;
        _ = WatchAsync(place, app);
        bool isUp = false;
        while (!isUp && !process.IsDead)
        {
            isUp = await TryStartAsync(app);
        }
    }

    /// <summary>Storage may refuse while a process starts: a real one is started again by whoever watches it.</summary>
    private static async Task<bool> TryStartAsync(AppProcess app)
    {
        try
        {
            return await app.Process.DoAsync(app.StartAsync);
        }
        catch (Exception failure) when (failure is Azure.RequestFailedException or AggregateException)
        {
            return false;
        }
    }

    /// <summary>Another process comes in the place of one that died, a little later.</summary>
    private async Task WatchAsync(int place, AppProcess app)
    {
        await app.Process.Death;
        await Task.Delay(TimeSpan.FromSeconds(_world.Random.Next(0, 20)), _world.Time);
        await StartAsync(place);
    }

    /// <summary>Between two acts on storage: others get their turn, or the process dies here.</summary>
    private async Task PassAsync(SimulatedProcess process)
    {
        if (process.IsDead)
        {
            await SingleThread.Never().ConfigureAwait(false);
        }

        if (_world.MayCrash && _world.Random.NextDouble() < _world.Plan.Crash)
        {
            _world.CrashesLeft--;
            _world.Told.Crashes++;
            _world.Trace($"{process.Name} dies");
            process.Kill();
            await SingleThread.Never().ConfigureAwait(false);
        }

        if (!_world.IsCalm && _world.Random.NextDouble() < _world.Plan.Slow)
        {
            _world.Told.Slow++;
            int milliseconds = _world.Random.Next(1, _world.Plan.SlowMilliseconds);
            await Task.Delay(TimeSpan.FromMilliseconds(milliseconds), _world.Time).ConfigureAwait(false);
            if (process.IsDead)
            {
                await SingleThread.Never().ConfigureAwait(false);
            }
        }

        if (_world.Random.NextDouble() < _world.Plan.Interleave)
        {
            await _world.Thread.PauseAsync(process).ConfigureAwait(false);
        }
    }

    private async Task<object?> AroundActivityAsync(string name, Func<Task<object?>> run)
    {
        Func<Task<object?>> planted = () => _world.Bug.AroundActivityAsync(name, run);
        if (_world.IsCalm || _world.Random.NextDouble() >= _world.Plan.TwinActivity)
        {
            return await planted();
        }

        _world.Told.Twins++;
        _world.Trace($"{name} runs twice");
        Task<object?>[] twins = [planted(), planted()];
        Task<object?> first = await Task.WhenAny(twins);
        if (_world.Random.Next(2) == 0)
        {
            // The other one goes on all the same, as one in a process that was taken for dead does.
            return await first;
        }

        await Task.WhenAll(twins);
        return await twins[_world.Random.Next(2)];
    }

    private DurableHubOptions NewOptions() => new()
    {
        ReplayEveryStep = _world.Random.Next(4) == 0,
        MaxConcurrentActivities = _world.Random.Next(1, 9),
        MaxConcurrentOrchestrators = _world.Random.Next(1, 5),
        MaxResidentInstances = _world.Random.Next(1, 40),
        CrashesMax = 1_000, // the simulation kills far more often than any poison would
        LeaseDuration = TimeSpan.FromSeconds(20),
        SweepInterval = TimeSpan.FromSeconds(60),
        WakeUpInterval = TimeSpan.FromSeconds(2),
    };
}
