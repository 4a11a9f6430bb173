using System.Diagnostics;
using System.Globalization;

namespace Disbursement.Kills.Killing;

/// <summary>The command that kills as often as it is asked to.</summary>
internal static class KillCommand
{
    /// <summary>Runs it.</summary>
    /// <returns>0 when every month came out as if nothing had been killed.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, key) =>
        {
            key.Cancel = true;
            stop.Cancel();
        };
        var clock = Stopwatch.StartNew();
        IReadOnlyList<KilledMonthReport> reports =
            await new KillRun(KillOptions.Parse(arguments), output).RunAsync(stop.Token);
        int kills = reports.Sum(static report => report.Total);
        int different = reports.Count(static report => report.Flaws.Count > 0);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{kills} kills in {reports.Count} months, {different} of them different, {clock.Elapsed:hh\\:mm\\:ss}"));
        return different == 0 ? 0 : 1;
    }
}
