using Azure;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Tests.Web;

/// <summary>
/// Goal: a round that needs several signatures goes out only when so many different people, none of whom closed, signed
/// the same root. Method: every other way, over HTTP, against the stored row.
/// </summary>
[Collection(ApiTests.Name)]
public sealed class SignRoundTests(ApiFixture api)
{
    private static readonly string First = TestTokens.Of("lanhdao", "approver", "99");
    private static readonly string Second = TestTokens.Of("pholanhdao", "approver", "99");
    private static readonly string Third = TestTokens.Of("chutich", "approver", "99");

    [Fact]
    public async Task Approve_FirstOfTwo_StaysProposedAndWakesNobody()
    {
        MonthRef month = await ProposedAsync(needed: 2);

        ApiAnswer answer = await SignAsync(First, month);

        Assert.Equal((202, "Proposed", "lanhdao"), (answer.Status, answer.Text("state"), answer.Text("by")));
        Assert.Equal((1, 2), (Number(answer, "signatures"), Number(answer, "signaturesNeeded")));
        RoundEntity round = await api.RoundAsync(month);
        Assert.Equal(("Proposed", ""), (round.State, round.ApprovedBy));
        Assert.Equal(["round.signed lanhdao"], await api.AuditAsync(month));
        Assert.Empty(api.Client.CallsOf(month.RoundInstanceId(1)));
    }

    [Fact]
    public async Task Approve_SecondPersonOfTwo_ApprovesAndKeepsBothWithTheirTimes()
    {
        MonthRef month = await ProposedAsync(needed: 2);
        await SignAsync(First, month);

        ApiAnswer answer = await SignAsync(Second, month);

        Assert.Equal((202, "Approved"), (answer.Status, answer.Text("state")));
        RoundEntity round = await api.RoundAsync(month);
        IReadOnlyList<RoundSignature> given = round.SignaturesGiven();
        Assert.Equal(["lanhdao", "pholanhdao"], given.Select(one => one.By));
        Assert.True(given[0].At < given[1].At);
        Assert.Equal(("pholanhdao", given[1].At), (round.ApprovedBy, round.ApprovedAt));
        Assert.Equal(["round.signed lanhdao", "round.approved pholanhdao"], await api.AuditAsync(month));
        Assert.Equal(["event decision"], api.Client.CallsOf(month.RoundInstanceId(1)));
    }

    [Fact]
    public async Task Approve_SamePersonTwice_IsOneSignatureAnsweredAsBefore()
    {
        MonthRef month = await ProposedAsync(needed: 2);
        await SignAsync(First, month);
        ETag before = (await api.RoundAsync(month)).ETag;

        ApiAnswer again = await SignAsync(TestTokens.Of("LANHDAO", "approver", "99"), month);

        Assert.Equal((202, "Proposed", 1), (again.Status, again.Text("state"), Number(again, "signatures")));
        Assert.Equal(before, (await api.RoundAsync(month)).ETag);
        Assert.Single(await api.AuditAsync(month));
    }

    [Fact]
    public async Task Approve_FirstSignerAfterTheLast_IsAnsweredAsApproved()
    {
        MonthRef month = await ProposedAsync(needed: 2);
        await SignAsync(First, month);
        await SignAsync(Second, month);

        ApiAnswer again = await SignAsync(First, month);
        ApiAnswer other = await SignAsync(Third, month);

        Assert.Equal((202, "Approved", 2), (again.Status, again.Text("state"), Number(again, "signatures")));
        Assert.Equal((409, "round.not-proposed"), (other.Status, other.Code));
        Assert.Equal(2, (await api.AuditAsync(month)).Length);
    }

    [Fact]
    public async Task Approve_SecondByWhoClosed_IsRefused()
    {
        MonthRef month = await ProposedAsync(needed: 2, closedBy: "pholanhdao");
        await SignAsync(First, month);

        ApiAnswer answer = await SignAsync(Second, month);

        Assert.Equal((403, "approval.same-person"), (answer.Status, answer.Code));
        Assert.Equal("Proposed", (await api.RoundAsync(month)).State);
    }

