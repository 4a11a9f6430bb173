using System.Globalization;
using Disbursement.Core.Advances;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;

namespace Disbursement.Formats.Reports;

/// <summary>
/// The sub-ledgers of communes' focal accounts below those of commune officers: by unit, source and masked account,
/// with the ages of what is outstanding.
/// </summary>
internal static class FocalSection
{
    /// <summary>The columns of figures; the last is what is outstanding.</summary>
    public static readonly IReadOnlyList<(string Vietnamese, string English, Func<FocalLine, Tally> Of)> Columns =
    [
        ("Đã vào tài khoản", "Advanced", static line => line.Advanced),
        ("Đã ký nhận", "Acknowledged", static line => line.Acknowledged),
        ("Chưa giao được", "Not handed over", static line => line.NotHandedOver),
        ("Trong đó đã hoàn trả", "Of which returned", static line => line.Returned),
        ("Còn phải báo cáo", "Outstanding", static line => line.Outstanding),
    ];

    /// <summary>Days since the money was paid in, on the day of the report.</summary>
    public static int DaysOf(FocalAge age, AdvanceReportOptions options) =>
        Math.Max(0, options.Letterhead.Date.DayNumber - age.Since.DayNumber);

    /// <summary>Writes the table.</summary>
    public static void Write(Html page, IReadOnlyList<FocalLine> lines, AdvanceReportOptions options)
    {
        page.Element("h2", "Sổ phụ tài khoản đầu mối cấp xã (Sub-ledgers of commune focal accounts)")
            .Raw("<table>\n<thead>\n<tr><th rowspan=\"2\">Đơn vị<br><i>Unit</i></th>")
            .Raw("<th rowspan=\"2\">Nguồn<br><i>Source</i></th>")
            .Raw("<th rowspan=\"2\">Tài khoản đầu mối<br><i>Focal account</i></th>");
        foreach ((string vietnamese, string english, _) in Columns)
        {
            page.Raw("<th colspan=\"2\">").Text(vietnamese).Raw("<br><i>").Text(english).Raw("</i></th>");
        }

        page.Raw("<th rowspan=\"2\">Tuổi khoản còn phải báo cáo<br><i>Ages of the outstanding</i></th></tr>\n<tr>");
        foreach (var _ in Columns)
        {
            page.Raw("<th>Khoản</th><th>Tiền</th>");
        }

        page.Raw("</tr>\n</thead>\n<tbody>\n");
        foreach (FocalLine line in lines)
        {
            WriteLine(page, line, options);
        }

        page.Raw("</tbody>\n</table>\n<ol class=\"notes\">\n")
            .Element("li", "Đã vào tài khoản = đã ký nhận + chưa giao được + còn phải báo cáo, đến từng đồng.")
            .Element("li", "Số ngày tính từ ngày ngân hàng chi vào tài khoản đầu mối đến ngày lập bảng.")
            .Raw("</ol>\n");
    }

    private static void WriteLine(Html page, FocalLine line, AdvanceReportOptions options)
    {
        page.Raw("<tr><td class=\"name\">").Text($"{line.Unit} {options.UnitName(line.Unit)}")
            .Raw("</td><td class=\"mid\">").Text(AdvanceColumns.SourceName(line.Source))
            .Raw("</td><td class=\"mid\">").Text($"{line.Institution} {line.Account}").Raw("</td>");
        foreach ((_, _, Func<FocalLine, Tally> of) in Columns)
        {
            page.Raw("<td>").Text(VietnameseNumber.Format(of(line).Count)).Raw("</td><td>")
                .Text(VietnameseNumber.Format(of(line).Sum.Dong)).Raw("</td>");
        }

        page.Raw("<td class=\"name\">").Text(AgesOf(line, options)).Raw("</td></tr>\n");
    }

    private static string AgesOf(FocalLine line, AdvanceReportOptions options) => line.Ages.Count == 0
        ? "–"
        : string.Join("; ", line.Ages.Select(age => AgeOf(age, DaysOf(age, options))));

    private static string AgeOf(FocalAge age, int days) => string.Create(
        CultureInfo.InvariantCulture,
        $"{age.Since:dd/MM/yyyy}, {days} ngày: {VietnameseNumber.Format(age.Outstanding.Sum.Dong)}");
}
