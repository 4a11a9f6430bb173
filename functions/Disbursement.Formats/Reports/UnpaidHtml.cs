using System.Globalization;
using Disbursement.Core.Coverage;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;

namespace Disbursement.Formats.Reports;

/// <summary>
/// Writes who was not paid in a month, why, and what to do next, for A4 landscape: each commune on pages of its own, to
/// be handed to it, with page totals and signatures; in front the communes on one table. Vietnamese, English second.
/// Personal data: for those who visit the people, not for posting.
/// </summary>
public static class UnpaidHtml
{
    private const string Title = "DANH SÁCH NGƯỜI CHƯA ĐƯỢC CHI TRẢ";

    private const string Style = """
        section { break-after: page; }
        section:last-of-type { break-after: auto; }
        .again { display: grid; grid-template-columns: 1fr auto; margin: 0 0 2mm; }
        tr.why td { text-align: left; white-space: normal; background: #eef1f4; }
        """;

    private static readonly (UnpaidKind Kind, string Vietnamese, string English)[] Kinds =
    [
        (UnpaidKind.Failed, "Không chi được", "Not reached"),
        (UnpaidKind.Open, "Chưa rõ kết quả", "No answer yet"),
        (UnpaidKind.Held, "Chưa gửi chi", "Not sent"),
    ];

    /// <summary>Writes the page and leaves the stream open.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="month">The month.</param>
    /// <param name="lines">The items, in any order.</param>
    /// <param name="options">Names, and what is left out.</param>
    public static void Write(
        Stream stream, Period month, IReadOnlyList<UnpaidLine> lines, UnpaidReportOptions options)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(options);
        var page = new Html();
        ReportParts.Open(page, $"{Title} - {month.Vietnamese}", Style);
        IGrouping<string, UnpaidLine>[] communes =
        [
            .. lines.GroupBy(static line => line.Commune, StringComparer.Ordinal)
                .OrderBy(static commune => commune.Key, StringComparer.Ordinal),
        ];
        if (communes.Length != 1 || options.LeftOut > 0)
        {
            WriteSummary(page, month, communes, options);
        }

        foreach (IGrouping<string, UnpaidLine> commune in communes)
        {
            WriteCommune(page, month, commune, options);
        }

