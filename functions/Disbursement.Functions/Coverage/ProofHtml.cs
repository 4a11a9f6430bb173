using System.Net;
using System.Text;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;

namespace Disbursement.Functions.Coverage;

/// <summary>The proof of a month as a page to print: A4 across, tables with their heads repeated on each sheet.</summary>
internal static class ProofHtml
{
    private const string Style =
        """
        @page { size: A4 landscape; margin: 15mm; }
        body { font: 11pt "Times New Roman", serif; margin: 2em; }
        h1 { font-size: 15pt; text-align: center; }
        h2 { font-size: 12pt; margin-top: 1.5em; break-after: avoid; }
        table { border-collapse: collapse; width: 100%; }
        thead { display: table-header-group; }
        tr { break-inside: avoid; }
        th, td { border: 1px solid #000; padding: 2px 6px; }
        td.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        tr.sum { font-weight: bold; }
        p.sign { margin-top: 2em; text-align: right; }
        """;

    /// <summary>Writes the page.</summary>
    public static string Of(MonthProof proof)
    {
        var page = new StringBuilder();
        string title = $"Đối chiếu chi trả {Period.Parse(proof.Period).Vietnamese}, tỉnh {proof.Province}";
        page.Append("<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
            .Append(Text(title)).Append("</title>\n<style>\n").Append(Style).Append("\n</style>\n</head>\n<body>\n<h1>")
            .Append(Text(title)).Append("</h1>\n<p>Kế hoạch = đã chi + không chi được + chưa rõ kết quả. "
                + "Số tiền tính bằng đồng.</p>\n");
        AppendEntitlements(page, proof);
        AppendLines(page, "Theo đơn vị chi trả", "Đơn vị", proof.Providers, proof.Month);
        AppendLines(page, "Theo nguồn kinh phí", "Nguồn", proof.Groups, proof.Month);
        AppendLines(page, "Theo đơn vị lập danh sách", "Đơn vị", proof.Units, proof.Month);
        AppendLines(page, "Theo tệp chi trả", "Tệp", proof.Files, proof.Month);
        return page.Append("<p class=\"sign\">Người lập biểu: ........................</p>\n</body>\n</html>\n").ToString();
    }

    private static void AppendEntitlements(StringBuilder page, MonthProof proof)
    {
        Open(
            page, "Theo khoản phải chi (kết quả của lần chi cuối)", "Nhóm",
            "Trong tháng", "Kỳ trước chuyển sang", "Đã chi", "Không chi được", "Chưa rõ", "Chưa chi");
        foreach (GroupSettlement sum in proof.Entitlements)
        {
            Row(
                page, "", sum.Group.ToCode(),
                sum.Taken, sum.CarriedIn, sum.Paid, sum.Returned, sum.Open, sum.Held);
        }

        page.Append("</tbody></table>\n");
    }

    private static void AppendLines(
        StringBuilder page, string title, string head, IReadOnlyList<ProofLine> lines, ProofLine sum)
    {
        Open(page, title, head, "Đã giao chi", "Đã chi", "Không chi được", "Chưa rõ");
        foreach (ProofLine line in lines)
        {
            Row(page, "", line.Code, line.InFiles, line.Paid, line.Returned, line.Open);
        }

        Row(page, " class=\"sum\"", "Tổng cộng", sum.InFiles, sum.Paid, sum.Returned, sum.Open);
        page.Append("</tbody></table>\n");
    }

    private static void Open(StringBuilder page, string title, string head, params ReadOnlySpan<string> columns)
    {
        page.Append("<h2>").Append(Text(title)).Append("</h2>\n<table><thead><tr><th rowspan=\"2\">")
            .Append(Text(head)).Append("</th>");
        foreach (string column in columns)
        {
            page.Append("<th colspan=\"2\">").Append(Text(column)).Append("</th>");
        }

        page.Append("</tr><tr>");
        foreach (string _ in columns)
        {
            page.Append("<th>Số khoản</th><th>Số tiền</th>");
        }

        page.Append("</tr></thead><tbody>\n");
    }

    private static void Row(StringBuilder page, string attributes, string head, params ReadOnlySpan<Tally> cells)
    {
        page.Append("<tr").Append(attributes).Append("><td>").Append(Text(head)).Append("</td>");
        foreach (Tally cell in cells)
        {
            page.Append("<td class=\"n\">").Append(VietnameseNumber.Format(cell.Count)).Append("</td><td class=\"n\">")
                .Append(VietnameseNumber.Format(cell.Sum.Dong)).Append("</td>");
        }

        page.Append("</tr>\n");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
