using System.Text;
using System.Text.Json;
using Disbursement.Core.Coverage;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Formats.Reports;
using Disbursement.Testing;

namespace Disbursement.Formats.Tests.Reports;

public sealed class CoverageReportTests
{
    [Fact]
    public void Csv_GoldenCase_MatchesEveryByte() =>
        Golden.AssertMatches(Golden.PathOf("coverage/one-unit/expected.csv"), Write(CoverageCsv.Write));

    [Fact]
    public void Json_GoldenCase_MatchesEveryByte() =>
        Golden.AssertMatches(Golden.PathOf("coverage/one-unit/expected.json"), Write(CoverageJson.Write));

    [Fact]
    public void Html_GoldenCase_MatchesEveryByte() =>
        Golden.AssertMatches(Golden.PathOf("coverage/hoa-binh/expected.html"), WriteHtml(CoverageSamples.Table));

    /// <summary>DESIGN 7 names these; a reader of the files looks them up by name.</summary>
    [Theory]
    [InlineData("listed")]
    [InlineData("refused")]
    [InlineData("held")]
    [InlineData("beneficiaries")]
    [InlineData("reviewed")]
    [InlineData("with_account")]
    [InlineData("paid_to_account")]
    [InlineData("paid_post")]
    [InlineData("paid_home")]
    [InlineData("paid_focal")]
    [InlineData("failed")]
    [InlineData("unclaimed")]
    [InlineData("open")]
    [InlineData("money_due_bank")]
    [InlineData("money_paid_wallet")]
    [InlineData("share_paid_to_account")]
    [InlineData("previous_paid_to_account")]
    [InlineData("change_paid_to_account")]
    [InlineData("target")]
    public void Names_OfTheContract_AreThere(string name) => Assert.Contains(name, CoverageColumns.Names);

    [Fact]
    public void Names_All_AreUnique() =>
        Assert.Equal(CoverageColumns.Names.Count, CoverageColumns.Names.Distinct().Count());

    [Fact]
    public void CsvAndJson_SameTable_HaveTheSameRowsAndColumns()
    {
        string[] lines = Encoding.UTF8.GetString(Write(CoverageCsv.Write)).TrimStart('\uFEFF')
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        using var json = JsonDocument.Parse(Write(CoverageJson.Write));

        Assert.Equal(lines.Length - 1, json.RootElement.GetArrayLength());
        Assert.All(json.RootElement.EnumerateArray(), row => Assert.Equal(
            lines[0].Split(','), row.EnumerateObject().Select(member => member.Name)));
        Assert.Equal(8, lines.Length - 1);
    }

    [Fact]
    public void Json_ProvinceRow_HasTheProvincesCodeAsItsUnit()
    {
        using var json = JsonDocument.Parse(Write(CoverageJson.Write));

        JsonElement total = json.RootElement.EnumerateArray().Single(row =>
            row.GetProperty("unit").GetString() == "17" && row.GetProperty("group").GetString() == "TONG");

        Assert.Equal(100, total.GetProperty("beneficiaries").GetInt64());
        Assert.Equal(90, total.GetProperty("previous_beneficiaries").GetInt64());
        Assert.Equal(10, total.GetProperty("change_beneficiaries").GetInt64());
        Assert.Equal(11.11m, total.GetProperty("change_percent_beneficiaries").GetDecimal());
    }

    /// <summary>A report opens on a machine without network and loads nothing.</summary>
    [Fact]
    public void Html_AnyReport_HasNoExternalResourceAndNoScript()
    {
        string page = Encoding.UTF8.GetString(WriteHtml(CoverageSamples.Table));

        Assert.DoesNotContain("http", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("url(", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Html_UnitNameWithMarkup_IsEscaped()
    {
        using var stream = new MemoryStream();
        CoverageHtml.Write(stream, CoverageSamples.Small, Options() with { UnitName = _ => "<b>\"&'" });

        string page = Encoding.UTF8.GetString(stream.ToArray());

        Assert.DoesNotContain("<b>\"&'", page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;&quot;&amp;&#39;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_ProofThatFails_SaysSoLoudly()
    {
        var proof = new SettlementProof(
            new Tally(2, Vnd.FromDong(2)), new Tally(1, Vnd.FromDong(1)), Tally.None, Tally.None);
        using var stream = new MemoryStream();
        CoverageHtml.Write(stream, CoverageSamples.Small, Options() with { Proof = proof });

        Assert.Contains("KHÔNG KHỚP", Encoding.UTF8.GetString(stream.ToArray()), StringComparison.Ordinal);
    }

    /// <summary>Both lists of the ranking together name each unit once at most.</summary>
    [Fact]
    public void Html_FewUnits_RanksNoneTwice()
    {
        string page = Encoding.UTF8.GetString(WriteHtml(CoverageSamples.Small));

        int from = page.IndexOf("III.", StringComparison.Ordinal);
        string ranking = page[from..page.IndexOf("IV.", StringComparison.Ordinal)];
        Assert.Equal(2, ranking.Split("Thành phố Hòa Bình").Length);
    }

    [Theory]
    [InlineData(2024, 6, 3, "ngày 03 tháng 6 năm 2024")]
    [InlineData(2024, 2, 12, "ngày 12 tháng 02 năm 2024")]
    [InlineData(2024, 10, 1, "ngày 01 tháng 10 năm 2024")]
    public void DateInWords_Date_IsAsDecree30Asks(int year, int month, int day, string expected)
    {
        using var stream = new MemoryStream();
        CoverageReportOptions options = Options();
        CoverageHtml.Write(stream, CoverageSamples.Small, options with
        {
            Letterhead = options.Letterhead with { Date = new DateOnly(year, month, day) },
        });

        Assert.Contains(expected, Encoding.UTF8.GetString(stream.ToArray()), StringComparison.Ordinal);
    }

    private static byte[] Write(Action<Stream, CoverageTable> write)
    {
        using var stream = new MemoryStream();
        write(stream, CoverageSamples.Small);
        return stream.ToArray();
    }

    private static byte[] WriteHtml(CoverageTable table)
    {
        using var stream = new MemoryStream();
        CoverageHtml.Write(stream, table, Options());
        return stream.ToArray();
    }

    private static CoverageReportOptions Options() => new()
    {
        Letterhead = new ReportLetterhead
        {
            Authority = "UBND TỈNH HÒA BÌNH",
            Agency = "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",
            Province = "tỉnh Hòa Bình",
            Place = "Hòa Bình",
            Date = new DateOnly(2024, 6, 28),
        },
        UnitName = CoverageSamples.NameOf,
        Proof = new SettlementProof(
            new Tally(43_120, Vnd.FromDong(26_389_440_000)), new Tally(42_011, Vnd.FromDong(25_710_732_000)),
            new Tally(633, Vnd.FromDong(387_396_000)), new Tally(476, Vnd.FromDong(291_312_000))),
    };
}
