using Disbursement.Core.Advances;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;

namespace Disbursement.Formats.Reports;

/// <summary>
/// Writes the refund document of one provider (giấy đề nghị hoàn trả kinh phí): what it was advanced by unit and
/// source, what it paid, what it keeps for the next transfer, what it gives back and to which account of the agency,
/// in figures and words, for both sides to sign.
/// </summary>
public static class RefundHtml
{
    /// <summary>Writes the page and leaves the stream open.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="settlement">The settlement of the month.</param>
    /// <param name="provider">The provider's code.</param>
    /// <param name="options">Names and accounts.</param>
    public static void Write(
        Stream stream, AdvanceSettlement settlement, string provider, AdvanceReportOptions options)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(settlement);
        ArgumentNullException.ThrowIfNull(options);
        AdvanceLine[] lines = [.. settlement.Lines.Where(line => line.Provider == provider)];
        AdvanceLine total = AdvanceLine.Sum(lines);
        var page = new Html();
        ReportParts.Begin(
            page,
            options.Letterhead,
            "GIẤY ĐỀ NGHỊ HOÀN TRẢ KINH PHÍ TẠM ỨNG",
            $"Chi trả trợ cấp {Period.Parse(settlement.Period).Vietnamese}",
            "Kèm bảng đối chiếu theo đơn vị và nguồn kinh phí; đơn vị tính: khoản, đồng");
        page.Element("p", $"Kính gửi: {options.ProviderName(provider)} (mã {provider})");
        if (!options.IsFinal)
        {
            page.Element("p class=\"proof down\"", "Bản tạm tính: tháng chưa quyết toán, số liệu còn thay đổi.");
        }

        WriteTable(page, lines, total, options);
        WriteSums(page, total);
        WriteAccounts(page, lines, options);
        ReportParts.End(
            page,
            ("ĐẠI DIỆN BÊN CHI TRẢ", "(Ký, ghi rõ họ tên, đóng dấu)"),
            ("KẾ TOÁN TRƯỞNG", "(Ký, ghi rõ họ tên)"),
            ("THỦ TRƯỞNG ĐƠN VỊ", "(Ký, ghi rõ họ tên, đóng dấu)"));
        page.WriteTo(stream);
    }

    private static void WriteTable(
        Html page, AdvanceLine[] lines, AdvanceLine total, AdvanceReportOptions options)
    {
        page.Raw("<table>\n<thead><tr><th>TT</th><th>Đơn vị<br><i>Unit</i></th>")
            .Raw("<th>Nguồn kinh phí<br><i>Source</i></th>");
        foreach ((string vietnamese, string english, _, _) in AdvanceColumns.All)
        {
            page.Raw("<th>").Text(vietnamese).Raw("<br><i>").Text(english).Raw("</i></th>");
        }

        page.Raw("<th>Phí chi trả<br><i>Fee</i></th></tr></thead>\n<tbody>\n");
        int number = 0;
        foreach (AdvanceLine line in lines)
        {
            number++;
            page.Raw($"<tr><td class=\"mid\">{VietnameseNumber.Format(number)}</td><td class=\"name\">")
                .Text($"{line.Unit} {options.UnitName(line.Unit)}").Raw("</td><td class=\"name\">")
                .Text(AdvanceColumns.SourceName(line.Source)).Raw("</td>");
            WriteFigures(page, line);
        }

        page.Raw("<tr class=\"total\"><td></td><td class=\"name\">").Text(ProofSectionRow.TotalName)
            .Raw("</td><td></td>");
        WriteFigures(page, total);
        page.Raw("</tbody>\n</table>\n");
    }

    private static void WriteFigures(Html page, AdvanceLine line)
    {
        foreach ((_, _, _, Func<AdvanceLine, Tally> of) in AdvanceColumns.All)
        {
            page.Raw("<td>").Text($"{of(line).Sum} ({VietnameseNumber.Format(of(line).Count)})").Raw("</td>");
        }

        page.Raw("<td>").Text(line.Fee?.ToString() ?? "–").Raw("</td></tr>\n");
    }

    private static void WriteSums(Html page, AdvanceLine total)
    {
        WriteSum(page, "1. Số tiền đề nghị hoàn trả", total.Refund.Sum);
        WriteSum(page, "2. Số tiền giữ lại, trừ vào lần chuyển kinh phí tháng sau", total.Carried.Sum);
        WriteSum(page, "3. Số tiền chưa rõ kết quả, bên chi trả còn phải báo cáo", total.Open.Sum);
        if (total.Fee is { } fee)
        {
            WriteSum(page, "4. Phí chi trả trên số đã chi", fee);
        }
    }

    private static void WriteSum(Html page, string what, Vnd amount) =>
        page.Element("p class=\"proof\"", $"{what}: {amount} đồng. Bằng chữ: {DongInWords.ToWords(amount)}.");

    private static void WriteAccounts(Html page, AdvanceLine[] lines, AdvanceReportOptions options)
    {
        foreach (var part in lines.Where(static line => line.Refund.Count > 0)
            .GroupBy(line => (line.Source, Debtor: options.DebtorOf(line))))
        {
            Vnd refund = AdvanceLine.Sum(part).Refund.Sum;
            string source = AdvanceColumns.SourceName(part.Key.Source);
            page.Element("p class=\"proof\"", part.Key.Debtor is { } debtor
                ? $"Hoàn trả {refund} đồng nguồn {source} về tài khoản {debtor.Account}, {debtor.Name}, mã ngân hàng "
                    + $"{debtor.Agent}."
                : $"Hoàn trả {refund} đồng nguồn {source} về tài khoản đã chuyển kinh phí.");
        }
    }
}
