using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Disbursement.Core.Advances;
using Disbursement.Core.Identity;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Programmes;
using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;
using Disbursement.Core.Units;
using Disbursement.Functions.Close;
using Disbursement.Functions.Coverage;
using Disbursement.Functions.Months;
using Disbursement.Functions.Reference;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Tests.Settlement;
using static Disbursement.Functions.Tests.Settlement.Samples;

namespace Disbursement.Functions.Tests.Web;

/// <summary>The settlement of the advance as it is asked for: while the month is under way, and by whom.</summary>
[Collection(ApiTests.Name)]
public sealed class AdvanceTests(ApiFixture api)
{
    private static readonly string Manager = TestTokens.Of("lanhdao", "manager", "*");
    private static readonly string Officer = TestTokens.Of("canbo", "officer", "*");

    [Fact]
    public async Task Get_AMonthUnderWay_IsWhatItsUnitsCounted()
    {
        MonthRef month = await api.WithRoundAsync("Released");
        await WithCountAsync(month, "17-202406-r1-148-btxh-vnpost-001");
        using HttpClient http = api.As(Manager);

        ApiAnswer answer = await api.GetAsync(Manager, $"{month.Path()}/advance");
        string refund = await http.GetStringAsync(
            new Uri($"{month.Path()}/advance/refunds/vnpost", UriKind.Relative), TestContext.Current.CancellationToken);
        ApiAnswer other = await api.GetAsync(Manager, $"{month.Path()}/advance/refunds/970405");

        System.Text.Json.JsonElement line = Assert.Single(answer.Body.GetProperty("lines").EnumerateArray());
        Assert.Equal("vnpost", line.GetProperty("provider").GetString());
        Assert.Equal(900_000, line.GetProperty("advanced").GetProperty("sum").GetInt64());
        Assert.Equal(360_000, line.GetProperty("refund").GetProperty("sum").GetInt64());
        Assert.Contains("Ba trăm sáu mươi nghìn đồng", refund, StringComparison.Ordinal);
        Assert.Contains("Bản tạm tính", refund, StringComparison.Ordinal);
        Assert.Equal((404, "advance.nothing-in-hand"), (other.Status, other.Code));
    }

