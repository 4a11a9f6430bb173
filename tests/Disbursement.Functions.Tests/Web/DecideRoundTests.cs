using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Tests.Web;

/// <summary>
/// Goal: money goes out only when a person other than who closed approved exactly the files proposed. Method: every
/// other way, over HTTP, against the stored row.
/// </summary>
[Collection(ApiTests.Name)]
public sealed class DecideRoundTests(ApiFixture api)
{
    private static readonly string Approver = TestTokens.Of("lanhdao", "approver", "99");

    private static string Round(MonthRef month) => $"{month.Path()}/rounds/1";

    [Fact]
    public async Task Approve_TheRootByAnotherPerson_IsWrittenAuditedAndWakesTheRound()
    {
        MonthRef month = await api.WithRoundAsync("Proposed");

        ApiAnswer answer = await api.PostAsync(Approver, $"{Round(month)}/approval", new { root = MonthSamples.Root });

        Assert.Equal((202, "Approved", "lanhdao"), (answer.Status, answer.Text("state"), answer.Text("by")));
        RoundEntity round = await api.RoundAsync(month);
        Assert.Equal(("Approved", "lanhdao"), (round.State, round.ApprovedBy));
        Assert.NotNull(round.ApprovedAt);
        Assert.Equal(["round.approved lanhdao"], await api.AuditAsync(month));
        Assert.Equal(["event decision"], api.Client.CallsOf(month.RoundInstanceId(1)));
    }

    [Theory]
    [InlineData("lanhdao")]
    [InlineData("LanhDao")]
    public async Task Approve_ByWhoClosed_IsRefused(string closedBy)
    {
        MonthRef month = await api.WithRoundAsync("Proposed", closedBy);

        ApiAnswer answer = await api.PostAsync(Approver, $"{Round(month)}/approval", new { root = MonthSamples.Root });

        Assert.Equal((403, "approval.same-person"), (answer.Status, answer.Code));
        Assert.Equal("Proposed", (await api.RoundAsync(month)).State);
        Assert.Empty(api.Client.CallsOf(month.RoundInstanceId(1)));
    }

    [Fact]
    public async Task Approve_ByWhoClosedWithBothRoles_IsRefused()
    {
        string both = TestTokens.Of("ketoan", "treasurer,approver", "99");
        MonthRef month = await api.WithListAsync(ApiFixture.NewMonth(), "148");
        Assert.Equal(202, (await api.PostAsync(both, $"{month.Path()}/close", new { })).Status);
        await api.SetRoundAsync(month, "Proposed", MonthSamples.Root);

        ApiAnswer answer = await api.PostAsync(both, $"{Round(month)}/approval", new { root = MonthSamples.Root });

        Assert.Equal((403, "approval.same-person"), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("approvedBy")]
    [InlineData("by")]
    [InlineData("onBehalfOf")]
    public async Task Approve_ByWhoClosedNamingAnother_IsRefused(string field)
    {
        MonthRef month = await api.WithRoundAsync("Proposed", "lanhdao");
        var body = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["root"] = MonthSamples.Root,
            [field] = "chutich",
        };

        ApiAnswer answer = await api.PostAsync(Approver, $"{Round(month)}/approval", body);

        Assert.Equal((400, "actor.in-body"), (answer.Status, answer.Code));
        Assert.Equal("Proposed", (await api.RoundAsync(month)).State);
    }

    [Fact]
    public async Task Approve_AMonthTheAppClosed_IsAnybodysToApprove()
    {
        MonthRef month = await api.WithRoundAsync("Proposed", "app");

        Assert.Equal(
            202, (await api.PostAsync(Approver, $"{Round(month)}/approval", new { root = MonthSamples.Root })).Status);
    }

