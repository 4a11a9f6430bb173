using System.Diagnostics;
using System.Globalization;
using Disbursement.Cli.Stack;
using Disbursement.Kills.Months;

namespace Disbursement.Kills.Killing;

/// <summary>An undisturbed month, and as many months of the same world as it takes to kill so often.</summary>
/// <param name="options">What is killed how often.</param>
/// <param name="say">Where it says how it goes.</param>
internal sealed class KillRun(KillOptions options, TextWriter say)
{
    /// <summary>Months that may pass without a single kill before the run is called useless.</summary>
    private const int MonthsWithoutKillMax = 3;

    /// <summary>Runs everything.</summary>
    /// <returns>The disturbed months, in order.</returns>
    public async Task<IReadOnlyList<KilledMonthReport>> RunAsync(CancellationToken cancellationToken)
    {
        string root = options.Folder ?? Directory.CreateTempSubdirectory("disbursement-kills-").FullName;
        DevelopmentSecrets keys = DevelopmentSecrets.Make();
        MonthRecord undisturbed = await RunUndisturbedAsync(Path.Combine(root, "undisturbed"), keys, cancellationToken);
        List<KilledMonthReport> reports = [];
        int left = options.Kills;
        for (int number = 1; left > 0; number++)
        {
            string folder = Path.Combine(root, string.Create(CultureInfo.InvariantCulture, $"killed-{number}"));
            KilledMonthReport report = await RunKilledAsync(
                folder, keys, number, Math.Min(left, options.KillsPerMonthMax), undisturbed, cancellationToken);
            await say.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"month {number}: {report}"));
            reports.Add(report);
            left -= report.Total;
            if (report.Flaws.Count == 0)
            {
                Directory.Delete(folder, recursive: true);
            }

            bool isUseless = reports.TakeLast(MonthsWithoutKillMax).Sum(static month => month.Total) == 0;
            if (isUseless && reports.Count >= MonthsWithoutKillMax)
            {
                throw new InvalidOperationException("Nothing was killed: the run proves nothing.");
            }
        }

        if (options.Folder is null && reports.All(static report => report.Flaws.Count == 0))
        {
            Directory.Delete(root, recursive: true);
        }

        return reports;
    }

    private async Task<MonthRecord> RunUndisturbedAsync(
        string root, DevelopmentSecrets keys, CancellationToken cancellationToken)
    {
        var folder = new MonthFolder(root, options.People, options.Seed);
        await folder.PrepareAsync(keys);
        var clock = Stopwatch.StartNew();
        await using (var demo = DemoProcess.Start(folder))
        {
            await demo.WaitAsync(cancellationToken);
            if (demo.ExitCode != 0)
            {
                throw new InvalidOperationException($"The undisturbed month failed: {demo.Tail}");
            }
        }

        MonthRecord record = await MonthRecord.ReadAsync(folder, cancellationToken);
        await say.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"undisturbed: {clock.Elapsed.TotalSeconds:0} s, {record.Files} files, {record.Deeds} deeds"));
        return record.Flaws.Count == 0
            ? record
            : throw new InvalidOperationException(string.Join('\n', record.Flaws));
    }

    private async Task<KilledMonthReport> RunKilledAsync(
        string root, DevelopmentSecrets keys, int number, int kills, MonthRecord undisturbed,
        CancellationToken cancellationToken)
    {
        var folder = new MonthFolder(root, options.People, options.Seed);
        await folder.PrepareAsync(keys);
        var month = new KilledMonth(folder, options, new Random((options.Seed * 1_000) + number));
        KilledMonthReport report = await month.RunAsync(kills, cancellationToken);
        if (report.Flaws.Count > 0)
        {
            return report;
        }

        MonthRecord record = await MonthRecord.ReadAsync(folder, cancellationToken);
        return report with { Flaws = record.DifferencesFrom(undisturbed) };
    }
}
