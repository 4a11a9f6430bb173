using System.Diagnostics;
using Disbursement.Simulation.Planted;
using Disbursement.Simulation.Running;
using Xunit.Runner.InProc.SystemConsole;

namespace Disbursement.Simulation;

/// <summary>The simulation as a program: runs seeds by command; without a command of its own it is xunit's runner.</summary>
internal static class Program
{
    private const string Help =
        """
        Runs months of the app on a simulated clock, storage, bus and counterparties, with faults drawn per seed.

          --seed N            runs one seed and tells what it did (how a failing seed is replayed)
          --seeds FROM-TO     runs many; stops at the first that fails
          --months N          months of each run, 1 to 6; default 1
          --trace             with --seed: tells every write, death and deed as it happens
          --plant NAME        with a mistake put in on purpose; --plants lists them

        Examples:
          dotnet run --project tests/Disbursement.Simulation -- --seed 123 --months 3
          dotnet run --project tests/Disbursement.Simulation -c Release -- --seeds 0-50000

        Exit code 0: every run was good; 1: one failed; 2: the arguments are wrong.
        """;

    /// <summary>Runs what the arguments ask for.</summary>
    public static Task<int> Main(string[] args)
    {
        string[] own = ["--seed", "--seeds", "--plants", "--help"];
        return own.Contains(args.FirstOrDefault(), StringComparer.Ordinal)
            ? Task.FromResult(RunCommand(args))
            : ConsoleRunner.Run(args);
    }

    private static int RunCommand(string[] args)
    {
        if (args[0] == "--plants")
        {
            Console.WriteLine(string.Join('\n', PlantedBugs.Names));
            return 0;
        }

        (int from, int to) = SeedsOf(Value(args, "--seed") ?? Value(args, "--seeds"));
        bool isWrong = !int.TryParse(Value(args, "--months") ?? "1", out int months) || months is < 1 or > 6;
        string? plant = Value(args, "--plant");
        if (from > to || isWrong || (plant is not null && PlantedBugs.Find(plant) is null))
        {
            Console.WriteLine(Help);
            return args[0] == "--help" ? 0 : 2;
        }

        return RunSeeds(from, to, months, plant, args.Contains("--trace", StringComparer.Ordinal));
    }

    private static int RunSeeds(int from, int to, int months, string? plant, bool trace)
    {
        var total = new SeedTotals();
        var watch = Stopwatch.StartNew();
        for (int seed = from; seed <= to; seed++)
        {
            RunReport report = Simulator.Run(
                seed, months, plant is null ? null : PlantedBugs.Find(plant), trace ? Console.WriteLine : null);
            total.Add(report);
            if (report.Failure is not null)
            {
                Console.WriteLine(SeedTotals.Explain(report, months, plant));
                return 1;
            }

            if ((seed - from) % 100 == 99)
            {
                Console.WriteLine(total.Describe(watch.Elapsed));
            }
        }

        Console.WriteLine(total.Describe(watch.Elapsed));
        return 0;
    }

    private static (int From, int To) SeedsOf(string? text)
    {
        string[] parts = (text ?? "").Split('-');
        bool isRead = int.TryParse(parts[0], out int from);
        int to = from;
        isRead &= parts.Length == 1 || int.TryParse(parts[^1], out to);
        return isRead ? (from, to) : (1, 0);
    }

    private static string? Value(string[] args, string name)
    {
        int index = Array.IndexOf(args, name);
        return index >= 0 && index + 1 < args.Length ? args[index + 1] : null;
    }
}
