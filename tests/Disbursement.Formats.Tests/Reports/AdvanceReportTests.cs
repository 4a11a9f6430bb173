using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Disbursement.Core.Advances;
using Disbursement.Core.Contracts;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Programmes;
using Disbursement.Formats.Reports;
using Disbursement.Testing;

namespace Disbursement.Formats.Tests.Reports;

public sealed class AdvanceReportTests
{
    private static readonly ProofReportOptions Names = ProofReportTests.OptionsWith("?") with
    {
        Letterhead = new ReportLetterhead
        {
            Authority = "ỦY BAN NHÂN DÂN TỈNH HÒA BÌNH",
            Agency = "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",
            Province = "tỉnh Hòa Bình",
            Place = "Hòa Bình",
            Date = new DateOnly(2024, 6, 28),
        },
    };

    private static readonly AdvanceReportOptions Options = new()
    {
        Letterhead = Names.Letterhead,
        UnitName = static unit => unit == "148" ? "Thành phố Hòa Bình" : "Huyện <Đà Bắc>",
        ProviderName = static code => code == "vnpost" ? "Bưu điện <Việt Nam>" : "AGRIBANK",
        DebtorOf = static line => line.Provider == "vnpost"
            ? null
            : new Debtor("Kho bạc Nhà nước tỉnh Hòa Bình", "3713017", "970405"),
    };

    [Fact]
    public void WriteHtml_AMonth_MatchesEveryByte() =>
        Golden.AssertMatches(Golden.PathOf("advance/hoa-binh/expected.html"), Written(AdvanceHtml.Write));

    [Fact]
    public void WriteCsv_AMonth_MatchesEveryByte() =>
        Golden.AssertMatches(Golden.PathOf("advance/hoa-binh/expected.csv"), Written(AdvanceCsv.Write));

    [Fact]
    public void WriteOfficers_AMonth_MatchesEveryByte() =>
        Golden.AssertMatches(Golden.PathOf("advance/hoa-binh/officers.html"), Written(OfficersHtml.Write));

    [Theory]
    [InlineData("970405")]
    [InlineData("vnpost")]
    public void WriteRefund_OfAProvider_MatchesEveryByte(string provider) => Golden.AssertMatches(
        Golden.PathOf($"advance/hoa-binh/refund-{provider}.html"),
        Written((stream, settlement, options) => RefundHtml.Write(stream, settlement, provider, options)));

    [Fact]
    public void WriteRefund_BeforeTheMonthIsSettled_SaysThatFiguresChange()
    {
        using var stream = new MemoryStream();

        RefundHtml.Write(stream, Settlement(), "vnpost", Options with { IsFinal = false });

        Assert.Contains("Bản tạm tính", Encoding.UTF8.GetString(stream.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void WriteXlsx_AMonth_HasTheSheetsAndTheirTotals()
    {
        using var stream = new MemoryStream(Written(AdvanceXlsx.Write));
        using var package = new ZipArchive(stream);
        XNamespace main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

        string[] sheets = [.. Part(package, "xl/workbook.xml").Descendants(main + "sheet").Select(sheet => sheet.Attribute("name")!.Value)];
        string[][] rows = [.. Part(package, "xl/worksheets/sheet2.xml").Descendants(main + "row")
            .Select(row => row.Elements(main + "c").Select(cell => cell.Value).ToArray())];

        Assert.Equal(["Theo đơn vị", "Theo bên chi trả", "Chi tiết", "Sổ phụ cán bộ xã"], sheets);
        Assert.Equal(
            [
                "", "", "Bảo trợ xã hội", "970405", "AGRIBANK", "3", "1620000", "2", "1080000", "1", "540000", "0", "0", "0", "0", "1",
                "540000", "5400",
            ],
            rows[1][..18]);
        Assert.Equal("11175000", rows[^1][6]);
    }

    internal static AdvanceReportOptions OptionsWith(string text) => new()
    {
        Letterhead = Names.Letterhead with { Authority = text, Agency = text, Province = text, Place = text },
        UnitName = _ => text,
        ProviderName = _ => text,
        DebtorOf = _ => new Debtor(text, text, text),
    };

    /// <summary>
    /// A bank that paid two of three and gives the third back, since the post paid it; the post with one uncollected and
    /// one it has not answered.
    /// </summary>
    internal static AdvanceSettlement Settlement() => AdvanceSettlement.Of(
        "17",
        "2024-06",
        [
            new AdvanceShare(
                "148", ProgrammeGroup.Btxh, "970405", Of(2, 1_080_000), Of(1, 540_000), default, default, Of(1, 540_000)),
            new AdvanceShare("150", ProgrammeGroup.Ncc, "vnpost", Of(1, 2_500_000), Of(1, 2_055_000), Of(1, 445_000),
                Of(1, 2_055_000), default),
            new AdvanceShare("150", ProgrammeGroup.Ncc, "xa-04789", Of(2, 4_110_000), default, Of(1, 445_000), default, default)
            {
                OpenSince = new DateOnly(2024, 6, 5),
            },
        ],
        static (provider, _, _) => new AdvanceTerms(new Fee(0.5m, 0), IsOfficer: provider == "xa-04789"));

    private static Tally Of(long count, long dong) => new(count, Vnd.FromDong(dong));

    private static byte[] Written(Action<Stream, AdvanceSettlement, AdvanceReportOptions> write)
    {
        using var stream = new MemoryStream();
        write(stream, Settlement(), Options);
        return stream.ToArray();
    }

    private static XElement Part(ZipArchive package, string path)
    {
        using Stream stream = package.GetEntry(path)!.Open();
        return XElement.Load(stream);
    }
}
