using System.Globalization;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;
using Disbursement.Formats.Reports;

namespace Disbursement.Formats.PayoutLists;

/// <summary>
/// The payout list as it is printed and signed: A4 landscape, a page cut by hand so that each has its header, its own
/// total and the total so far; at the end the sum in figures and words and the places to sign.
/// </summary>
/// <remarks>No programme, coefficient, reference or note of the list: they tell a diagnosis. No scripts, no resources.
/// </remarks>
public static class PayoutListHtml
{
    private const int Columns = 9;

    private const string Style = """
        @page { size: A4 landscape; margin: 10mm 11mm; }
        * { box-sizing: border-box; }
        body { font-family: "Times New Roman", "Liberation Serif", "Tinos", serif; font-size: 10.5pt; line-height: 1.25;
               color: #111; margin: 0 auto; max-width: 275mm; font-variant-numeric: lining-nums tabular-nums; }
        section { break-after: page; padding: 2mm 0; }
        section:last-of-type { break-after: auto; }
        h1 { font-size: 14pt; text-align: center; margin: 1mm 0; }
        p { margin: 0; }
        .top { display: grid; grid-template-columns: 1fr auto; font-size: 9.5pt; margin-bottom: 1mm; }
        .top .right { text-align: right; }
        .form { font-weight: bold; }
        table { border-collapse: collapse; width: 100%; table-layout: fixed; }
        th, td { border: .7px solid #444; padding: 1mm 1.5mm; vertical-align: middle; overflow-wrap: anywhere; }
        th { background: #eef1f4; font-size: 9.5pt; }
        tbody tr.row { height: 12.5mm; break-inside: avoid; }
        td.mid { text-align: center; } td.sum { text-align: right; font-weight: bold; white-space: nowrap; }
        .small { font-size: 8pt; color: #333; }
        tr.total td { font-weight: bold; background: #f6f3e6; }
        .words { margin-top: 2mm; }
        .sign { display: grid; grid-template-columns: repeat(3, 1fr); text-align: center; margin-top: 3mm; height: 28mm;
                break-inside: avoid; }
        .sign .who { font-weight: bold; } .sign .how { font-style: italic; }
        @media print { * { -webkit-print-color-adjust: exact; print-color-adjust: exact; } }
        """;

    /// <summary>Writes the page and leaves the stream open.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="header">What stands once.</param>
    /// <param name="entries">The payments, at least one, in file order.</param>
    /// <param name="communeName">The name of a commune's code.</param>
    /// <param name="sha256">SHA-256 of the payment file that this prints; the last line ties the paper to it.</param>
    public static void Write(
        Stream stream, PayoutListHeader header, IReadOnlyList<PaymentEntry> entries, Func<string, string> communeName,
        string sha256)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(communeName);
        IReadOnlyList<PayoutPage> pages = PayoutPages.Of(entries);
        var page = new Html();
        page.Raw("<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Element("title", $"{PayoutWords.Title(header)} - {header.Id}")
            .Raw($"<style>\n{Style}\n</style>\n</head>\n<body>\n");
        foreach (PayoutPage one in pages)
        {
            page.Raw("<section>\n");
            WriteTop(page, header, one, pages.Count);
            WriteTable(page, one, communeName);
            if (one.Number == pages.Count)
            {
                WriteEnd(page, one.SoFar, sha256);
            }

            page.Raw("</section>\n");
        }

        page.Raw("</body>\n</html>\n");
        page.WriteTo(stream);
    }

