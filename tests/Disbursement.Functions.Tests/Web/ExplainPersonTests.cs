using System.Text.Json;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Payments;
using Disbursement.Core.Programmes;
using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Tests.Web;

/// <summary>
/// Goal: whoever answers for the money learns why a person's payment went where it did, step by step, with the evidence,
/// and nothing tells a name or a programme. Method: ledgers as the stages write them.
/// </summary>
[Collection(ApiTests.Name)]
public sealed class ExplainPersonTests(ApiFixture api)
{
    private static readonly string Treasurer = TestTokens.Of("ketoan", "treasurer", "*");
    private static readonly DateTimeOffset At = new(2024, 6, 12, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public async Task Explain_AFailureAndItsFallBack_TellsEveryStepWithItsEvidence()
    {
        var ledger = new PersonLedger(api, "61");
        EntitlementRow row = PersonLedger.Row(1, "BT03A");
        MonthRef month = await ledger.AddMonthAsync("2024-06", "Paying", "148", row);
        PaymentEntry first = (await ledger.RouteAsync(
            month, "148", row, 1, LedgerPaths.Chunk(0), RouteReason.OwnInstitution))!;
        PaymentFileEntity file = await ledger.ReleaseAsync(month, 1, first);
        await ledger.AnswerAsync(month, file, first, ResultStatus.Rejected, "AC04", At);
        await ledger.RouteAsync(month, "148", row, 2, LedgerPaths.Again, RouteReason.FallBack);

        ApiAnswer answer = await ExplainAsync(month, 1);

        JsonElement payment = Assert.Single(answer.Body.GetProperty("payments").EnumerateArray());
        Assert.Equal(540_000, payment.GetProperty("amountDong").GetInt64());
        Assert.Equal(
            [
                "listed 1 btxh", "verified 1 Match", "routed 1 OwnInstitution", "in-file 1 bank", "said 1 Rejected AC04",
                "stands 1 Rejected", "verified 2 Match", "routed 2 FallBack", "in-file 2 bank", "stands 2 Ready",
            ],
            payment.GetProperty("steps").EnumerateArray().Select(Brief));
        string text = answer.Body.GetRawText();
        Assert.Contains($"{file.RowKey} {first.Id}", text, StringComparison.Ordinal);
        Assert.Contains("Tài khoản đã đóng", text, StringComparison.Ordinal);
        Assert.All(
            ["BT03", PersonLedger.Person(1).Reveal(), "Thử"],
            secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
        Assert.Contains("person.explained ketoan", await api.AuditAsync(month));
    }

    [Fact]
    public async Task Explain_MoneyTriedInThreeMonths_NamesWhatEarlierMonthsTried()
    {
        (MonthRef month, PaymentEntry[] tried) = await new PersonLedger(api, "66").AddThreeMonthsAsync(At);

        ApiAnswer answer = await ExplainAsync(month, 1);

        JsonElement payment = Assert.Single(answer.Body.GetProperty("payments").EnumerateArray());
        Assert.Equal("2024-04", payment.GetProperty("forPeriod").GetString());
        Assert.Equal(
            ["1 2024-04 1 bank 970405 Rejected AC04", "2 2024-04 2 bank 970405 Rejected AC01", "3 2024-05 1 bank 970405 Rejected AC06"],
            payment.GetProperty("earlier").EnumerateArray().Select(PersonLedger.Brief));
        Assert.Contains(tried[0].Id.ToString(), answer.Body.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(
            ["verified 1 Match", "routed 1 FallBack", "in-file 1 bank", "stands 1 Sent"],
            payment.GetProperty("steps").EnumerateArray().Select(Brief));
    }

    [Fact]
    public async Task Explain_AHeldRow_TellsWhatItWaitsFor()
    {
        var ledger = new PersonLedger(api, "62");
        EntitlementRow row = PersonLedger.Row(1);
        MonthRef month = await ledger.AddMonthAsync("2024-06", "Closed", "148", row);
        await ledger.RouteAsync(month, "148", row, 1, LedgerPaths.Chunk(0), RouteReason.HeldDuplicate);

        ApiAnswer answer = await ExplainAsync(month, 1);

        JsonElement last = answer.Body.GetProperty("payments")[0].GetProperty("steps").EnumerateArray().Last();
        Assert.Equal("held 1 HeldDuplicate", Brief(last));
        Assert.Contains("đang chờ quyết định", last.GetProperty("vietnamese").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "HeldDuplicate", "carried 0 HeldDuplicate")]
    [InlineData(false, "DecidedAgainst", "not-paid 0 DecidedAgainst")]
    public async Task Explain_AMonthThatEnded_TellsWhatItLeft(bool isCarried, string reason, string expected)
    {
        var ledger = new PersonLedger(api, isCarried ? "64" : "65");
        EntitlementRow row = PersonLedger.Row(1);
        MonthRef month = await ledger.AddMonthAsync("2024-06", "Settled", "148", row);
        await ledger.RouteAsync(month, "148", row, 1, LedgerPaths.Chunk(0), RouteReason.HeldDuplicate);
        var owed = new CarryOver(
            row.Key, month.ToPeriod(), "148", ProgrammeGroup.Btxh, row.Due, null, 1, ChannelKind.None, reason, 1);
        string path = isCarried
            ? LedgerPaths.CarryOver(month, "148", ProgrammeGroup.Btxh)
            : LedgerPaths.NotPaid(month, "148", ProgrammeGroup.Btxh);
        await api.Get<BlobStore>().CreateAsync(
            Containers.Ledger,
            path,
            LedgerBytes.Of(
                CarryOverCsv.Header, [owed, owed with { Period = month.ToPeriod().Previous }], CarryOverCsv.Write),
            LedgerBytes.ContentType,
            CancellationToken.None);

        ApiAnswer answer = await ExplainAsync(month, 1);

        JsonElement[] payments = [.. answer.Body.GetProperty("payments").EnumerateArray()];
        Assert.Equal(
            ["listed 1 btxh", "verified 1 Match", "held 1 HeldDuplicate", expected],
            payments[0].GetProperty("steps").EnumerateArray().Select(Brief));
        Assert.Equal("2024-05", payments[1].GetProperty("forPeriod").GetString());
        Assert.Equal([expected], payments[1].GetProperty("steps").EnumerateArray().Select(Brief));
    }

    [Fact]
    public async Task Explain_SomebodyInNoList_IsEmptyAndAuditedAllTheSame()
    {
        var ledger = new PersonLedger(api, "63");
        MonthRef month = await ledger.AddMonthAsync("2024-06", "Closed", "148", PersonLedger.Row(1));

        ApiAnswer answer = await ExplainAsync(month, 9);
        ApiAnswer wrong = await api.PostAsync(Treasurer, $"{month.Path()}/explain", new { citizenId = "12" });

        Assert.Empty(answer.Body.GetProperty("payments").EnumerateArray());
        Assert.Equal(400, wrong.Status);
        Assert.Single(await api.AuditAsync(month), static entry => entry.StartsWith("person.explained", StringComparison.Ordinal));
    }

    private Task<ApiAnswer> ExplainAsync(MonthRef month, int person) => api.PostAsync(
        Treasurer, $"{month.Path()}/explain", new { citizenId = PersonLedger.Person(person).Reveal(), reason = "hỏi lại" });

    private static string Brief(JsonElement step) => FormattableString.Invariant(
        $"{step.GetProperty("what").GetString()} {step.GetProperty("round").GetInt32()} {step.GetProperty("code").GetString()}");
}
