using Disbursement.Kills.Killing;

namespace Disbursement.Kills;

/// <summary>
/// Goal: whatever process dies in a month, and whenever, the month ends with the same files, coverage and deeds as one
/// that was left in peace, and nothing is left running. Method: run <c>disburse demo</c> as a user would, SIGKILL the
/// app, the sandbox and the command line at random moments of a seed, run the command again whenever it died, and
/// compare what the parties hold with an undisturbed month of the same world and keys.
/// </summary>
public sealed class KilledMonthTests
{
    [Fact]
    public async Task Demo_ProcessesKilledTwentyTimes_LeavesWhatAnUndisturbedMonthLeaves()
    {
        var options = new KillOptions { Kills = 20, People = 2_000, Apps = 2, GapMax = TimeSpan.FromSeconds(3) };
        using var said = new StringWriter();

        IReadOnlyList<KilledMonthReport> months =
            await new KillRun(options, said).RunAsync(TestContext.Current.CancellationToken);

        TestContext.Current.SendDiagnosticMessage(said.ToString());
        Assert.True(months.All(static month => month.Flaws.Count == 0), said.ToString());
        Assert.True(months.Sum(static month => month.Total) >= options.Kills, said.ToString());
    }
}