    [Fact]
    public async Task Get_OfficersOfACommune_HaveTheirSubLedgerByTheCommunesName()
    {
        MonthRef month = await api.WithRoundAsync("Released");
        await WithCountAsync(month, "17-202406-r1-148-ncc-xa-04789-001", ProgrammeGroup.Ncc);
        using HttpClient http = api.As(Manager);

        ApiAnswer answer = await api.GetAsync(Manager, $"{month.Path()}/advance");
        string page = await http.GetStringAsync(
            new Uri($"{month.Path()}/advance?format=officers", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.True(Assert.Single(answer.Body.GetProperty("lines").EnumerateArray()).GetProperty("isOfficer").GetBoolean());
        Assert.Contains("xa-04789", page, StringComparison.Ordinal);
        Assert.Contains(
            UnitRegister.Shipped.Find("04789", month.ToPeriod())?.Name ?? "04789", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "\"acknowledged\"")]
    [InlineData("?format=officers", "*********0001")]
    public async Task Get_ASettledMonthWithFocalAccounts_HasWhatWasReportedSince(string query, string word)
    {
        MonthRef month = await api.WithRoundAsync("Settled");
        MonthEntity row = (await api.Get<MonthStore>().FindAsync(month, CancellationToken.None))!;
        Assert.True(await api.Get<MonthStore>().MoveAsync(row, MonthState.Settled, CancellationToken.None));
        await WithCountAsync(month, $"{month.Province}-{month.ToPeriod().Compact}-r1-148-btxh-970405-901", focal: 1);
        PaymentEntry entry = await WithFocalPaymentAsync(month);
        BlobStore blobs = api.Get<BlobStore>();
        AdvanceReports reports = api.Get<AdvanceReports>();
        AdvanceSettlement settled = await reports.SettleAsync(
            month, await api.Get<UnitCounts>().FindAsync(month, CancellationToken.None), CancellationToken.None);
        await reports.PublishAsync(month, settled, CancellationToken.None);
        using HttpClient http = api.As(Manager);
        string before = await http.GetStringAsync(
            new Uri($"{month.Path()}/advance{query}", UriKind.Relative), TestContext.Current.CancellationToken);

        await api.Get<AcknowledgementStore>().ApplyAsync(
            month,
            $"{month.Province}-{month.ToPeriod().Compact}-r1-148-btxh-970405-901",
            [ResultOf(entry, ResultStatus.Paid)],
            CancellationToken.None);

        string after = await http.GetStringAsync(
            new Uri($"{month.Path()}/advance{query}", UriKind.Relative), TestContext.Current.CancellationToken);
        FocalLine line = Assert.Single(settled.Focal!);
        Assert.Equal((1L, 0L, 1L), (line.Advanced.Count, line.Acknowledged.Count, line.Outstanding.Count));
        Assert.Contains(word, before, StringComparison.Ordinal);
        Assert.Contains(word, after, StringComparison.Ordinal);
        Assert.NotEqual(before, after);
        Assert.DoesNotContain("3500205000001", before + after, StringComparison.Ordinal);
        Assert.NotNull(await blobs.FindAsync(
            Containers.Reports, $"{month.Folder}/officers.html", CancellationToken.None));
    }

    [Theory]
    [InlineData("advance?format=pdf", 400)]
    [InlineData("advance", 404)]
    [InlineData("advance/refunds/..%2Fadvance", 404)]
    public async Task Get_WhatIsNotThere_IsRefused(string path, int status)
    {
        MonthRef month = await api.WithRoundAsync("Released");

        ApiAnswer answer = await api.GetAsync(Manager, $"{month.Path()}/{path}");

        Assert.Equal(status, answer.Status);
    }

    [Theory]
    [InlineData("advance")]
    [InlineData("advance/refunds/vnpost")]
    public async Task Get_ByAnOfficer_IsRefused(string path)
    {
        MonthRef month = await api.WithRoundAsync("Released");

        Assert.Equal(403, (await api.GetAsync(Officer, $"{month.Path()}/{path}")).Status);
    }

    /// <summary>A file of one payment to a focal account, paid by the bank.</summary>
    private async Task<PaymentEntry> WithFocalPaymentAsync(MonthRef month)
    {
        Assert.True(AccountNumber.TryParse("3500205000001", out AccountNumber account));
        PaymentEntry entry = EntryOf(1, month.ToPeriod(), channel: ChannelKind.Focal) with
        {
            Institution = "970405",
            Account = account,
        };
        var world = SettlementWorld.Over(api.Get<BlobServiceClient>(), api.Get<TableServiceClient>(), month);
        await using (world)
        {
            PaymentFileEntity file = await world.ReleaseAsync([entry], number: 901, provider: "970405");
            await world.Get<ResultApplier>().ApplyAsync(
                month, file.RowKey, [ResultOf(entry, ResultStatus.Paid)], CancellationToken.None);
        }

        return entry;
    }

    private async Task WithCountAsync(
        MonthRef month, string fileId, ProgrammeGroup group = ProgrammeGroup.Btxh, int? focal = null)
    {
        BlobStore blobs = api.Get<BlobStore>();
        await api.Get<ReferenceStore>().SeedAsync(CancellationToken.None);
        await api.Get<ReferenceStore>().FreezeAsync(month, CancellationToken.None);
        await blobs.ReplaceJsonAsync(
            Containers.Ledger,
            LedgerPaths.Manifest(month),
            new SlotManifest(
                month.Province, month.Period, "ketoan", null, [new FrozenList("148", "btxh", "a", 1, 2, 900_000)], []),
            CancellationToken.None);
        var refund = new Tally(1, Vnd.FromDong(360_000));
        var file = new UnitFile(
            fileId, group, 1, IsSealed: false, new FileTotals(new Tally(1, Vnd.FromDong(540_000)), refund, Tally.None))
        {
            Carried = Tally.None,
            Resent = refund,
            Focal = focal,
        };
        await blobs.ReplaceJsonAsync(
            Containers.Ledger, LedgerPaths.Coverage(month, "148"), new UnitCount("148", [], [], [file]), CancellationToken.None);
    }
}
