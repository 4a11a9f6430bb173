using Disbursement.Simulation.Bookkeeping;
using Disbursement.Functions.Storage;
using Disbursement.LocalRuntime.Tests.Durable.Simulation;
using Disbursement.Simulation.App;
using Disbursement.Simulation.Faults;
using Disbursement.Simulation.Parties;
using Disbursement.Simulation.Planted;
using Disbursement.Simulation.Storage;

namespace Disbursement.Simulation.Running;

/// <summary>What all parts of one run share: the seed's chance, the clock, the thread, storage and the books.</summary>
internal sealed class SimulatedWorld
{
    private readonly HashSet<(string Month, int Round)> _settling = [];
    private readonly List<Exception> _failures = [];
    private readonly Action<string>? _trace;

    /// <summary>Makes the world of a seed.</summary>
    public SimulatedWorld(int seed, PlantedBug bug, Action<string>? trace = null)
    {
        _trace = trace;
        Random = new Random(seed);
        Plan = FaultPlan.Draw(Random);
        Thread = new SingleThread(Random, Time);
        Account = new MemoryAccount(Time);
        Vault = new Vault(Account);
        Bug = bug;
        bug.World = this;
        Key = new byte[32];
        MessageKey = new byte[32];
        Random.NextBytes(Key);
        Random.NextBytes(MessageKey);
        Population = new Population(Random, Random.Next(3, 11));
        Books = new Books(Key, Told);
    }

    /// <summary>The seed's chance.</summary>
    public Random Random { get; }

    /// <summary>What goes wrong.</summary>
    public FaultPlan Plan { get; }

    /// <summary>The clock.</summary>
    public SimulatedTime Time { get; } = new();

    /// <summary>The one thread.</summary>
    public SingleThread Thread { get; }

    /// <summary>Storage.</summary>
    public MemoryAccount Account { get; }

    /// <summary>Storage as others than the app see it.</summary>
    public Vault Vault { get; }

    /// <summary>A mistake put in on purpose.</summary>
    public PlantedBug Bug { get; }

    /// <summary>The key of identifiers.</summary>
    public byte[] Key { get; }

    /// <summary>The secret of message keys.</summary>
    public byte[] MessageKey { get; }

    /// <summary>The people.</summary>
    public Population Population { get; }

    /// <summary>What happened.</summary>
    public Tracked Told { get; } = new();

    /// <summary>The model.</summary>
    public Books Books { get; }

    /// <summary>Versions that had no answer of their own when their month was settled; they must have one at the end.</summary>
    public List<ListVersion> Unanswered { get; } = [];

    /// <summary>What the last settled month left unpaid.</summary>
    public IReadOnlyList<(string Period, string Entitlement, string Unit, string List)> Carried { get; set; } = [];

    /// <summary>Whether faults are over: every run ends in peace, so that what was begun can end.</summary>
    public bool IsCalm { get; set; }

    /// <summary>Processes that may still die in this month.</summary>
    public int CrashesLeft { get; set; }

    /// <summary>Whether a process may die now.</summary>
    public bool MayCrash => !IsCalm && CrashesLeft > 0;

    /// <summary>Waits some seconds, drawn between two bounds.</summary>
    public Task WaitAsync(int from, int to) => Task.Delay(TimeSpan.FromSeconds(Random.Next(from, to + 1)), Time);

    /// <summary>Starts something that goes on beside the rest; what it throws fails the run.</summary>
    public void Start(Func<Task> work) => _ = WatchAsync(work);

    /// <summary>Tells whoever looks on what happens.</summary>
    public void Trace(FormattableString what) => _trace?.Invoke(
        FormattableString.Invariant($"{Time.Elapsed:hh\\:mm\\:ss\\.fff} {FormattableString.Invariant(what)}"));

    /// <summary>Fails the run when something failed beside it or does not hold.</summary>
    public void ThrowIfWrong()
    {
        Books.ThrowIfViolated();
        if (_failures.Count > 0)
        {
            throw new ModelException(_failures[0].ToString());
        }
    }

    /// <summary>Where a month stands; empty before it is there.</summary>
    public string StateOf(MonthRef month) =>
        Vault.Row("Months", month.PartitionKey, "month")?.Text("State") ?? "";

    /// <summary>Where a round stands; empty before it is there.</summary>
    public string RoundState(MonthRef month, int round) =>
        Vault.Row("Rounds", month.PartitionKey, FormattableString.Invariant($"r{round}"))?.Text("State") ?? "";

    /// <summary>The treasurer starts to settle a round: what is said from now on may come too late.</summary>
    public void BeginSettling(string month, int round) => _settling.Add((month, round));

    /// <summary>Whether the treasurer has begun to settle a round.</summary>
    public bool IsSettling(string month, int round) => _settling.Contains((month, round));

    /// <summary>A process's way to storage: with faults, and with the model looking on.</summary>
    public MemoryTransport TransportOf(SimulatedProcess process, Func<Task> pass)
    {
        var watch = new StorageWatch(this, process.Name, pass);
        return new MemoryTransport(Account) { Before = watch.BeforeAsync, After = watch.AfterAsync, Home = process };
    }

    private async Task WatchAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception failure)
        {
            _failures.Add(failure);
        }
    }
}
