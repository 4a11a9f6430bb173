using System.IO.Compression;
using System.Text;
using Disbursement.Core.Comparison;
using Disbursement.Core.Programmes;
using Disbursement.Formats.Reports;
using Disbursement.Testing;

namespace Disbursement.Formats.Tests.Reports;

public sealed class ComparisonReportTests
{
    private static readonly ReportLetterhead Letterhead = new()
    {
        Authority = "UBND TỈNH HÒA BÌNH",
        Agency = "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",
        Province = "tỉnh Hòa Bình",
        Place = "Hòa Bình",
        Date = new DateOnly(2024, 6, 6),
    };

    private static readonly MonthComparison Month = new()
    {
        Province = "17",
        Period = "2024-06",
        Before = "2024-05",
        HasBefore = true,
        ListsWithoutBefore = ["152/khac"],
        CodesWithoutMap = ["149", "04777"],
        Rows =
        [
            Row("148", "04789", ProgrammeGroup.Btxh, new ComparisonFigures
            {
                EntitlementsBefore = 1_000,
                Entitlements = 1_004,
                AmountBeforeDong = 540_000_000,
                AmountDong = 543_240_000,
                ArrearsBeforeDong = 1_080_000,
                ArrearsDong = 2_160_000,
                WithAccount = 720,
                NewWithAccount = 6,
                New = new Change(9, 0, 4_860_000),
                Stopped = new Change(4, 2_160_000, 0),
                MovedOut = new Change(1, 540_000, 0),
                Amount = new Change(2, 1_080_000, 2_160_000),
                Arrears = new Change(3, 1_080_000, 2_160_000),
                Account = new Change(12, 6_480_000, 6_480_000),
                Channel = new Change(5, 2_700_000, 2_700_000),
                Receiver = new Change(1, 540_000, 540_000),
            }),
            Row("148", "04792", ProgrammeGroup.Ncc, new ComparisonFigures
            {
                EntitlementsBefore = 210,
                Entitlements = 210,
                AmountBeforeDong = 430_000_000,
                AmountDong = 430_000_000,
                WithAccount = 200,
            }),
            Row("150", "04831", ProgrammeGroup.Btxh, new ComparisonFigures
            {
                EntitlementsBefore = 640,
                Entitlements = 641,
                AmountBeforeDong = 345_600_000,
                AmountDong = 346_140_000,
                WithAccount = 400,
                MovedIn = new Change(1, 0, 540_000),
            }),
        ],
    };

    [Fact]
    public void Html_GoldenCase_MatchesEveryByte() =>
        Golden.AssertMatches(Golden.PathOf("comparison/two-units/expected.html"), Html(Month));

    [Fact]
    public void Csv_GoldenCase_MatchesEveryByte() => Golden.AssertMatches(
        Golden.PathOf("comparison/two-units/expected.csv"), Write(stream => ComparisonSheets.WriteCsv(stream, Month)));

    [Fact]
    public void Html_NoMonthBefore_SaysSoAndShowsNobodyAsNew()
    {
        string page = Encoding.UTF8.GetString(Html(Month with { HasBefore = false }));

        Assert.Contains("Không có dữ liệu tháng 5/2024 để so sánh.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<table>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_NamesWithMarkup_AreText()
    {
        string page = Encoding.UTF8.GetString(Write(stream => ComparisonHtml.Write(
            stream, Month, Letterhead, static _ => "<script>alert(1)</script>")));

        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Xlsx_SameFigures_HasTheRowsOfTheCsvAndEqualBytes()
    {
        byte[] first = Write(stream => ComparisonSheets.WriteXlsx(stream, Month));

        Assert.Equal(first, Write(stream => ComparisonSheets.WriteXlsx(stream, Month)));
        using var package = new ZipArchive(new MemoryStream(first));
        using var reader = new StreamReader(package.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        int rows = reader.ReadToEnd().Split("<row>").Length - 1;
        Assert.Equal(1 + 3 + 2 + 1, rows); // Head, places, units, province.
    }

    private static ComparisonRow Row(string unit, string commune, ProgrammeGroup group, ComparisonFigures figures)
    {
        figures.ThrowIfBroken(unit);
        return new ComparisonRow(new ComparisonPlace(unit, commune, group), figures);
    }

    private static byte[] Html(MonthComparison comparison) => Write(stream => ComparisonHtml.Write(
        stream, comparison, Letterhead, static code => code switch
        {
            "148" => "Thành phố Hòa Bình",
            "150" => "Huyện Đà Bắc",
            "04789" => "Phường Thái Bình",
            "04831" => "Thị trấn Đà Bắc",
            _ => code,
        }));

    private static byte[] Write(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }
}
