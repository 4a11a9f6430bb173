using System.Diagnostics;
using System.Globalization;
using Disbursement.Fuzz.Targets;

namespace Disbursement.Fuzz.Running;

/// <summary>Fuzzes one reader, or all in turn, for so many minutes each; finds are kept and printed.</summary>
internal static class FuzzCommand
{
    public const string MinutesOption = "--minutes";
    private const int FoundExitCode = 2;
    private const int FindsMax = 20;

    public static async Task<int> RunAsync(string[] arguments, TextWriter output)
    {
        double minutes = double.Parse(Value(arguments, MinutesOption) ?? "1", CultureInfo.InvariantCulture);
        int seed = int.Parse(Value(arguments, "--seed") ?? "1", CultureInfo.InvariantCulture);
        IReadOnlyList<FuzzTarget> targets =
            Value(arguments, "--reader") is { } name ? [FuzzTargets.Find(name)] : FuzzTargets.All;
        int finds = 0;
        foreach (FuzzTarget target in targets)
        {
            finds += await RunAsync(target, seed, TimeSpan.FromMinutes(minutes), output);
        }

        return finds == 0 ? 0 : FoundExitCode;
    }

    private static async Task<int> RunAsync(FuzzTarget target, int seed, TimeSpan time, TextWriter output)
    {
        var run = new FuzzRun(target, seed);
        var finds = new HashSet<string>(StringComparer.Ordinal);
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < time && finds.Count < FindsMax)
        {
            if (await run.StepAsync() is { } failure && finds.Add(Kind(failure)))
            {
                await output.WriteLineAsync($"{target.Name}: {failure.Keep()}\n{failure.What}");
            }
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{target.Name,-20} {run.Inputs,10} inputs, {run.Outcomes,6} outcomes, {finds.Count} finds, seed {seed}"));
        return finds.Count;
    }

    /// <summary>The exception and where in the product it was thrown: one fault is told once.</summary>
    private static string Kind(FuzzFailure failure)
    {
        string[] lines = failure.What.Split('\n');
        string place = lines.FirstOrDefault(static line => line.Contains("at Disbursement.", StringComparison.Ordinal)) ?? "";
        return $"{lines[0].Split(':')[0]} {place.Trim()}";
    }

    private static string? Value(string[] arguments, string option)
    {
        int at = Array.IndexOf(arguments, option);
        return at >= 0 && at + 1 < arguments.Length ? arguments[at + 1] : null;
    }
}