        ReportParts.Close(page);
        page.WriteTo(stream);
    }

    private static void WriteSummary(
        Html page, Period month, IGrouping<string, UnpaidLine>[] communes, UnpaidReportOptions options)
    {
        page.Raw("<section>\n");
        Heading(page, month, $"Địa bàn {options.Letterhead.Province}", options);
        if (communes.Length == 0)
        {
            page.Element("p", "Không có ai chưa được chi trả. (Nobody is unpaid.)");
        }
        else
        {
            WriteSummaryTable(page, communes, options);
        }

        if (options.LeftOut > 0)
        {
            string more = VietnameseNumber.Format(options.LeftOut);
            page.Element(
                "p class=\"proof down\"",
                $"Còn {more} khoản khác, in theo từng đơn vị. ({more} more: print unit by unit.)");
        }

        ReportParts.SignedByAgency(page);
        page.Raw("</section>\n");
    }

    private static void WriteSummaryTable(
        Html page, IGrouping<string, UnpaidLine>[] communes, UnpaidReportOptions options)
    {
        page.Raw("<table>\n<thead>\n<tr><th rowspan=\"2\">Xã, phường<br><i>Commune</i></th>");
        foreach ((_, string vietnamese, string english) in Kinds)
        {
            page.Raw("<th colspan=\"2\">").Text(vietnamese).Raw("<br><i>").Text(english).Raw("</i></th>");
        }

        page.Raw("<th colspan=\"2\">Cộng<br><i>Total</i></th></tr>\n<tr>");
        for (int column = 0; column <= Kinds.Length; column++)
        {
            page.Raw("<th>Khoản</th><th>Tiền</th>");
        }

        page.Raw("</tr>\n</thead>\n<tbody>\n");
        foreach (IGrouping<string, UnpaidLine> commune in communes)
        {
            page.Raw("<tr><td class=\"name\">").Text(NameOf(commune.Key, options)).Raw("</td>");
            WriteFigures(page, [.. commune]);
        }

        UnpaidLine[] all = [.. communes.SelectMany(static commune => commune)];
        page.Raw("<tr class=\"total\"><td class=\"name\">").Text(ProofSectionRow.TotalName).Raw("</td>");
        WriteFigures(page, all);
        page.Raw("</tbody>\n</table>\n");
        WriteWords(page, SumOf(all));
    }

    private static void WriteFigures(Html page, UnpaidLine[] lines)
    {
        IEnumerable<Tally> sums = Kinds.Select(kind => SumOf(lines.Where(line => line.Kind == kind.Kind)));
        foreach (Tally sum in sums.Append(SumOf(lines)))
        {
            page.Raw("<td>").Text(VietnameseNumber.Format(sum.Count)).Raw("</td><td>")
                .Text(VietnameseNumber.Format(sum.Sum.Dong)).Raw("</td>");
        }

        page.Raw("</tr>\n");
    }

    private static void WriteCommune(
        Html page, Period month, IGrouping<string, UnpaidLine> commune, UnpaidReportOptions options)
    {
        string name = NameOf(commune.Key, options);
        IReadOnlyList<UnpaidPage> pages = UnpaidPages.Of(commune);
        foreach (UnpaidPage one in pages)
        {
            page.Raw("<section>\n");
            if (one.Number == 1)
            {
                Heading(page, month, name, options);
            }

            string number = string.Create(CultureInfo.InvariantCulture, $"Trang {one.Number}/{pages.Count}");
            page.Raw("<div class=\"again\">").Element("span", one.Number == 1 ? "" : $"{name}, {month.Vietnamese}")
                .Element("span", number).Raw("</div>\n");
            WritePage(page, one);
            if (one.Number == pages.Count)
            {
                WriteWords(page, one.SoFar);
                ReportParts.Sign(
                    page,
                    ("NGƯỜI LẬP BIỂU", "(Ký, ghi rõ họ tên)"),
                    ("NGƯỜI NHẬN CỦA XÃ, PHƯỜNG", "(Ký, ghi rõ họ tên)"),
                    ("THỦ TRƯỞNG ĐƠN VỊ", "(Ký, ghi rõ họ tên, đóng dấu)"));
            }

            page.Raw("</section>\n");
        }
    }

    private static void WritePage(Html page, UnpaidPage one)
    {
        page.Raw("<table>\n<thead><tr><th>TT<br><i>No.</i></th><th>Họ và tên<br><i>Name</i></th>")
            .Raw("<th>Năm sinh<br><i>Born</i></th><th>Nhóm<br><i>Group</i></th><th>Tháng hưởng<br><i>For</i></th>")
            .Raw("<th>Số tiền<br><i>Amount</i></th><th>Hình thức, bên chi trả<br><i>Way, provider</i></th>")
            .Raw("<th>Mã lệnh chi<br><i>Payment</i></th><th>Đã làm gì, ngày<br><i>Done, day</i></th></tr></thead>\n")
            .Raw("<tbody>\n");
        foreach (UnpaidRow row in one.Rows)
        {
            if (row.Reason is { } reason)
            {
                page.Raw("<tr class=\"why\"><td colspan=\"9\"><b>Lý do: </b><b>").Text(reason.Vietnamese)
                    .Raw("</b> <b>→</b> <span>").Text(reason.ToDoVietnamese).Raw("</span><br><i>").Text(reason.English)
                    .Raw("</i> <b>→</b> <i>").Text(reason.ToDoEnglish).Raw("</i></td></tr>\n");
            }
            else
            {
                WriteLine(page, row.Number, row.Line!);
            }
        }

        WriteTotal(page, "Cộng trang (this page)", one.Total);
        WriteTotal(page, "Cộng từ đầu (so far)", one.SoFar);
        page.Raw("</tbody>\n</table>\n");
    }

    private static void WriteLine(Html page, int number, UnpaidLine line) => page
        .Raw("<tr><td class=\"mid\">").Text(VietnameseNumber.Format(number))
        .Raw("</td><td class=\"name\">").Text(line.Name?.Reveal() ?? "–")
        .Raw("</td><td class=\"mid\">").Text(line.BirthYear?.ToString(CultureInfo.InvariantCulture) ?? "–")
        .Raw("</td><td class=\"mid\">").Text(line.Group.ToCoverage().ToCode())
        .Raw("</td><td class=\"mid\">")
        .Text(string.Create(CultureInfo.InvariantCulture, $"{line.Due.Month:00}/{line.Due.Year}"))
        .Raw("</td><td>").Text(VietnameseNumber.Format(line.Amount.Dong))
        .Raw("</td><td class=\"name\">").Text(line.Way.Length > 0 ? line.Way : "–")
        .Raw("</td><td class=\"mid\">").Text(line.Payment.Length > 0 ? line.Payment : "–")
        .Raw("</td><td></td></tr>\n");

    private static void WriteTotal(Html page, string what, Tally total) => page
        .Raw("<tr class=\"total\"><td colspan=\"5\" class=\"name\">")
        .Text($"{what}: {VietnameseNumber.Format(total.Count)} khoản")
        .Raw("</td><td>").Text(VietnameseNumber.Format(total.Sum.Dong)).Raw("</td><td colspan=\"3\"></td></tr>\n");

    private static void WriteWords(Html page, Tally total) => page.Element(
        "p class=\"proof\"",
        $"Tổng cộng: {VietnameseNumber.Format(total.Count)} khoản, {total.Sum} đồng. "
        + $"Bằng chữ: {DongInWords.ToWords(total.Sum)}.");

    private static void Heading(Html page, Period month, string where, UnpaidReportOptions options) =>
        ReportParts.Heading(
            page,
            options.Letterhead,
            Title,
            $"{month.Vietnamese} (unpaid items)",
            $"{where}; đơn vị tính: khoản, đồng");

    private static string NameOf(string commune, UnpaidReportOptions options) =>
        commune.Length == 0 ? "Chưa rõ xã, phường (commune unknown)" : $"{commune} {options.CommuneName(commune)}";

    private static Tally SumOf(IEnumerable<UnpaidLine> lines) =>
        lines.Aggregate(Tally.None, static (sum, line) => sum.With(line.Amount));
}
