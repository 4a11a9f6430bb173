using Disbursement.Core.Money;
using Disbursement.Core.Periods;
using Disbursement.Core.Proof;

namespace Disbursement.Formats.Reports;

/// <summary>
/// Writes the proof of a month as one printed page, A4 landscape: the equation on top, then the same money by group,
/// age, kind of provider, source and unit, each with what is left over. Every provider, unit and file is in the
/// workbook. Vietnamese, no external resources, no persons.
/// </summary>
public static class ProofHtml
{
    private const string Style = """
        @page { size: A4 landscape; margin: 8mm 10mm; }
        body { max-width: 277mm; }
        table { font-size: 7.2pt; line-height: 1.1; } th, td { padding: 1px 2px; }
        td.name { min-width: 0; white-space: nowrap; }
        h2 { font-size: 9.5pt; margin: 1.4mm 0 .5mm; }
        .title { margin: 1mm 0; } .title h1, .title .sub { display: inline; font-size: 13pt; }
        .head { font-size: 9.5pt; line-height: 1.15; } .place { margin-top: 0 !important; }
        .boxes { margin: 1.2mm 0; } .box { padding: .5mm 3mm; }
        .box .much, .box .more { display: inline; margin-right: 2mm; } .box .much { font-size: 13pt; }
        .pair { gap: 4mm; align-items: start; } .proof { margin: .4mm 0 0; font-size: 9.5pt; }
        .sign { margin-top: 2mm; font-size: 9.5pt; } .sign .room { height: 16mm; }
        """;

    /// <summary>Writes the page and leaves the stream open.</summary>
    public static void Write(Stream stream, MonthProof proof, ProofReportOptions options)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(proof);
        ArgumentNullException.ThrowIfNull(options);
        var page = new Html();
        const string title = "BẢNG ĐỐI CHIẾU CHI TRẢ";
        string month = Period.Parse(proof.Period).Vietnamese;
        ReportParts.Open(page, $"{title} - {month}", Style);
        ReportParts.Heading(
            page,
            options.Letterhead,
            title,
            month,
            $"Địa bàn {options.Letterhead.Province}; đơn vị tính: khoản, đồng; sai lệch cho phép: 0 đồng; "
            + "từng bên, đơn vị và tệp: xem sổ tính (proof.xlsx)");
        bool holds = options.Broken is null
            && ProofSection.Of(proof, options).SelectMany(static section => section.Rows).All(static row => row.Holds);
        WriteEquation(page, proof.Month, options, holds);
        int number = 0;
        foreach (ProofSection section in ProofPage.Wide(proof))
        {
            WriteSection(page, ++number, section);
        }

        page.Raw("<div class=\"pair\">\n");
        foreach (IEnumerable<ProofSection> half in (IEnumerable<ProofSection>[])
            [ProofPage.Left(proof, options), ProofPage.Right(proof, options)])
        {
            page.Raw("<div>\n");
            foreach (ProofSection section in half)
            {
                WriteSection(page, ++number, section);
            }

            page.Raw("</div>\n");
        }

        page.Raw("</div>\n");
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

    private static void WriteSection(Html page, int number, ProofSection section)
    {
        page.Element("h2", $"{VietnameseNumber.Format(number)}. {section.Title}")
            .Raw("<table>\n<thead>\n<tr><th rowspan=\"2\">").Text(section.Head).Raw("</th>");
        foreach (string column in section.Columns.SkipLast(1))
        {
            page.Raw("<th colspan=\"2\">").Text(column).Raw("</th>");
        }

        page.Raw("<th rowspan=\"2\">").Text(section.Columns[^1]).Raw("</th></tr>\n<tr>");
        foreach (string _ in section.Columns.SkipLast(1))
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
        foreach (ProofCell cell in row.Cells.SkipLast(1))
        {
            page.Raw("<td>").Text(VietnameseNumber.Format(cell.Count)).Raw("</td><td>")
                .Text(VietnameseNumber.Format(cell.Dong)).Raw("</td>");
        }

        ProofCell left = row.Cells[^1];
        page.Raw(row.Holds ? "<td class=\"mid up\">" : "<td class=\"down\">")
            .Text(row.Holds
                ? "0"
                : $"{VietnameseNumber.Format(left.Count)} khoản; {VietnameseNumber.Format(left.Dong)}")
            .Raw("</td></tr>\n");
    }
}
