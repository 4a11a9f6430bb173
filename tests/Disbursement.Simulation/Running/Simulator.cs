using Disbursement.Simulation.Bookkeeping;
using Disbursement.Simulation.App;
using Disbursement.Simulation.Planted;

namespace Disbursement.Simulation.Running;

/// <summary>What a run came to.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="Failure">Why it failed; null for a good one.</param>
/// <param name="Told">What was done wrong on purpose.</param>
/// <param name="Payments">Payments that went out.</param>
/// <param name="Owed">Of these, first attempts at money that an earlier month had held.</param>
/// <param name="Simulated">How long it took by its own clock.</param>
/// <param name="Calls">Acts on storage.</param>
/// <param name="Steps">Steps of the thread: equal for equal seeds.</param>
internal sealed record RunReport(
    int Seed, string? Failure, Tracked Told, int Payments, int Owed, TimeSpan Simulated, long Calls, long Steps);

/// <summary>Runs seeds.</summary>
internal static class Simulator
{
    /// <summary>A month that is not over after so long, by its own clock, never will be.</summary>
    private static readonly TimeSpan MonthMax = TimeSpan.FromHours(8);

    /// <summary>Runs one seed, on a thread of its own: a test runner's schedules work in ways that no seed governs.</summary>
    public static RunReport Run(int seed, int months, PlantedBug? bug = null, Action<string>? trace = null)
    {
        RunReport? report = null;
        var thread = new Thread(() => report = RunHere(seed, months, bug ?? PlantedBug.None, trace));
        thread.Start();
        thread.Join();
        return report!;
    }

    private static RunReport RunHere(int seed, int months, PlantedBug bug, Action<string>? trace)
    {
        var world = new SimulatedWorld(seed, bug, trace);
        string? failure = null;
        try
        {
            world.Thread.Run(() => new MonthPlay(world).RunAsync(months), MonthMax * months);
        }
        catch (Exception wrong)
        {
            failure = wrong is ModelException ? wrong.Message : wrong.ToString();
        }

        return new RunReport(
            seed,
            failure,
            world.Told,
            world.Books.Released.Count,
            world.Books.Released.Values.Count(static one => one.Attempt.Number == 1 && one.Attempt.Period != one.Month),
            world.Time.Elapsed,
            world.Account.Calls,
            world.Thread.Steps);
    }
}
