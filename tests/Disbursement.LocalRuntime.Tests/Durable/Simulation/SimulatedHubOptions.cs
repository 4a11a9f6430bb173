using Disbursement.LocalRuntime.Durable;

namespace Disbursement.LocalRuntime.Tests.Durable.Simulation;

/// <summary>The options of a simulated process.</summary>
internal static class SimulatedHubOptions
{
    /// <summary>Draws options: how much a process does at once, and whether it replays each step.</summary>
    public static DurableHubOptions Draw(Random random) => new()
    {
        ReplayEveryStep = random.Next(3) == 0,
        MaxConcurrentActivities = random.Next(1, 6),
        MaxConcurrentOrchestrators = random.Next(1, 4),
        MaxResidentInstances = random.Next(1, 8),
        CrashesMax = 1_000, // the simulation kills far more often than any poison would
        LeaseDuration = TimeSpan.FromSeconds(4),
        SweepInterval = TimeSpan.FromSeconds(5),
    };
}
