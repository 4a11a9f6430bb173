using System.Collections.Concurrent;
using System.Diagnostics;
using Disbursement.Simulation.Planted;
using Disbursement.Simulation.Running;

namespace Disbursement.Simulation.Tests;

/// <summary>
/// Goal: whatever dies, is lost, comes twice, late or wrong, each accepted entitlement ends in exactly one state, money
/// is conserved, nobody is paid twice, and what was approved or proved never changes. Method: the real orchestrators,
/// activities and stores run months on one simulated thread, with faults drawn per seed, against a model with books of
/// its own (functions/docs/simulation.md).
/// </summary>
public sealed class MonthSimulationTests(ITestOutputHelper output)
{
    private const int SeedCount = 2_000;
    private const int LongSeedCount = 40;
    private const int LongMonths = 3;
    private const int PlantedSeedsMax = 400;

    /// <summary>Seeds that once failed come first and stay; functions/docs/simulation.md says what each found.</summary>
    private static readonly int[] OnceFailed = [262, 765, 932, 1163, 2035, 201_288];

    /// <summary>The mistakes that are put in on purpose.</summary>
    public static TheoryData<string> Plants { get; } = [.. PlantedBugs.Names];

    [Fact]
    public void Run_AnySeed_HoldsWhatMustHold()
    {
        SeedTotals totals = RunAll([.. OnceFailed.Concat(Enumerable.Range(0, SeedCount)).Distinct()], months: 1);

        foreach ((string kind, long count) in totals.ByKind)
        {
            Assert.True(count > 100, $"Only {count} {kind}: the seeds prove little.");
        }
    }

    [Fact]
    public void Run_MonthAfterMonth_CarriesOverWhatWasNotPaid() =>
        RunAll([.. Enumerable.Range(100_000, LongSeedCount)], LongMonths);

    [Theory]
    [MemberData(nameof(Plants))]
    public void Run_PlantedBug_IsFound(string plant)
    {
        for (int seed = 0; seed < PlantedSeedsMax; seed++)
        {
            RunReport report = Simulator.Run(seed, months: 1, PlantedBugs.Find(plant));
            if (report.Failure is { } failure)
            {
                output.WriteLine($"Seed {seed}: {failure}");
                return;
            }
        }

        Assert.Fail($"{plant} was not found in {PlantedSeedsMax} seeds.");
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void Run_SameSeedTwice_IsTheSameRun(int seed)
    {
        RunReport first = Simulator.Run(seed, months: 1);
        RunReport second = Simulator.Run(seed, months: 1);

        Assert.Equal(
            (first.Steps, first.Calls, first.Payments, first.Simulated, first.Told.Faults),
            (second.Steps, second.Calls, second.Payments, second.Simulated, second.Told.Faults));
    }

    /// <summary>Each run has a thread of its own; so many at once as there are processors.</summary>
    private SeedTotals RunAll(int[] seeds, int months)
    {
        var watch = Stopwatch.StartNew();
        var totals = new SeedTotals();
        var failed = new ConcurrentQueue<RunReport>();
        var bounds = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.ForEach(seeds, bounds, (seed, state) =>
        {
            RunReport report = Simulator.Run(seed, months);
            lock (totals)
            {
                totals.Add(report);
            }

            if (report.Failure is not null)
            {
                failed.Enqueue(report);
                state.Stop();
            }
        });
        output.WriteLine(totals.Describe(watch.Elapsed));
        Assert.True(failed.IsEmpty, string.Join('\n', failed.Select(report => SeedTotals.Explain(report, months, plant: null))));
        return totals;
    }
}
