using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Sweeps;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging.Abstractions;

namespace Disbursement.Functions.Tests.Web;

[Collection(ApiTests.Name)]
public sealed class DecisionSweepTests(ApiFixture api)
{
    private async Task<IReadOnlyList<string>> SweepAsync(string state, string stage)
    {
        MonthRef month = await api.WithRoundAsync(state);
        api.Client.Statuses[month.RoundInstanceId(1)] = new { Stage = stage, Done = 0, Total = 10 };
        var sweep = new DecisionSweepTimer(
            api.Get<MonthByMonth>(), api.Get<RoundStore>(), NullLogger<DecisionSweepTimer>.Instance);

        await sweep.RunAsync(new TimerInfo(), api.Client, TestContext.Current.CancellationToken);

        return api.Client.CallsOf(month.RoundInstanceId(1));
    }

    [Theory]
    [InlineData("Approved")]
    [InlineData("SentBack")]
    public async Task Run_ADecisionWhoseEventWasLost_WakesTheRound(string state)
    {
        Assert.Equal(["event decision"], await SweepAsync(state, "approve"));
    }

    [Theory]
    [InlineData("Proposed", "approve")]
    [InlineData("Approved", "release")]
    [InlineData("SentBack", "route")]
    [InlineData("Released", "approve")]
    public async Task Run_ARoundThatWaitsForNothing_IsLeftAlone(string state, string stage)
    {
        Assert.Empty(await SweepAsync(state, stage));
    }
}