    private static void WriteTop(Html page, PayoutListHeader header, PayoutPage one, int pages)
    {
        page.Raw("<div class=\"top\">\n<div>\n")
            .Element("p", $"Đơn vị lập: {header.UnitName}")
            .Element("p", $"Đơn vị chi trả: {header.ProviderName} – {PayoutWords.Place(one.Entries[0])}")
            .Raw("</div>\n<div class=\"right\">\n");
        if (PayoutWords.Form(header) is { Length: > 0 } form)
        {
            page.Element("p class=\"form\"", form);
        }

        page.Element("p", $"Tệp {header.Id} ({header.Id.Number}/{header.Of})")
            .Element("p", $"Trang {one.Number}/{pages}")
            .Raw("</div>\n</div>\n");
        if (one.Number == 1)
        {
            string made = VietnamTime.In(header.CreatedAt).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);
            page.Element("h1", PayoutWords.Title(header))
                .Element("p class=\"small\"", $"Lập lúc {made}. Đơn vị tính: đồng");
        }
    }

    private static void WriteTable(Html page, PayoutPage one, Func<string, string> communeName)
    {
        page.Raw("<table>\n<colgroup><col style=\"width:4%\"><col style=\"width:18%\"><col style=\"width:6%\">")
            .Raw("<col style=\"width:14%\"><col style=\"width:20%\"><col style=\"width:10%\"><col style=\"width:13%\">")
            .Raw("<col style=\"width:8%\"><col style=\"width:7%\"></colgroup>\n<thead><tr>")
            .Raw("<th>STT</th><th>Họ và tên</th><th>Năm sinh</th><th>Xã, phường</th><th>Người nhận</th><th>Số tiền</th><th>Ký nhận</th>")
            .Raw("<th>Ngày nhận</th><th>Ghi chú</th></tr></thead>\n<tbody>\n");
        for (int index = 0; index < one.Entries.Count; index++)
        {
            WriteRow(page, one.FirstRow + index, one.Entries[index], communeName);
        }

        WriteTotal(page, "Cộng trang", one.Total);
        WriteTotal(page, "Cộng từ đầu danh sách", one.SoFar);
        page.Raw("</tbody>\n</table>\n");
    }

    private static void WriteRow(Html page, int number, PaymentEntry entry, Func<string, string> communeName)
    {
        page.Raw("<tr class=\"row\"><td class=\"mid\">").Text(VietnameseNumber.Format(number)).Raw("</td><td>")
            .Text(entry.BeneficiaryName.Reveal())
            .Raw("<br><span class=\"small\">").Text(entry.Id.ToString()).Raw("</span></td><td class=\"mid\">")
            .Text(entry.BirthYear?.ToString(CultureInfo.InvariantCulture) ?? "").Raw("</td><td>")
            .Text(communeName(entry.CommuneCode)).Raw("</td><td>");
        WritePayee(page, entry);
        page.Raw("</td><td class=\"sum\">").Text(entry.Amount.ToString())
            .Raw("</td><td></td><td></td><td></td></tr>\n");
    }

    private static void WritePayee(Html page, PaymentEntry entry)
    {
        bool another = entry.Receiver != ReceiverKind.Beneficiary;
        page.Text(entry.PayeeName.Reveal());
        string id = entry.PayeeId.IsCitizenId ? entry.PayeeId.Reveal() : "";
        string?[] capacities = another ? [PayoutWords.Receiver(entry.Receiver), entry.Authorisation] : [];
        string capacity = string.Join(", ", capacities.Where(static text => !string.IsNullOrEmpty(text)));
        foreach (string more in new[] { id, capacity }.Where(static text => text.Length > 0))
        {
            page.Raw("<br><span class=\"small\">").Text(more).Raw("</span>");
        }
    }

    private static void WriteTotal(Html page, string what, Tally total) => page
        .Raw($"<tr class=\"total\"><td colspan=\"{Columns - 4}\">")
        .Text($"{what}: {VietnameseNumber.Format(total.Count)} khoản")
        .Raw("</td><td class=\"sum\">").Text(total.Sum.ToString()).Raw("</td><td colspan=\"3\"></td></tr>\n");

    private static void WriteEnd(Html page, Tally total, string sha256)
    {
        page.Element(
                "p class=\"words\"",
                $"Tổng cộng: {VietnameseNumber.Format(total.Count)} khoản, {total.Sum} đồng. "
                + $"Bằng chữ: {DongInWords.ToWords(total.Sum)}.")
            .Raw("<div class=\"sign\">\n");
        foreach (string who in (string[])["NGƯỜI LẬP", "TRƯỞNG PHÒNG", "NGƯỜI CHI TRẢ"])
        {
            page.Raw("<div>\n").Element("p class=\"who\"", who).Element("p class=\"how\"", "(Ký, ghi rõ họ tên)")
                .Raw("</div>\n");
        }

        page.Raw("</div>\n").Element("p class=\"small\"", $"SHA-256 của tệp chi trả: {sha256}");
    }
}
