using Disbursement.Core.Advances;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;

namespace Disbursement.Formats.Reports;

/// <summary>
/// Writes the settlement of the advance as a page that prints on A4 landscape: the equation on top, then the money by
/// unit and source and by provider and source. Vietnamese, headings in English second; no external resources, no
/// persons.
/// </summary>
public static class AdvanceHtml
{
    /// <summary>Writes the page and leaves the stream open.</summary>
    public static void Write(Stream stream, AdvanceSettlement settlement, AdvanceReportOptions options)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(settlement);
        ArgumentNullException.ThrowIfNull(options);
        var page = new Html();
        ReportParts.Begin(
            page,
            options.Letterhead,
            "BẢNG QUYẾT TOÁN KINH PHÍ TẠM ỨNG CHI TRẢ",
            Period.Parse(settlement.Period).Vietnamese,
            $"Địa bàn {options.Letterhead.Province}; đơn vị tính: khoản, đồng; sai lệch cho phép: 0 đồng");
        AdvanceLine total = settlement.Total;
        WriteBoxes(page, total, options);
        WriteTable(
            page, "I. Theo đơn vị lập danh sách và nguồn kinh phí (by unit and source)", settlement.ByUnit(), total,
            line => $"{line.Unit} {options.UnitName(line.Unit)}");
        WriteTable(
            page, "II. Theo bên chi trả và nguồn kinh phí (by provider and source)", settlement.ByProvider(), total,
            line => $"{line.Provider} {options.ProviderName(line.Provider)}");
        WriteNotes(page);
        ReportParts.EndSignedByAgency(page);
        page.WriteTo(stream);
    }

    private static void WriteBoxes(Html page, AdvanceLine total, AdvanceReportOptions options)
    {
        page.Raw("<div class=\"boxes\">\n");
        ReportParts.Box(page, "Đã ứng (advanced)", total.Advanced);
        ReportParts.Box(page, "Đã chi (paid)", total.Paid);
        ReportParts.Box(page, "Không chi được (returned)", total.Returned);
        ReportParts.Box(page, "Chưa rõ kết quả (open)", total.Open);
        page.Raw("</div>\n");
        ReportParts.Conclusion(page, total.Holds, options.IsFinal);
        page.Element("p class=\"proof\"", $"Chuyển kỳ sau: {total.Carried.Sum} đồng. Phải hoàn trả: {total.Refund.Sum} "
            + $"đồng ({DongInWords.ToWords(total.Refund.Sum)}). Phí chi trả: {FeeOf(total)} đồng.");
    }

    private static void WriteTable(
        Html page, string title, IReadOnlyList<AdvanceLine> lines, AdvanceLine total, Func<AdvanceLine, string> nameOf)
    {
        page.Element("h2", title).Raw("<table>\n<thead>\n<tr><th rowspan=\"2\"></th><th rowspan=\"2\">Nguồn<br>")
            .Raw("<i>Source</i></th>");
        foreach ((string vietnamese, string english, _, _) in AdvanceColumns.All)
        {
            page.Raw("<th colspan=\"2\">").Text(vietnamese).Raw("<br><i>").Text(english).Raw("</i></th>");
        }

        page.Raw("<th rowspan=\"2\">Phí chi trả<br><i>Fee</i></th></tr>\n<tr>");
        foreach (var _ in AdvanceColumns.All)
        {
            page.Raw("<th>Khoản</th><th>Tiền</th>");
        }

        page.Raw("</tr>\n</thead>\n<tbody>\n");
        foreach (AdvanceLine line in lines)
        {
            page.Raw("<tr><td class=\"name\">").Text(nameOf(line)).Raw("</td>");
            WriteFigures(page, line);
        }

        page.Raw("<tr class=\"total\"><td class=\"name\">").Text(ProofSectionRow.TotalName).Raw("</td>");
        WriteFigures(page, total);
        page.Raw("</tbody>\n</table>\n");
    }

    private static void WriteFigures(Html page, AdvanceLine line)
    {
        page.Raw("<td class=\"mid\">").Text(AdvanceColumns.SourceName(line.Source)).Raw("</td>");
        foreach ((_, _, _, Func<AdvanceLine, Tally> of) in AdvanceColumns.All)
        {
            page.Raw("<td>").Text(VietnameseNumber.Format(of(line).Count)).Raw("</td><td>")
                .Text(VietnameseNumber.Format(of(line).Sum.Dong)).Raw("</td>");
        }

        page.Raw("<td>").Text(FeeOf(line)).Raw("</td></tr>\n");
    }

    private static void WriteNotes(Html page) => page.Raw("<ol class=\"notes\">\n")
        .Element("li", "Đã ứng = đã chi + không chi được + chưa rõ kết quả; không chi được = chuyển kỳ sau + "
            + "phải hoàn trả.")
        .Element("li", "Chuyển kỳ sau: người hưởng vẫn còn được lĩnh; số tiền trừ vào lần chuyển kinh phí tháng sau "
            + "(Điều 34 Nghị định 20/2021/NĐ-CP, Điều 8 Thông tư 44/2022/TT-BTC).")
        .Element("li", "Phải hoàn trả: khoản không chi được đã được ứng lại và chi ở đợt sau trong tháng.")
        .Element("li", "Chưa rõ kết quả: bên chi trả còn phải báo cáo; không chi lại khi chưa có bằng chứng.")
        .Element("li", "Phí chi trả tính trên số đã chi, làm tròn đến đồng theo từng đơn vị, nguồn và bên chi trả.")
        .Raw("</ol>\n");

    private static string FeeOf(AdvanceLine line) => line.Fee?.ToString() ?? "–";
}
