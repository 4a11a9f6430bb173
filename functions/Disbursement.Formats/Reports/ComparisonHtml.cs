using Disbursement.Core.Comparison;
using Disbursement.Core.Money;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;

namespace Disbursement.Formats.Reports;

/// <summary>Writes what changed against the month before as a page to print on A4 across: counts and money, no persons.
/// </summary>
public static class ComparisonHtml
{
    private static readonly (string Title, Func<ComparisonFigures, Change> Change)[] Kinds =
    [
        ("Mới", static figures => figures.New),
        ("Thôi hưởng", static figures => figures.Stopped),
        ("Chuyển đơn vị, xã, nhóm", static figures => figures.Moved),
        ("Đổi mức hưởng", static figures => figures.Amount),
        ("Đổi tài khoản", static figures => figures.Account),
        ("Đổi hình thức nhận", static figures => figures.Channel),
        ("Đổi người nhận", static figures => figures.Receiver),
    ];

    /// <summary>Writes the page and leaves the stream open.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="comparison">The figures.</param>
    /// <param name="letterhead">The names on the page.</param>
    /// <param name="unitName">The name of a unit's or commune's code.</param>
    public static void Write(
        Stream stream, MonthComparison comparison, ReportLetterhead letterhead, Func<string, string> unitName)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(comparison);
        ArgumentNullException.ThrowIfNull(letterhead);
        ArgumentNullException.ThrowIfNull(unitName);
        var page = new Html();
        Period period = Period.Parse(comparison.Period);
        ReportParts.Begin(
            page, letterhead, "SO SÁNH DANH SÁCH CHI TRẢ",
            $"{Upper(period.Vietnamese)} so với {period.Previous.Vietnamese}",
            $"Địa bàn {letterhead.Province}; đơn vị tính: khoản, đồng; tiền là mức hưởng tháng, truy lĩnh tính riêng");
        if (comparison.HasBefore)
        {
            WriteBoxes(page, comparison.Total());
            WriteWarnings(page, comparison);
            WriteKinds(page, comparison);
            page.Element("h2", "II. Theo đơn vị lập danh sách");
            ComparisonHtmlTables.WriteUnits(page, comparison, unitName);
            page.Element("h2", "III. Theo xã");
            ComparisonHtmlTables.WriteCommunes(page, comparison, unitName);
        }
        else
        {
            page.Element("p", $"Không có dữ liệu {period.Previous.Vietnamese} để so sánh.");
        }

        ReportParts.End(
            page,
            ("NGƯỜI LẬP BIỂU", "(Ký, ghi rõ họ tên)"),
            ("KẾ TOÁN TRƯỞNG", "(Ký, ghi rõ họ tên)"),
            ("NGƯỜI DUYỆT CHI", "(Ký, ghi rõ họ tên)"));
        page.WriteTo(stream);
    }

    /// <summary>A number with its sign; a dash for none.</summary>
    internal static string Signed(long number) => number == 0 ? "–" : CoverageHtml.Signed(number);

    private static void WriteBoxes(Html page, ComparisonFigures total)
    {
        page.Raw("<div class=\"boxes\">\n");
        ReportParts.Box(
            page, "Số khoản", total.Entitlements,
            AgainstBefore(total.EntitlementsBefore, total.Entitlements));
        ReportParts.Box(
            page, "Mức hưởng tháng (đồng)", total.AmountDong,
            AgainstBefore(total.AmountBeforeDong, total.AmountDong));
        ReportParts.Box(
            page, "Truy lĩnh (đồng)", total.ArrearsDong,
            AgainstBefore(total.ArrearsBeforeDong, total.ArrearsDong));
        ReportParts.Box(
            page, "Đổi tài khoản", total.Account.Count,
            $"và {VietnameseNumber.Format(total.NewWithAccount)} tài khoản của người mới, "
            + $"trên {VietnameseNumber.Format(total.WithAccount)} khoản có tài khoản");
        page.Raw("</div>\n");
    }

    private static string AgainstBefore(long before, long now) =>
        $"tháng trước {VietnameseNumber.Format(before)}; {Signed(now - before)}";

    private static void WriteWarnings(Html page, MonthComparison comparison)
    {
        if (comparison.CodesWithoutMap.Count > 0)
        {
            page.Element(
                "p class=\"proof down\"",
                "Chưa có bảng chuyển đổi cho các mã đơn vị, xã cũ sau; khoản từ các mã này được tính là chuyển, "
                + "không tính là mới: " + string.Join(", ", comparison.CodesWithoutMap) + ".");
        }

        if (comparison.ListsWithoutBefore.Count > 0)
        {
            page.Element(
                "p class=\"proof\"",
                "Danh sách tháng trước không có: " + string.Join(", ", comparison.ListsWithoutBefore) + ".");
        }
    }

    private static void WriteKinds(Html page, MonthComparison comparison)
    {
        page.Element("h2", "I. Thay đổi của toàn tỉnh")
            .Raw("<table>\n<thead><tr><th rowspan=\"2\">Thay đổi</th>");
        foreach (ProgrammeGroup group in ProgrammeGroups.All)
        {
            page.Raw("<th colspan=\"2\">").Text(group.ToCode()).Raw("</th>");
        }

        page.Raw("<th colspan=\"4\">Cộng</th></tr>\n<tr>");
        foreach (ProgrammeGroup _ in ProgrammeGroups.All)
        {
            page.Raw("<th>Số khoản</th><th>Tăng, giảm</th>");
        }

        page.Raw("<th>Số khoản</th><th>Tháng trước</th><th>Tháng này</th><th>Tăng, giảm</th></tr></thead>\n<tbody>\n");
        ComparisonFigures[] groups = [.. ProgrammeGroups.All.Select(comparison.Of)];
        ComparisonFigures total = comparison.Total();
        foreach ((string title, Func<ComparisonFigures, Change> change) in Kinds)
        {
            WriteKind(page, title, groups, total, change);
        }

        WriteKind(page, "Truy lĩnh (tiền truy lĩnh)", groups, total, static figures => figures.Arrears);
        page.Raw("</tbody>\n</table>\n");
    }

    private static void WriteKind(
        Html page,
        string title,
        ComparisonFigures[] groups,
        ComparisonFigures total,
        Func<ComparisonFigures, Change> changeOf)
    {
        page.Raw("<tr><td class=\"name\">").Text(title).Raw("</td>");
        foreach (ComparisonFigures group in groups)
        {
            Change change = changeOf(group);
            ComparisonHtmlTables.Cell(page, Count(change.Count));
            ComparisonHtmlTables.Cell(page, Signed(change.NetDong));
        }

        Change sum = changeOf(total);
        ComparisonHtmlTables.Cell(page, Count(sum.Count));
        ComparisonHtmlTables.Cell(page, Count(sum.BeforeDong));
        ComparisonHtmlTables.Cell(page, Count(sum.AfterDong));
        ComparisonHtmlTables.Cell(page, Signed(sum.NetDong));
        page.Raw("</tr>\n");
    }

    /// <summary>A number; a dash for none.</summary>
    internal static string Count(long number) => number == 0 ? "–" : VietnameseNumber.Format(number);

    private static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
