using System.Globalization;
using Disbursement.Core.Events;
using Disbursement.Core.Money;
using Disbursement.Core.Periods;
using Disbursement.Core.Recovery;

namespace Disbursement.Formats.Reports;

/// <summary>
/// Writes the list of money to recover, unit by unit, for A4 landscape: who was paid for which month after which event,
/// the sum in figures and words. Personal data: for the unit that recovers it, not for posting.
/// </summary>
public static class RecoveryHtml
{
    private const string Head =
        """
        <table>
        <thead><tr><th>TT</th><th>Họ và tên</th><th>Số định danh</th><th>Tháng hưởng</th><th>Tháng chi</th>
        <th>Số tiền</th><th>Biến động</th><th>Quyết định</th><th>Tình trạng</th><th>Ghi chú</th></tr></thead>
        <tbody>

        """;

    /// <summary>Writes the page and leaves the stream open.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="month">The month that found it.</param>
    /// <param name="lines">By unit, person and month.</param>
    /// <param name="letterhead">The names on top.</param>
    /// <param name="unitName">The name of a unit's code.</param>
    public static void Write(
        Stream stream,
        Period month,
        IReadOnlyList<RecoveryLine> lines,
        ReportLetterhead letterhead,
        Func<string, string> unitName)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(letterhead);
        ArgumentNullException.ThrowIfNull(unitName);
        var page = new Html();
        ReportParts.Begin(
            page,
            letterhead,
            "BẢNG KÊ THU HỒI TRỢ CẤP CHI SAI",
            $"Phát hiện khi chốt {month.Vietnamese}",
            $"Địa bàn {letterhead.Province}; đơn vị tính: đồng");
        if (lines.Count == 0)
        {
            page.Element("p", "Không có khoản nào phải thu hồi.");
        }

        foreach (IGrouping<string, RecoveryLine> unit in lines.GroupBy(
            static line => line.Overpaid.Unit, StringComparer.Ordinal))
        {
            page.Element("h2", $"{unit.Key} {unitName(unit.Key)}");
            WriteUnit(page, [.. unit]);
        }

        WriteOpen(page, lines);
        ReportParts.EndSignedByAgency(page);
        page.WriteTo(stream);
    }

    private static void WriteUnit(Html page, IReadOnlyList<RecoveryLine> lines)
    {
        page.Raw(Head);
        for (int number = 0; number < lines.Count; number++)
        {
            WriteLine(page, number + 1, lines[number]);
        }

        page.Raw("<tr class=\"total\"><td colspan=\"5\" class=\"name\">Tổng cộng</td><td>")
            .Text(VietnameseNumber.Format(SumOf(lines).Dong)).Raw("</td><td colspan=\"4\"></td></tr>\n")
            .Raw("</tbody>\n</table>\n");
    }

    private static void WriteLine(Html page, int number, RecoveryLine line)
    {
        Overpayment overpaid = line.Overpaid;
        string happened = overpaid.EventDate.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
        page.Raw("<tr><td class=\"mid\">").Text(VietnameseNumber.Format(number)).Raw("</td>");
        Cell(page, overpaid.BeneficiaryName.Reveal());
        Cell(page, overpaid.Key.Person.Reveal());
        Cell(page, MonthOf(overpaid.Period));
        Cell(page, MonthOf(overpaid.PaidIn) + (overpaid.IsPaid ? "" : " (chưa rõ kết quả)"));
        page.Raw("<td>").Text(VietnameseNumber.Format(overpaid.Amount.Dong)).Raw("</td>");
        Cell(page, $"{overpaid.Event.ToVietnamese()} ngày {happened}");
        Cell(page, overpaid.Decision);
        Cell(page, line.StandingVietnamese);
        Cell(page, line.Note);
        page.Raw("</tr>\n");
    }

    private static void WriteOpen(Html page, IReadOnlyList<RecoveryLine> lines)
    {
        RecoveryLine[] open = [.. lines.Where(static line => line.Standing == RecoveryStanding.Open)];
        Vnd sum = SumOf(open);
        if (open.Length > 0)
        {
            page.Element(
                "p class=\"proof\"",
                $"Còn phải thu hồi: {VietnameseNumber.Format(open.Length)} khoản, "
                + $"{VietnameseNumber.Format(sum.Dong)} đồng. Bằng chữ: {DongInWords.ToWords(sum)}.");
        }
    }

    private static string MonthOf(Period month) =>
        string.Create(CultureInfo.InvariantCulture, $"{month.Month:00}/{month.Year}");

    private static void Cell(Html page, string text) => page.Raw("<td class=\"name\">").Text(text).Raw("</td>");

    private static Vnd SumOf(IEnumerable<RecoveryLine> lines) =>
        lines.Aggregate(Vnd.Zero, static (sum, line) => sum + line.Overpaid.Amount);
}
