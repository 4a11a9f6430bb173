using Disbursement.Core.Entitlements;
using Disbursement.Core.Payments;
using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Tests.Web;

/// <summary>The proof as it is asked for: before a month is settled, after it, and down to the row.</summary>
[Collection(ApiTests.Name)]
public sealed class ProofTests(ApiFixture api)
{
    private static readonly string Manager = TestTokens.Of("lanhdao", "manager", "*");
    private static readonly string Officer = TestTokens.Of("canbo", "officer", "*");

    [Fact]
    public async Task Get_AMonthUnderWay_IsCountedFromItsReleasedFiles()
    {
        MonthRef month = await api.WithRoundAsync("Released");
        await api.WithFileAsync(month, "970405", "Proposed");

        ApiAnswer before = await api.GetAsync(Manager, $"{month.Path()}/proof");
        string id = await api.WithFileAsync(month, "970405", "Released", number: 2);
        ApiAnswer after = await api.GetAsync(Manager, $"{month.Path()}/proof");

        Assert.Equal((404, "proof.nothing-released"), (before.Status, before.Code));
        Assert.Equal(3, after.Body.GetProperty("month").GetProperty("inFiles").GetProperty("count").GetInt64());
        Assert.Equal(id, Assert.Single(after.Body.GetProperty("files").EnumerateArray()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Get_ASettledMonth_IsThePublishedDocument()
    {
        MonthRef month = await api.WithRoundAsync("Settled");
        MonthEntity row = (await api.Get<MonthStore>().FindAsync(month, CancellationToken.None))!;
        Assert.True(await api.Get<MonthStore>().MoveAsync(row, MonthState.Settled, CancellationToken.None));
        await api.Get<BlobStore>().ReplaceAsync(
            Containers.Reports,
            $"{month.Folder}/proof.json",
            BinaryData.FromString("{\"province\":\"99\"}"),
            StoreJson.ContentType,
            CancellationToken.None);

        ApiAnswer answer = await api.GetAsync(Manager, $"{month.Path()}/proof");

        Assert.Equal("{\"province\":\"99\"}", answer.Body.GetRawText());
    }

    [Theory]
    [InlineData("?format=pdf", 400)]
    [InlineData("", 403)]
    public async Task Get_WhatNobodyMaySee_IsRefused(string query, int status)
    {
        MonthRef month = await api.WithRoundAsync("Released");

        ApiAnswer answer = await api.GetAsync(status == 403 ? Officer : Manager, $"{month.Path()}/proof{query}");

        Assert.Equal(status, answer.Status);
    }

    [Fact]
    public async Task GetRows_AReleasedFile_TellsWhatEachPaymentCameTo()
    {
        var ledger = new PersonLedger(api, "73");
        EntitlementRow row = PersonLedger.Row(1);
        MonthRef month = await ledger.AddMonthAsync("2024-06", "Paying", "148", row);
        PaymentEntry entry = (await ledger.RouteAsync(
            month, "148", row, 1, LedgerPaths.Chunk(0), RouteReason.OwnInstitution))!;
        PaymentFileEntity file = await ledger.ReleaseAsync(month, 1, entry);
        await ledger.AnswerAsync(
            month, file, entry, ResultStatus.Rejected, "AC04", new DateTimeOffset(2024, 6, 12, 3, 4, 5, TimeSpan.Zero));
        using HttpClient http = api.As(Manager);

        string rows = await http.GetStringAsync(
            new Uri($"{month.Path()}/files/{file.RowKey}/rows", UriKind.Relative), TestContext.Current.CancellationToken);
        ApiAnswer unknown = await api.GetAsync(Manager, $"{month.Path()}/files/17-202406-r1-148-btxh-970405-009/rows");

        Assert.Contains($"{entry.Id},2024-06,148,btxh,1,,bank,970405,540000,returned,Rejected,AC04,", rows, StringComparison.Ordinal);
        Assert.DoesNotContain(row.Key.Person.Reveal(), rows, StringComparison.Ordinal);
        Assert.Equal((404, "file.unknown"), (unknown.Status, unknown.Code));
    }
}
