using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Tests.Web;

[Collection(ApiTests.Name)]
public sealed class SettleRoundTests(ApiFixture api)
{
    private static readonly string Treasurer = TestTokens.Of("ketoan", "treasurer", "99");

    [Fact]
    public async Task Settle_AReleasedRound_IsAuditedAndWakesTheRound()
    {
        MonthRef month = await api.WithRoundAsync("Released");

        ApiAnswer answer = await api.PostAsync(Treasurer, $"{month.Path()}/rounds/1/settle", new { });

        Assert.Equal(202, answer.Status);
        Assert.Equal(["round.settle-asked ketoan"], await api.AuditAsync(month));
        Assert.Equal(["event settle"], api.Client.CallsOf(month.RoundInstanceId(1)));
    }

    [Fact]
    public async Task Settle_ASettledRound_ChangesNothing()
    {
        MonthRef month = await api.WithRoundAsync("Settled");

        ApiAnswer answer = await api.PostAsync(Treasurer, $"{month.Path()}/rounds/1/settle", new { });

        Assert.Equal((202, "Settled"), (answer.Status, answer.Text("state")));
        Assert.Empty(await api.AuditAsync(month));
        Assert.Empty(api.Client.CallsOf(month.RoundInstanceId(1)));
    }

    [Theory]
    [InlineData("Verifying")]
    [InlineData("Proposed")]
    [InlineData("Approved")]
    [InlineData("Stopped")]
    public async Task Settle_BeforeRelease_IsRefused(string state)
    {
        MonthRef month = await api.WithRoundAsync(state);

        ApiAnswer answer = await api.PostAsync(Treasurer, $"{month.Path()}/rounds/1/settle", new { });

        Assert.Equal((409, "round.not-released"), (answer.Status, answer.Code));
        Assert.Empty(api.Client.CallsOf(month.RoundInstanceId(1)));
    }

    [Fact]
    public async Task Settle_WithABody_IsRefused()
    {
        MonthRef month = await api.WithRoundAsync("Released");

        ApiAnswer answer = await api.PostAsync(Treasurer, $"{month.Path()}/rounds/1/settle", new { settledBy = "a" });

        Assert.Equal((400, "actor.in-body"), (answer.Status, answer.Code));
    }
}
