using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Programmes;
using Disbursement.Core.Units;
using Disbursement.Functions.Close;
using Disbursement.Functions.Coverage;
using Disbursement.Functions.Months;
using Disbursement.Functions.Reference;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;

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

    private async Task WithCountAsync(
        MonthRef month, string fileId, ProgrammeGroup group = ProgrammeGroup.Btxh)
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
        };
        await blobs.ReplaceJsonAsync(
            Containers.Ledger, LedgerPaths.Coverage(month, "148"), new UnitCount("148", [], [], [file]), CancellationToken.None);
    }
}
