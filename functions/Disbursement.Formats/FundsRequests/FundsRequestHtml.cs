using Disbursement.Core.Advances;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Reports;

namespace Disbursement.Formats.FundsRequests;

/// <summary>Writes the funds request as a letter to the Treasury, in figures and words (DESIGN 5.5).</summary>
public static class FundsRequestHtml
{
    /// <summary>Writes the letter and leaves the stream open.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="request">The request.</param>
    /// <param name="letterhead">The names on it.</param>
    /// <param name="period">The month.</param>
    /// <param name="round">The round, <c>r1</c>, ….</param>
    /// <param name="root">The proposal's root, which ties the letter to exactly these files.</param>
    /// <param name="carried">What of it is for earlier months, oldest first; <see langword="null"/>: nothing.</param>
    public static void Write(
        Stream stream,
        FundsRequest request,
        ReportLetterhead letterhead,
        Period period,
        string round,
        string root,
        IReadOnlyList<AgedTally>? carried = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(letterhead);
        var page = new Html();
        ReportParts.Begin(
            page, letterhead, "GIẤY ĐỀ NGHỊ CHUYỂN KINH PHÍ", $"Chi trả trợ cấp {period.Vietnamese}, đợt {round[1..]}",
            "Theo đơn vị chi trả và nguồn kinh phí; đơn vị tính: đồng");
        page.Raw("<table>\n<thead><tr><th>TT</th><th>Đơn vị chi trả</th><th>Nguồn kinh phí</th><th>Số khoản</th>")
            .Raw("<th>Phải chi (1)</th><th>Đã có ở đơn vị chi trả (2)</th><th>Đề nghị chuyển (3) = (1) – (2)</th>")
            .Raw("<th>Bằng chữ của (3)</th><th>Phí chi trả</th></tr></thead>\n<tbody>\n");
        int number = 0;
        foreach (FundsRequestLine line in request.Lines)
        {
            number++;
            WriteLine(page, line, number);
        }

        page.Raw("<tr class=\"total\"><td></td><td class=\"name\">Tổng cộng</td><td></td>");
        WriteMoney(page, request.Due, request.InHand, request.Asked, request.InWords, request.Fee);
        page.Raw("</tbody>\n</table>\n");
        WriteWords(page, "Phải chi (1)", request.Due.Sum);
        WriteWords(page, "Đã có ở đơn vị chi trả từ các tháng trước (2)", request.InHand);
        WriteWords(page, "Tổng số tiền đề nghị chuyển (3)", request.Asked);
        WriteUnused(page, request.Unused);
        page.Raw(carried is { Count: > 0 } ? $"<p>{CarriedWords(carried)}</p>\n" : "")
            .Element("p class=\"proof\"", $"Mã gốc của hồ sơ đề xuất (SHA-256): {root}");
        WriteShares(page, request.Shares);
        ReportParts.End(
            page,
            ("NGƯỜI LẬP", "(Ký, ghi rõ họ tên)"),
            ("KẾ TOÁN TRƯỞNG", "(Ký, ghi rõ họ tên)"),
            ("THỦ TRƯỞNG ĐƠN VỊ", "(Ký, ghi rõ họ tên, đóng dấu)"));
        page.WriteTo(stream);
    }

    /// <summary>Figures and words of our own: nothing in it is to be escaped.</summary>
    private static string CarriedWords(IReadOnlyList<AgedTally> carried) =>
        "Trong đó chi bù các tháng trước: " + string.Join("; ", carried.Select(static age =>
            $"{VietnameseNumber.Format(age.Total.Count)} khoản, {age.Total.Sum} đồng chậm {age.Months} tháng"
            + (age.Months == Ageing.Oldest ? " trở lên" : ""))) + ".";

    private static void WriteWords(Html page, string what, Vnd amount) =>
        page.Element("p", $"{what}: {amount} đồng. Bằng chữ: {DongInWords.ToWords(amount)}.");

    /// <summary>Money in hand that nothing is due for now: it is not lost sight of.</summary>
    private static void WriteUnused(Html page, IReadOnlyList<MoneyInHand> unused)
    {
        if (unused.Count > 0)
        {
            WriteWords(
                page,
                "Còn ở đơn vị chi trả, chưa trừ lần này vì không có khoản phải chi cùng đơn vị, nguồn và bên chi trả",
                Vnd.Sum(unused.Select(static one => one.Sum)));
        }
    }

    /// <summary>Where it was netted, unit by unit; those without money in hand ask for what is due.</summary>
    private static void WriteShares(Html page, IReadOnlyList<FundsShare> shares)
    {
        FundsShare[] netted = [.. shares.Where(static share => share.InHand > Vnd.Zero)];
        if (netted.Length == 0)
        {
            return;
        }

        page.Element("h2", "Phụ lục: số tiền được trừ, theo đơn vị lập danh sách")
            .Raw("<table>\n<thead><tr><th>Đơn vị</th><th>Đơn vị chi trả</th><th>Nguồn kinh phí</th><th>Số khoản</th>")
            .Raw("<th>Phải chi (1)</th><th>Đã có (2)</th><th>Đề nghị chuyển (3)</th></tr></thead>\n<tbody>\n");
        foreach (FundsShare share in netted)
        {
            page.Raw("<tr><td class=\"name\">").Text(share.Unit).Raw("</td><td class=\"name\">").Text(share.Provider)
                .Raw("</td><td class=\"name\">").Text(SourceName(share.Source))
                .Raw($"</td><td>{VietnameseNumber.Format(share.Due.Count)}</td><td>{share.Due.Sum}</td>")
                .Raw($"<td>{share.InHand}</td><td>{share.Asked}</td></tr>\n");
        }

        page.Raw("</tbody>\n</table>\n");
    }

    private static void WriteLine(Html page, FundsRequestLine line, int number)
    {
        page.Raw($"<tr><td class=\"mid\">{VietnameseNumber.Format(number)}</td><td class=\"name\">")
            .Text($"{line.ProviderName} ({line.Provider})").Raw("</td><td class=\"name\">")
            .Text(SourceName(line.Source)).Raw("</td>");
        WriteMoney(page, line.Due, line.InHand, line.Asked, line.InWords, line.Fee);
    }

    private static string SourceName(ProgrammeGroup source) => source switch
    {
        ProgrammeGroup.Ncc => "Ngân sách trung ương (người có công)",
        ProgrammeGroup.Btxh => "Ngân sách địa phương (bảo trợ xã hội)",
        _ => "Nguồn khác",
    };

    private static void WriteMoney(Html page, Tally due, Vnd inHand, Vnd asked, string words, Vnd fee) => page
        .Raw($"<td>{VietnameseNumber.Format(due.Count)}</td><td>{due.Sum}</td><td>{inHand}</td><td>{asked}</td>")
        .Raw("<td class=\"name\">").Text(words).Raw($"</td><td>{fee}</td></tr>\n");
}
