using System.Globalization;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;

namespace Disbursement.Formats.Reports;

/// <summary>
/// What every printed report of the product has: head, sheet size, signatures. No external resources.
/// </summary>
internal static class ReportParts
{
    private const string Style = """
        @page { size: A4 landscape; margin: 11mm 12mm 13mm; }
        * { box-sizing: border-box; }
        body { font-family: "Times New Roman", "Liberation Serif", "Tinos", serif; font-size: 10.5pt; line-height: 1.3;
               color: #111; margin: 0 auto; max-width: 273mm; padding: 8px;
               font-variant-numeric: lining-nums tabular-nums; }
        .head { display: grid; grid-template-columns: 1fr 1.25fr; text-align: center; gap: 10mm; }
        .head p, .title p { margin: 0; }
        .head .strong { font-weight: bold; }
        .rule { display: inline-block; border-bottom: 1px solid #111; width: 42mm; height: 3px; margin-bottom: 3px; }
        .place { font-style: italic; margin-top: 4px !important; }
        .title { text-align: center; margin: 5mm 0 4mm; }
        .title h1 { font-size: 15pt; margin: 0; letter-spacing: .02em; }
        .title .sub { font-weight: bold; font-size: 12.5pt; }
        h2 { font-size: 11.5pt; margin: 3.5mm 0 1.2mm; break-after: avoid; }
        table { border-collapse: collapse; width: 100%; font-size: 8.6pt; line-height: 1.22; }
        thead { display: table-header-group; }
        tr { break-inside: avoid; }
        th, td { border: .6px solid #6b6b6b; padding: 2px 3.5px; }
        th { background: #eef1f4; font-weight: bold; text-align: center; vertical-align: middle; }
        td { text-align: right; white-space: nowrap; }
        td.name { text-align: left; white-space: normal; min-width: 31mm; }
        td.mid { text-align: center; }
        tr.total td { font-weight: bold; background: #f6f3e6; }
        tr.aside td { font-style: italic; }
        .key { background: #eaf2ea; }
        .up { color: #1c6b2a; } .down { color: #a4231d; }
        .boxes { display: grid; grid-template-columns: repeat(4, 1fr); gap: 4mm; margin: 3mm 0; }
        .box { border: .8px solid #6b6b6b; padding: 2mm 3mm; break-inside: avoid; }
        .box .what { font-size: 9pt; color: #333; }
        .box .much { font-size: 17pt; font-weight: bold; line-height: 1.15; }
        .box .more { font-size: 9pt; }
        .meter { position: relative; height: 3mm; border: .6px solid #6b6b6b; margin-top: 1mm; background: #fff; }
        .meter i { display: block; height: 100%; background: #5b8f63; }
        .meter + .more { margin-top: 1.4mm; }
        .meter b { position: absolute; top: -1mm; bottom: -1mm; border-left: 1.4px solid #a4231d; }
        .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 8mm; }
        .bar { display: inline-block; height: 2.4mm; background: #5b8f63; vertical-align: middle; }
        .bar.low { background: #b9803f; }
        td.graph { text-align: left; width: 40%; }
        .notes { font-size: 8.4pt; margin: 2.5mm 0 0; padding-left: 5mm; columns: 2; column-gap: 8mm; }
        .notes li { break-inside: avoid; margin-bottom: .6mm; }
        .proof { margin: 2mm 0 0; }
        .sign { display: grid; grid-template-columns: repeat(3, 1fr); text-align: center; margin-top: 4mm;
                break-inside: avoid; }
        .sign p { margin: 0; } .sign .who { font-weight: bold; } .sign .how { font-style: italic; }
        .sign .room { height: 16mm; }
        @media print { body { padding: 0; max-width: none; }
                       * { -webkit-print-color-adjust: exact; print-color-adjust: exact; } }
        """;

    /// <summary>Begins a page: head, names, title.</summary>
    public static void Begin(Html page, ReportLetterhead letterhead, string title, string subtitle, string scope)
    {
        Open(page, $"{title} - {subtitle}");
        Heading(page, letterhead, title, subtitle, scope);
    }

    /// <summary>Opens a document that may have several pages, each with its own heading.</summary>
    /// <param name="page">The page.</param>
    /// <param name="title">What a browser calls it.</param>
    /// <param name="style">What it needs beside the common style.</param>
    public static void Open(Html page, string title, string style = "") => page
        .Raw("<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n")
        .Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .Element("title", title)
        .Raw($"<style>\n{Style}\n{(style.Length > 0 ? style + "\n" : "")}</style>\n</head>\n<body>\n");

