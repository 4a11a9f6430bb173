using System.Globalization;
using Disbursement.LocalRuntime.Durable;
using Disbursement.LocalRuntime.Tests.Durable.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Disbursement.LocalRuntime.Tests.Durable.Simulation;

/// <summary>Two processes of one hub on one thread, each killed and started again as the seed has it.</summary>
internal sealed class SimulatedCluster
{
    private readonly Random _random;
    private readonly Action<DurableRegistry> _register;
    private readonly double _crashProbability;
    private readonly Process?[] _processes = new Process?[2];
    private int _workers;
    private int _runs;

    public SimulatedCluster(int seed, double crashProbability, Action<DurableRegistry> register)
    {
        _random = new Random(seed);
        _crashProbability = crashProbability;
        _register = register;
        Thread = new SingleThread(_random, Time);
        Workers = new FaultyWorkers(Store.Workers, _random);
    }

    public SimulatedTime Time { get; } = new();

    public SingleThread Thread { get; }

    public AuditedStore Store { get; } = new();

    public FaultyWorkers Workers { get; }

    /// <summary>Processes killed so far.</summary>
    public int Crashes { get; private set; }

    /// <summary>A client of a living process.</summary>
    public LocalDurableTaskClient AnyClient
    {
        get
        {
            Process[] alive = [.. _processes.OfType<Process>()];
            return alive[_random.Next(alive.Length)].Client;
        }
    }

    public async Task StartAsync()
    {
        for (int place = 0; place < _processes.Length; place++)
        {
            await StartProcessAsync(place);
        }
    }

    /// <summary>Lets no more faults happen, and sees to it that a process is there to end the work.</summary>
    public void Calm() => Workers.IsCalm = true;

    private async Task StartProcessAsync(int place)
    {
        var store = new CrashableStore(Store, Workers);
        var registry = new DurableRegistry();
        _register(registry);
        string name = string.Create(CultureInfo.InvariantCulture, $"worker-{_workers++}");
        var context = new SimulatedProcess(Thread, name);
        var hub = new DurableHub(registry, SimulatedHubOptions.Draw(_random), store, store, Time, NullLoggerFactory.Instance)
        {
            WorkerId = name,
            NewExecutionId = () => string.Create(CultureInfo.InvariantCulture, $"run-{_runs++}"),
            Background = context.StartAsync,
        };
        var process = new Process(hub, new LocalDurableTaskClient(hub), context);
        store.Around = async _ =>
        {
            await Task.Yield();
            if (!Workers.IsCalm && process.MayCrash && _random.NextDouble() < _crashProbability)
            {
                Kill(place, store);
            }
        };
        _processes[place] = process;
        await hub.StartAsync(CancellationToken.None);
        process.MayCrash = true;
    }

    private void Kill(int place, CrashableStore store)
    {
        store.Crash();
        _processes[place]!.Context.Kill();
        Crashes++;

        // Not from within the dying process: what it still awaits never goes on.
        Thread.Post(_ => _ = StartProcessAsync(place), state: null);
    }

    private sealed class Process(DurableHub hub, LocalDurableTaskClient client, SimulatedProcess context)
    {
        public DurableHub Hub { get; } = hub;

        public LocalDurableTaskClient Client { get; } = client;

        public SimulatedProcess Context { get; } = context;

        public bool MayCrash { get; set; }
    }
}