    [Fact]
    public async Task Approve_AStaleRoot_IsRefusedAndTellsThePresentOne()
    {
        MonthRef month = await api.WithRoundAsync("Proposed");

        ApiAnswer answer = await api.PostAsync(
            Approver, $"{Round(month)}/approval", new { root = new string('4', 64) });

        Assert.Equal((409, "approval.stale-root"), (answer.Status, answer.Code));
        Assert.Equal(MonthSamples.Root, answer.Text("root"));
        Assert.Equal("Proposed", (await api.RoundAsync(month)).State);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"root\":\"\"}")]
    [InlineData("{\"root\":null}")]
    [InlineData("{\"root\":\"33\"}")]
    public async Task Approve_WithoutARoot_IsRefused(string body)
    {
        MonthRef month = await api.WithRoundAsync("Proposed");

        ApiAnswer answer = await api.SendAsync(Approver, HttpMethod.Post, $"{Round(month)}/approval", body);

        Assert.Equal((400, "body.field-invalid"), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("Verifying")]
    [InlineData("SentBack")]
    [InlineData("Approved")]
    [InlineData("Released")]
    [InlineData("Settled")]
    [InlineData("Stopped")]
    public async Task Approve_ARoundThatIsNotProposed_IsRefused(string state)
    {
        MonthRef month = await api.WithRoundAsync(state);

        ApiAnswer answer = await api.PostAsync(Approver, $"{Round(month)}/approval", new { root = MonthSamples.Root });

        Assert.Equal((409, "round.not-proposed"), (answer.Status, answer.Code));
        Assert.Equal(state, (await api.RoundAsync(month)).State);
    }

    [Fact]
    public async Task Approve_AgainByTheSamePerson_WakesTheRoundAgainAndChangesNothing()
    {
        MonthRef month = await api.WithRoundAsync("Proposed");
        await api.PostAsync(Approver, $"{Round(month)}/approval", new { root = MonthSamples.Root });
        DateTimeOffset? approvedAt = (await api.RoundAsync(month)).ApprovedAt;

        ApiAnswer again = await api.PostAsync(Approver, $"{Round(month)}/approval", new { root = MonthSamples.Root });

        Assert.Equal(202, again.Status);
        Assert.Equal(approvedAt, (await api.RoundAsync(month)).ApprovedAt);
        Assert.Single(await api.AuditAsync(month));
        Assert.Equal(["event decision", "event decision"], api.Client.CallsOf(month.RoundInstanceId(1)));
    }

    [Fact]
    public async Task Approve_AgainByAThirdPerson_DoesNotSignOverTheFirst()
    {
        MonthRef month = await api.WithRoundAsync("Proposed");
        await api.PostAsync(Approver, $"{Round(month)}/approval", new { root = MonthSamples.Root });

        ApiAnswer other = await api.PostAsync(
            TestTokens.Of("chutich", "approver", "99"), $"{Round(month)}/approval", new { root = MonthSamples.Root });

        Assert.Equal((409, "round.not-proposed"), (other.Status, other.Code));
        Assert.Equal("lanhdao", (await api.RoundAsync(month)).ApprovedBy);
    }

    [Fact]
    public async Task ApproveAndSendBack_AtTheSameTime_OneWins()
    {
        MonthRef month = await api.WithRoundAsync("Proposed");

        ApiAnswer[] answers = await Task.WhenAll(
            api.PostAsync(Approver, $"{Round(month)}/approval", new { root = MonthSamples.Root }),
            api.PostAsync(
                TestTokens.Of("chutich", "approver", "99"), $"{Round(month)}/send-back", new { reason = "xem lại" }));

        Assert.Single(answers, answer => answer.Status == 202);
        Assert.Single(answers, answer => answer.Status == 409);
        Assert.Single(await api.AuditAsync(month));
    }

    [Fact]
    public async Task Approve_ARoundThatIsNotThere_IsUnknown()
    {
        MonthRef month = await api.WithRoundAsync("Proposed");

        ApiAnswer answer = await api.PostAsync(
            Approver, $"{month.Path()}/rounds/2/approval", new { root = MonthSamples.Root });

        Assert.Equal((404, "round.unknown"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task SendBack_WithAReason_IsWrittenAuditedAndWakesTheRound()
    {
        MonthRef month = await api.WithRoundAsync("Proposed");

        ApiAnswer answer = await api.PostAsync(
            Approver, $"{Round(month)}/send-back", new { reason = "Huyện 148 tăng bất thường" });

        Assert.Equal((202, "SentBack"), (answer.Status, answer.Text("state")));
        RoundEntity round = await api.RoundAsync(month);
        Assert.Equal(
            ("SentBack", "lanhdao", "Huyện 148 tăng bất thường"),
            (round.State, round.SentBackBy, round.SentBackBecause));
        Assert.Equal(["round.sent-back lanhdao"], await api.AuditAsync(month));
        Assert.Equal(["event decision"], api.Client.CallsOf(month.RoundInstanceId(1)));
    }

    [Fact]
    public async Task SendBack_ThenProposedAnew_CanBeSentBackAgainAndApproved()
    {
        MonthRef month = await api.WithRoundAsync("Proposed");
        await api.PostAsync(Approver, $"{Round(month)}/send-back", new { reason = "một" });
        await api.SetRoundAsync(month, "Proposed", MonthSamples.Root);
        await api.PostAsync(Approver, $"{Round(month)}/send-back", new { reason = "hai" });
        string root = new('5', 64);
        await api.SetRoundAsync(month, "Proposed", root);

        ApiAnswer stale = await api.PostAsync(Approver, $"{Round(month)}/approval", new { root = MonthSamples.Root });
        ApiAnswer approved = await api.PostAsync(Approver, $"{Round(month)}/approval", new { root });

        Assert.Equal((409, 202), (stale.Status, approved.Status));
        Assert.Equal(
            ["round.sent-back lanhdao", "round.sent-back lanhdao", "round.approved lanhdao"],
            await api.AuditAsync(month));
    }

    [Theory]
    [InlineData("{}", "body.field-invalid")]
    [InlineData("{\"reason\":\" \"}", "body.field-invalid")]
    [InlineData("{\"reason\":\"bà 022150000001 đã mất\"}", "text.person-number")]
    [InlineData("{\"reason\":\"x\",\"sentBackBy\":\"chutich\"}", "actor.in-body")]
    public async Task SendBack_WithoutAGoodReason_IsRefused(string body, string code)
    {
        MonthRef month = await api.WithRoundAsync("Proposed");

        ApiAnswer answer = await api.SendAsync(Approver, HttpMethod.Post, $"{Round(month)}/send-back", body);

        Assert.Equal((400, code), (answer.Status, answer.Code));
        Assert.Equal("Proposed", (await api.RoundAsync(month)).State);
    }

    [Fact]
    public async Task SendBack_ByWhoClosed_IsRefused()
    {
        MonthRef month = await api.WithRoundAsync("Proposed", "lanhdao");

        ApiAnswer answer = await api.PostAsync(Approver, $"{Round(month)}/send-back", new { reason = "xem lại" });

        Assert.Equal((403, "approval.same-person"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task SendBack_NamingAnotherRoot_IsRefused()
    {
        MonthRef month = await api.WithRoundAsync("Proposed");

        ApiAnswer answer = await api.PostAsync(
            Approver, $"{Round(month)}/send-back", new { reason = "xem lại", root = new string('4', 64) });

        Assert.Equal((409, "approval.stale-root"), (answer.Status, answer.Code));
    }
}