    /// <summary>The names on top of a page and its title.</summary>
    public static void Heading(Html page, ReportLetterhead letterhead, string title, string subtitle, string scope) =>
        page.Raw("<header class=\"head\">\n<div>\n")
            .Element("p", letterhead.Authority)
            .Element("p class=\"strong\"", letterhead.Agency)
            .Raw("<span class=\"rule\"></span>\n</div>\n<div>\n")
            .Element("p class=\"strong\"", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
            .Element("p class=\"strong\"", "Độc lập - Tự do - Hạnh phúc")
            .Raw("<span class=\"rule\"></span>\n")
            .Element("p class=\"place\"", $"{letterhead.Place}, {DateInWords(letterhead.Date)}")
            .Raw("</div>\n</header>\n<div class=\"title\">\n")
            .Element("h1", title)
            .Element("p class=\"sub\"", subtitle)
            .Element("p", scope)
            .Raw("</div>\n");

    /// <summary>A figure in large print: what it is, how much, and what stands beside it.</summary>
    public static void Box(Html page, string what, string much, string more) => page
        .Raw("<div class=\"box\">\n")
        .Element("div class=\"what\"", what)
        .Element("div class=\"much\"", much)
        .Element("div class=\"more\"", more)
        .Raw("</div>\n");

    /// <summary>A number in large print.</summary>
    public static void Box(Html page, string what, long much, string more) =>
        Box(page, what, VietnameseNumber.Format(much), more);

    /// <summary>Money in large print, with the number of payments.</summary>
    public static void Box(Html page, string what, Tally much) =>
        Box(page, what, much.Sum.Dong, $"{VietnameseNumber.Format(much.Count)} khoản");

    /// <summary>Whether a proof holds, and whether its month is settled.</summary>
    public static void Conclusion(Html page, bool holds, bool isFinal) => page
        .Raw("<p class=\"proof\"><b>Kết luận:</b> ")
        .Raw(holds ? "<b class=\"up\">khớp đến từng đồng</b>" : "<b class=\"down\">KHÔNG KHỚP</b>")
        .Text(isFinal ? "; tháng đã quyết toán." : "; tháng chưa quyết toán, số liệu còn thay đổi.")
        .Raw("</p>\n");

    /// <summary>Ends a document that the paying agency signs.</summary>
    public static void EndSignedByAgency(Html page)
    {
        SignedByAgency(page);
        Close(page);
    }

    /// <summary>Ends a document: who signs.</summary>
    public static void End(Html page, params ReadOnlySpan<(string Who, string How)> signatures)
    {
        Sign(page, signatures);
        Close(page);
    }

    /// <summary>Where the paying agency signs.</summary>
    public static void SignedByAgency(Html page) => Sign(
        page,
        ("NGƯỜI LẬP BIỂU", "(Ký, ghi rõ họ tên)"),
        ("KẾ TOÁN TRƯỞNG", "(Ký, ghi rõ họ tên)"),
        ("THỦ TRƯỞNG ĐƠN VỊ", "(Ký, ghi rõ họ tên, đóng dấu)"));

    /// <summary>Where people sign.</summary>
    public static void Sign(Html page, params ReadOnlySpan<(string Who, string How)> signatures)
    {
        page.Raw("<div class=\"sign\">\n");
        foreach ((string who, string how) in signatures)
        {
            page.Raw("<div>\n").Element("p class=\"who\"", who).Element("p class=\"how\"", how)
                .Raw("<div class=\"room\"></div>\n</div>\n");
        }

        page.Raw("</div>\n");
    }

    /// <summary>Closes a document.</summary>
    public static void Close(Html page) => page.Raw("</body>\n</html>\n");

    /// <summary>A date as an official letter writes it: one-digit days and months below three get a zero.</summary>
    public static string DateInWords(DateOnly date)
    {
        string day = date.Day.ToString("00", CultureInfo.InvariantCulture);
        // Decree 30/2020: days below 10 and months 1 and 2 are written with a zero in front.
        string month = date.Month <= 2
            ? date.Month.ToString("00", CultureInfo.InvariantCulture)
            : date.Month.ToString(CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"ngày {day} tháng {month} năm {date.Year}");
    }
}
