using Disbursement.Cli.Shell;
using Disbursement.Cli.Stack;

namespace Disbursement.Cli.Tests.Stack;

/// <summary>Restarts are bounded in a row, come later each time, and a child that was well begins a new row.</summary>
public sealed class RestartBudgetTests
{
    private static readonly RestartOptions Options = new() { InRowMax = 3, PauseMax = TimeSpan.FromMilliseconds(600) };

    [Fact]
    public void TryTake_EndsInARow_WaitsLongerAndGivesUp()
    {
        var budget = new RestartBudget(Options);
        List<(bool May, double Milliseconds)> taken = [];
        for (int end = 0; end < 4; end++)
        {
            bool may = budget.TryTake(TimeSpan.FromSeconds(1), out TimeSpan pause);
            taken.Add((may, pause.TotalMilliseconds));
        }

        Assert.Equal([(true, 250), (true, 500), (true, 600), (false, 600)], taken);
    }

    [Fact]
    public void TryTake_ChildWasWell_BeginsANewRow()
    {
        var budget = new RestartBudget(Options);
        for (int end = 0; end < 10; end++)
        {
            Assert.True(budget.TryTake(Options.WellAfter, out TimeSpan pause));
            Assert.Equal(Options.FirstPause, pause);
        }
    }

    [Theory]
    [InlineData(null, 5)]
    [InlineData("0", 0)]
    [InlineData("1000", 1_000)]
    public void Of_Setting_IsTheBound(string? value, int expected)
    {
        var settings = new SettingBook(name => name == RestartOptions.Setting ? value : null, new Dictionary<string, string>());

        Assert.Equal(expected, RestartOptions.Of(settings).InRowMax);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("often")]
    public void Of_NoNumber_IsRefused(string value)
    {
        var settings = new SettingBook(_ => value, new Dictionary<string, string>());

        Assert.Throws<CliException>(() => RestartOptions.Of(settings));
    }
}
