using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Tests.Web;

[Collection(ApiTests.Name)]
public sealed class ExceptionsTests(ApiFixture api)
{
    private static readonly string Treasurer = TestTokens.Of("ketoan", "treasurer", "99");

    private async Task<string> OpenAsync(MonthRef month, ExceptionKind kind, string subject, string unit = "148")
    {
        await api.Get<ExceptionStore>().OpenAsync(
            month,
            kind,
            subject,
            row =>
            {
                row.Unit = unit;
                row.List = "btxh";
                row.Summary = "Tên gần giống";
            },
            CancellationToken.None);
        return ExceptionStore.IdOf(kind, subject);
    }

    private Task<ApiAnswer> DecideAsync(MonthRef month, string id, object body) =>
        api.PostAsync(Treasurer, $"{month.Path()}/exceptions/{id}/decision", body);

    [Fact]
    public async Task Get_Exceptions_TellsWhatMayBeDecided()
    {
        MonthRef month = await api.WithRoundAsync("Verifying");
        string close = await OpenAsync(month, ExceptionKind.CloseMatch, "a");
        await OpenAsync(month, ExceptionKind.Duplicate, "b", "150");

        ApiAnswer all = await api.GetAsync(Treasurer, $"{month.Path()}/exceptions");
        ApiAnswer officer = await api.GetAsync(TestTokens.Of("c", "officer", "99/148"), $"{month.Path()}/exceptions");

        Assert.Equal(2, all.Body.GetArrayLength());
        Assert.Equal(close, officer.Body.EnumerateArray().Single().GetProperty("id").GetString());
        Assert.Equal(
            ["pay-account", "pay-cash"],
            officer.Body[0].GetProperty("allowed").EnumerateArray().Select(text => text.GetString()!));
    }

    [Fact]
    public async Task Decide_ADuplicate_TakesOneOfItsSidesOrNone()
    {
        MonthRef month = await api.WithRoundAsync("Verifying");
        string id = ExceptionStore.IdOf(ExceptionKind.Duplicate, "b");
        await api.Get<ExceptionStore>().OpenAsync(
            month, ExceptionKind.Duplicate, "b", row => row.Sides = "148/btxh/3 150/btxh/2", CancellationToken.None);

        ApiAnswer list = await api.GetAsync(Treasurer, $"{month.Path()}/exceptions");
        ApiAnswer wrong = await DecideAsync(month, id, new { decision = "pay-3", reason = "đã xác minh" });
        ApiAnswer right = await DecideAsync(month, id, new { decision = "pay-2", reason = "đã xác minh" });

        Assert.Equal(
            ["pay-1", "pay-2", "pay-none"],
            list.Body[0].GetProperty("allowed").EnumerateArray().Select(text => text.GetString()!));
        Assert.Equal((400, "pay-2"), (wrong.Status, right.Text("decision")));
    }

    [Fact]
    public async Task Decide_AnOpenOne_IsWrittenAndAudited()
    {
        MonthRef month = await api.WithRoundAsync("Verifying");
        string id = await OpenAsync(month, ExceptionKind.CloseMatch, "a");

        ApiAnswer answer = await DecideAsync(month, id, new { decision = "pay-account", reason = "đã gọi điện" });

        Assert.Equal((200, "Decided", "ketoan"), (answer.Status, answer.Text("state"), answer.Text("decidedBy")));
        ExceptionEntity row = (await api.Get<ExceptionStore>().FindAsync(month, id, CancellationToken.None))!;
        Assert.Equal(("pay-account", "đã gọi điện"), (row.Decision, row.Reason));
        Assert.Equal(["exception.decided ketoan"], await api.AuditAsync(month));
        ApiAnswer open = await api.GetAsync(Treasurer, $"{month.Path()}/exceptions?state=open");
        Assert.Equal(0, open.Body.GetArrayLength());
    }

    [Fact]
    public async Task Decide_TheLastOneAboutAnAccount_WakesTheRound()
    {
        MonthRef month = await api.WithRoundAsync("Verifying");
        string first = await OpenAsync(month, ExceptionKind.CloseMatch, "a");
        string second = await OpenAsync(month, ExceptionKind.AccountUndecided, "b");
        await OpenAsync(month, ExceptionKind.Duplicate, "c");

        await DecideAsync(month, first, new { decision = "pay-cash", reason = "x" });
        Assert.Empty(api.Client.CallsOf(month.RoundInstanceId(1)));
        await DecideAsync(month, second, new { decision = "pay-cash", reason = "x" });

        Assert.Equal(["event decided"], api.Client.CallsOf(month.RoundInstanceId(1)));
    }

    [Fact]
    public async Task Decide_Twice_TheFirstStands()
    {
        MonthRef month = await api.WithRoundAsync("Verifying");
        string id = await OpenAsync(month, ExceptionKind.CloseMatch, "a");
        await DecideAsync(month, id, new { decision = "pay-account", reason = "x" });

        ApiAnswer same = await DecideAsync(month, id, new { decision = "pay-account", reason = "x" });
        ApiAnswer other = await DecideAsync(month, id, new { decision = "pay-cash", reason = "x" });

        Assert.Equal(200, same.Status);
        Assert.Equal((409, "exception.decided"), (other.Status, other.Code));
        Assert.Single(await api.AuditAsync(month));
    }

    [Theory]
    [InlineData("pay-everything", "x", "exception.decision")]
    [InlineData("", "x", "exception.decision")]
    [InlineData("noted", "x", "exception.decision")]
    [InlineData("pay-cash", "", "body.field-invalid")]
    [InlineData("pay-cash", "CMND 100123456", "text.person-number")]
    public async Task Decide_Wrongly_IsRefused(string decision, string reason, string code)
    {
        MonthRef month = await api.WithRoundAsync("Verifying");
        string id = await OpenAsync(month, ExceptionKind.CloseMatch, "a");

        ApiAnswer answer = await DecideAsync(month, id, new { decision, reason });

        Assert.Equal((400, code), (answer.Status, answer.Code));
        Assert.Equal("Open", (await api.Get<ExceptionStore>().FindAsync(month, id, CancellationToken.None))!.State);
    }

    [Fact]
    public async Task Decide_OneThatIsNotThere_IsUnknown()
    {
        MonthRef month = await api.WithRoundAsync("Verifying");

        ApiAnswer answer = await DecideAsync(month, "closematch-00", new { decision = "pay-cash", reason = "x" });

        Assert.Equal((404, "exception.unknown"), (answer.Status, answer.Code));
    }
}