    [Fact]
    public async Task Approve_RootChangedBetweenSignatures_TheOldRootIsSignedByNobody()
    {
        MonthRef month = await ProposedAsync(needed: 2);
        await SignAsync(First, month);
        await api.PostAsync(Third, $"{month.Path()}/rounds/1/send-back", new { reason = "xem lại" });
        string root = new('5', 64);
        await ProposeAsync(month, root, needed: 2);

        ApiAnswer stale = await SignAsync(Second, month);
        ApiAnswer firstAgain = await SignAsync(First, month);
        ApiAnswer second = await SignAsync(Second, month, root);

        Assert.Equal((409, "approval.stale-root"), (stale.Status, stale.Code));
        Assert.Equal((409, "approval.stale-root"), (firstAgain.Status, firstAgain.Code));
        Assert.Equal(("Proposed", 1), (second.Text("state"), Number(second, "signatures")));
        Assert.Equal(["pholanhdao"], (await api.RoundAsync(month)).SignaturesGiven().Select(one => one.By));
    }

    [Fact]
    public async Task SendBack_AfterOneSignature_ClearsItAndKeepsItInTheAudit()
    {
        MonthRef month = await ProposedAsync(needed: 2);
        await SignAsync(First, month);

        ApiAnswer answer = await api.PostAsync(Second, $"{month.Path()}/rounds/1/send-back", new { reason = "xem lại" });

        Assert.Equal((202, "SentBack"), (answer.Status, answer.Text("state")));
        Assert.Empty((await api.RoundAsync(month)).SignaturesGiven());
        Assert.Equal(["round.signed lanhdao", "round.sent-back pholanhdao"], await api.AuditAsync(month));
    }

    [Fact]
    public async Task Approve_ThreePeopleAtTheSameTime_AllHaveSigned()
    {
        MonthRef month = await ProposedAsync(needed: 3);

        ApiAnswer[] answers = await Task.WhenAll(SignAsync(First, month), SignAsync(Second, month), SignAsync(Third, month));

        Assert.All(answers, answer => Assert.Equal(202, answer.Status));
        Assert.Single(answers, answer => answer.Text("state") == "Approved");
        RoundEntity round = await api.RoundAsync(month);
        Assert.Equal("Approved", round.State);
        Assert.Equal(
            ["chutich", "lanhdao", "pholanhdao"],
            round.SignaturesGiven().Select(one => one.By).Order(StringComparer.Ordinal));
        Assert.Equal(3, (await api.AuditAsync(month)).Length);
    }

    [Fact]
    public async Task Approve_SamePersonTwiceAtTheSameTime_IsOneSignature()
    {
        MonthRef month = await ProposedAsync(needed: 2);

        ApiAnswer[] answers = await Task.WhenAll(SignAsync(First, month), SignAsync(First, month));

        Assert.All(answers, answer => Assert.Equal((202, "Proposed"), (answer.Status, answer.Text("state"))));
        Assert.Single((await api.RoundAsync(month)).SignaturesGiven());
    }

    [Fact]
    public async Task Month_RoundWithOneOfTwoSignatures_ShowsWhoSignedAndHowManyAreNeeded()
    {
        MonthRef month = await ProposedAsync(needed: 2);
        await SignAsync(First, month);

        ApiAnswer answer = await api.GetAsync(First, $"{month.Path()}/rounds/1");

        System.Text.Json.JsonElement round = answer.Body.GetProperty("round");
        Assert.Equal(2, round.GetProperty("signaturesNeeded").GetInt32());
        Assert.Equal(
            ["lanhdao"], round.GetProperty("signatures").EnumerateArray().Select(one => one.GetProperty("by").GetString()));
    }

    private static int Number(ApiAnswer answer, string name) => answer.Body.GetProperty(name).GetInt32();

    private Task<ApiAnswer> SignAsync(string token, MonthRef month, string? root = null) => api.PostAsync(
        token, $"{month.Path()}/rounds/1/approval", new { root = root ?? MonthSamples.Root });

    private async Task<MonthRef> ProposedAsync(int needed, string closedBy = "ketoan")
    {
        MonthRef month = await api.WithRoundAsync("Proposed", closedBy);
        await ProposeAsync(month, MonthSamples.Root, needed);
        return month;
    }

    private async Task ProposeAsync(MonthRef month, string root, int needed)
    {
        await api.SetRoundAsync(month, "Proposed", root);
        RoundEntity round = await api.RoundAsync(month);
        round.SignaturesNeeded = needed;
        Assert.True(await api.Get<RoundStore>().UpdateAsync(round, CancellationToken.None));
    }
}
