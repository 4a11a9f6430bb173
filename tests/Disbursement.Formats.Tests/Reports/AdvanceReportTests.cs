using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Disbursement.Core.Advances;
using Disbursement.Core.Contracts;
using Disbursement.Core.Identity;
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

    [Fact]
    public void WriteOfficers_WithFocalAccounts_HasTheirSubLedgersMaskedWithAges()
    {
        using var stream = new MemoryStream();

        OfficersHtml.Write(stream, WithFocal(), Options);

        string page = Encoding.UTF8.GetString(stream.ToArray());
        Assert.Contains("Sổ phụ tài khoản đầu mối cấp xã", page, StringComparison.Ordinal);
        Assert.Contains("970405 *********0001", page, StringComparison.Ordinal);
        Assert.DoesNotContain("3500205000001", page, StringComparison.Ordinal);
        Assert.Contains("05/06/2024, 23 ngày: 540.000; 10/06/2024, 18 ngày: 445.000", page, StringComparison.Ordinal);
    }

    [Fact]
    public void WriteXlsx_WithFocalAccounts_HasASheetWithARowForEachAge()
    {
        using var stream = new MemoryStream();
        AdvanceXlsx.Write(stream, WithFocal(), Options);
        using var package = new ZipArchive(stream);
        XNamespace main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

        string[][] rows = [.. Part(package, "xl/worksheets/sheet5.xml").Descendants(main + "row")
            .Select(row => row.Elements(main + "c").Select(cell => cell.Value).ToArray())];

        Assert.Equal(4, rows.Length);
        Assert.Equal(["970405", "*********0001", "3", "1525000"], rows[1][3..7]);
        Assert.Equal(["1", "540000", "2024-06-05", "23"], rows[2][^4..]);
        Assert.Equal(["1", "445000", "2024-06-10", "18"], rows[3][^4..]);
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

    /// <summary>The same with a focal account: one acknowledged, two outstanding of different ages.</summary>
    internal static AdvanceSettlement WithFocal() => Settlement() with
    {
        Focal = FocalLine.Of(
        [
            Focal(540_000, 5, FocalFate.Outstanding), Focal(540_000, 5, FocalFate.Acknowledged),
            Focal(445_000, 10, FocalFate.Outstanding),
        ]),
    };

    private static FocalPayment Focal(long dong, int day, FocalFate fate)
    {
        Assert.True(AccountNumber.TryParse("3500205000001", out AccountNumber account));
        return new FocalPayment(
            "148", ProgrammeGroup.Btxh, "970405", account, Vnd.FromDong(dong), new DateOnly(2024, 6, day), fate);
    }

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
