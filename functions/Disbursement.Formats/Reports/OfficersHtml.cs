using System.Globalization;
using Disbursement.Core.Advances;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;

namespace Disbursement.Formats.Reports;

/// <summary>
/// Writes the sub-ledgers of commune officers as a page that prints on A4 landscape: what each was handed, what is
/// acknowledged by signed lists, what came back, what is outstanding and for how many days; then the same of focal
/// accounts, where there are any. No persons.
/// </summary>
public static class OfficersHtml
{
    private static readonly (string Vietnamese, string English, Func<AdvanceLine, Tally> Of)[] Columns =
    [
        ("Đã ứng", "Advanced", static line => line.Advanced),
        ("Đã ký nhận", "Acknowledged", static line => line.Paid),
        ("Nộp trả", "Returned", static line => line.Returned),
        ("Còn phải báo cáo", "Outstanding", static line => line.Open),
    ];

    /// <summary>Writes the page and leaves the stream open.</summary>
    public static void Write(Stream stream, AdvanceSettlement settlement, AdvanceReportOptions options)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(settlement);
        ArgumentNullException.ThrowIfNull(options);
        IReadOnlyList<AdvanceLine> officers = settlement.Officers();
        var page = new Html();
        ReportParts.Begin(
            page,
            options.Letterhead,
            "SỔ PHỤ TẠM ỨNG CỦA CÁN BỘ CHI TRẢ CẤP XÃ",
            Period.Parse(settlement.Period).Vietnamese,
            $"Địa bàn {options.Letterhead.Province}; đơn vị tính: khoản, đồng");
        WriteHead(page);
        foreach (AdvanceLine line in officers)
        {
            page.Raw("<tr><td class=\"name\">").Text($"{line.Provider} {options.ProviderName(line.Provider)}")
                .Raw("</td>");
            WriteFigures(page, line, options.Letterhead.Date);
        }

        page.Raw("<tr class=\"total\"><td class=\"name\">").Text(ProofSectionRow.TotalName).Raw("</td>");
        WriteFigures(page, AdvanceLine.Sum(officers), options.Letterhead.Date);
        page.Raw("</tbody>\n</table>\n<ol class=\"notes\">\n")
            .Element("li", "Đã ứng = đã ký nhận + nộp trả + còn phải báo cáo, đến từng đồng.")
            .Element("li", "Số ngày tính từ ngày duyệt chi của khoản cũ nhất chưa có kết quả đến ngày lập bảng.")
            .Raw("</ol>\n");
        if (settlement.Focal is { } focal)
        {
            FocalSection.Write(page, focal, options);
        }

        ReportParts.EndSignedByAgency(page);
        page.WriteTo(stream);
    }

    private static void WriteHead(Html page)
    {
        page.Raw("<table>\n<thead>\n<tr><th rowspan=\"2\">Cán bộ xã<br><i>Officers of</i></th>")
            .Raw("<th rowspan=\"2\">Nguồn<br><i>Source</i></th>");
        foreach ((string vietnamese, string english, _) in Columns)
        {
            page.Raw("<th colspan=\"2\">").Text(vietnamese).Raw("<br><i>").Text(english).Raw("</i></th>");
        }

        page.Raw("<th rowspan=\"2\">Từ ngày<br><i>Since</i></th>")
            .Raw("<th rowspan=\"2\">Số ngày<br><i>Days</i></th></tr>\n<tr>");
        foreach (var _ in Columns)
        {
            page.Raw("<th>Khoản</th><th>Tiền</th>");
        }

        page.Raw("</tr>\n</thead>\n<tbody>\n");
    }

    private static void WriteFigures(Html page, AdvanceLine line, DateOnly today)
    {
        page.Raw("<td class=\"mid\">").Text(AdvanceColumns.SourceName(line.Source)).Raw("</td>");
        foreach ((_, _, Func<AdvanceLine, Tally> of) in Columns)
        {
            page.Raw("<td>").Text(VietnameseNumber.Format(of(line).Count)).Raw("</td><td>")
                .Text(VietnameseNumber.Format(of(line).Sum.Dong)).Raw("</td>");
        }

        page.Raw("<td class=\"mid\">")
            .Text(line.OpenSince?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? "–")
            .Raw("</td><td>")
            .Text(line.OpenSince is { } since
                ? VietnameseNumber.Format(Math.Max(0, today.DayNumber - since.DayNumber))
                : "–")
            .Raw("</td></tr>\n");
    }
}
