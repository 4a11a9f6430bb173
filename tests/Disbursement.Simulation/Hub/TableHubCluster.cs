using System.Globalization;
using Disbursement.LocalRuntime.Durable;
using Disbursement.LocalRuntime.Durable.Storage.Tables;
using Disbursement.LocalRuntime.Tests.Durable.Simulation;
using Disbursement.Simulation.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Disbursement.Simulation.Hub;

/// <summary>
/// Two processes of one hub, as it is shipped: its table, payload blobs and wake-up queues lie in one memory account.
/// Each request may be refused, lost or the last of its process, as the seed has it.
/// </summary>
internal sealed class TableHubCluster
{
    private readonly Random _random;
    private readonly TableHubFaults _faults;
    private readonly Action<DurableRegistry> _register;
    private readonly LocalDurableTaskClient?[] _clients = new LocalDurableTaskClient?[2];
    private readonly MemoryAccount _account;
    private int _names;

    /// <summary>Makes the cluster; its processes start with <see cref="StartAsync"/>.</summary>
    public TableHubCluster(int seed, TableHubFaults faults, Action<DurableRegistry> register)
    {
        _random = new Random(seed);
        (_faults, _register) = (faults, register);
        Thread = new SingleThread(_random, Time);
        _account = new MemoryAccount(Time);
    }

    /// <summary>The clock of all.</summary>
    public SimulatedTime Time { get; } = new();

    /// <summary>The thread of all.</summary>
    public SingleThread Thread { get; }

    /// <summary>Processes killed so far.</summary>
    public int Crashes { get; private set; }

    /// <summary>Requests refused or lost so far.</summary>
    public int Refusals { get; private set; }

    /// <summary>Transactions refused because the instance had changed.</summary>
    public int Fenced { get; private set; }

    /// <summary>Requests so far.</summary>
    public long Calls => _account.Calls;

    /// <summary>A client of a living process.</summary>
    public LocalDurableTaskClient AnyClient
    {
        get
        {
            LocalDurableTaskClient[] alive = [.. _clients.OfType<LocalDurableTaskClient>()];
            return alive[_random.Next(alive.Length)];
        }
    }

    /// <summary>Starts the processes.</summary>
    public async Task StartAsync()
    {
        for (int place = 0; place < _clients.Length; place++)
        {
            await StartProcessAsync(place);
        }
    }

    private async Task StartProcessAsync(int place)
    {
        string name = NextName("worker-");
        var process = new SimulatedProcess(Thread, name);
        var transport = new MemoryTransport(_account) { Home = process };
        DurableHub hub = NewHub(process, new MemoryClients(transport, _faults.Retries));
        var client = new LocalDurableTaskClient(hub);
        _clients[place] = client;
        await process.DoAsync(() => hub.StartAsync(CancellationToken.None));

        // Not before it is up: a process that cannot start is not what this is about.
        transport.Before = call => FaultAsync(place, process, call);
        transport.After = call =>
        {
            Fenced += call is { Operation: StorageOperation.Transaction, ErrorCode: "UpdateConditionNotSatisfied" } ? 1 : 0;
            return FaultAsync(place, process, call);
        };
    }

    private DurableHub NewHub(SimulatedProcess process, MemoryClients clients)
    {
        var registry = new DurableRegistry();
        _register(registry);
        Azure.Data.Tables.TableClient table = clients.Tables.GetTableClient("SimInstances");
        var payloads = new PayloadBlobs(clients.Blobs.GetBlobContainerClient("sim-payloads"))
        {
            NewName = () => NextName("payload-"),
        };
        return new DurableHub(
            registry,
            SimulatedHubOptions.Draw(_random),
            new TableStore(table, payloads),
            new TableWorkerStore(table, worker => clients.Queues.GetQueueClient($"sim-wake-{worker}")),
            Time,
            NullLoggerFactory.Instance)
        {
            WorkerId = process.Name,
            NewExecutionId = () => NextName("run-"),
            Background = process.DoAsync,
        };
    }

    private async ValueTask FaultAsync(int place, SimulatedProcess process, StorageCall call)
    {
        await Thread.PauseAsync(process);
        double drawn = _random.NextDouble() * 2; // asked twice for each request
        if (drawn < _faults.Crash)
        {
            Kill(place, process);
            await SingleThread.Never();
        }
        else if (drawn < _faults.Crash + _faults.Busy)
        {
            Refusals++;
            call.Answer(503, "ServerBusy");
        }
        else if (drawn < _faults.Crash + _faults.Busy + _faults.Lost)
        {
            Refusals++;
            throw call.ConnectionLost();
        }
    }

    private void Kill(int place, SimulatedProcess process)
    {
        process.Kill();
        Crashes++;

        // Not from within the dying process: what it still awaits never goes on.
        Thread.Post(_ => _ = StartProcessAsync(place), state: null);
    }

    private string NextName(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{_names++}");
}
