namespace Disbursement.LocalRuntime.Durable;

/// <summary>How a task hub runs in this process.</summary>
internal sealed class DurableHubOptions
{
    /// <summary>Names the hub's table, container and queues: letters and digits, 3 to 45, a letter first.</summary>
    public string HubName { get; set; } = "DisbursementHub";

    /// <summary>Where the hub's state is kept. Not used when <see cref="InMemory"/> is set.</summary>
    public string ConnectionString { get; set; } = "UseDevelopmentStorage=true";

    /// <summary>Keeps the state in memory: for tests of orchestrations that need no restart.</summary>
    public bool InMemory { get; set; }

    /// <summary>Activities that run at one time in this process, at least 1.</summary>
    public int MaxConcurrentActivities { get; set; } = 10 * Environment.ProcessorCount;

    /// <summary>Orchestrations whose steps are worked on at one time in this process, at least 1.</summary>
    public int MaxConcurrentOrchestrators { get; set; } = 10 * Environment.ProcessorCount;

    /// <summary>Instances that stay in memory while they wait, at least 0; the rest is replayed when needed.</summary>
    public int MaxResidentInstances { get; set; } = 2_000;

    /// <summary>
    /// Processes that may die, one after the other, on one step or one run of an activity before it is given up.
    /// </summary>
    public int CrashesMax { get; set; } = 5;

    /// <summary>Replays the history at each step instead of keeping instances in memory: for tests.</summary>
    public bool ReplayEveryStep { get; set; }

    /// <summary>How long a process that stopped renewing its lease keeps its instances.</summary>
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a process that is not alone looks for wake-ups of the others.</summary>
    public TimeSpan WakeUpInterval { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How often the store is searched for work whose wake-up was lost.</summary>
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromSeconds(30);
}
