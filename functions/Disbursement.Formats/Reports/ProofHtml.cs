using Disbursement.Core.Money;
using Disbursement.Core.Periods;
using Disbursement.Core.Proof;

namespace Disbursement.Formats.Reports;

/// <summary>
/// Writes the proof of a month as a page that prints on A4 landscape: the equation on top, then the same money by
/// group, age, provider, source, unit and file, each with what is left over. Vietnamese, no external resources, no
/// persons.
/// </summary>
public static class ProofHtml
{
    private static readonly string[] Numbers = ["I", "II", "III", "IV", "V", "VI"];

    /// <summary>Writes the page and leaves the stream open.</summary>
    public static void Write(Stream stream, MonthProof proof, ProofReportOptions options)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(proof);
        ArgumentNullException.ThrowIfNull(options);
        var page = new Html();
        ReportParts.Begin(
            page,
            options.Letterhead,
            "BẢNG ĐỐI CHIẾU CHI TRẢ",
            Period.Parse(proof.Period).Vietnamese,
            $"Địa bàn {options.Letterhead.Province}; đơn vị tính: khoản, đồng; sai lệch cho phép: 0 đồng");
        IReadOnlyList<ProofSection> sections = ProofSection.Of(proof, options);
        bool holds = options.Broken is null
            && sections.SelectMany(static section => section.Rows).All(static row => row.Holds);
        WriteEquation(page, proof.Month, options, holds);
        for (int number = 0; number < sections.Count; number++)
        {
            WriteSection(page, Numbers[number], sections[number]);
        }

        ReportParts.EndSignedByAgency(page);
        page.WriteTo(stream);
    }

    private static void WriteEquation(Html page, ProofLine month, ProofReportOptions options, bool holds)
    {
        page.Raw("<div class=\"boxes\">\n");
        ReportParts.Box(page, "Trong tệp chi trả", month.InFiles);
        ReportParts.Box(page, "Gồm: đã chi", month.Paid);
        ReportParts.Box(page, "không chi được", month.Returned);
        ReportParts.Box(page, "chưa rõ kết quả", month.Open);
        page.Raw("</div>\n");
        ReportParts.Conclusion(page, holds, options.IsFinal);
        if (options.Broken is { } broken)
        {
            page.Element("p class=\"proof down\"", broken);
        }
    }

    private static void WriteSection(Html page, string number, ProofSection section)
    {
        page.Element("h2", $"{number}. {section.Title}").Raw("<table>\n<thead>\n<tr>").Raw("<th rowspan=\"2\">")
            .Text(section.Head).Raw("</th>");
        foreach (string column in section.Columns)
        {
            page.Raw("<th colspan=\"2\">").Text(column).Raw("</th>");
        }

        page.Raw("</tr>\n<tr>");
        foreach (string _ in section.Columns)
        {
            page.Raw("<th>Khoản</th><th>Tiền</th>");
        }

        page.Raw("</tr>\n</thead>\n<tbody>\n");
        foreach (ProofSectionRow row in section.Rows)
        {
            WriteRow(page, row);
        }

        page.Raw("</tbody>\n</table>\n");
    }

    private static void WriteRow(Html page, ProofSectionRow row)
    {
        page.Raw(row.IsTotal ? "<tr class=\"total\"><td class=\"name\">" : "<tr><td class=\"name\">")
            .Text(row.Code.Length == 0 || row.Code == row.Name ? row.Name : $"{row.Code} {row.Name}").Raw("</td>");
        foreach (ProofCell cell in row.Cells)
        {
            page.Raw("<td>").Text(VietnameseNumber.Format(cell.Count)).Raw("</td><td>")
                .Text(VietnameseNumber.Format(cell.Dong)).Raw("</td>");
        }

        page.Raw("</tr>\n");
    }
}
