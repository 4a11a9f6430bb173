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
            .Raw("<th>Số tiền</th><th>Phí chi trả</th><th>Bằng chữ</th></tr></thead>\n<tbody>\n");
        int number = 0;
        foreach (FundsRequestLine line in request.Lines)
        {
            number++;
            WriteLine(page, line, number);
        }

        page.Raw("<tr class=\"total\"><td></td><td class=\"name\">Tổng cộng</td><td></td>");
        WriteMoney(page, request.Total, request.Fee, request.InWords);
        page.Raw("</tbody>\n</table>\n")
            .Element("p", $"Tổng số tiền đề nghị chuyển: {request.Total.Sum} đồng. Bằng chữ: {request.InWords}.")
            .Raw(carried is { Count: > 0 } ? $"<p>{CarriedWords(carried)}</p>\n" : "")
            .Element("p class=\"proof\"", $"Mã gốc của hồ sơ đề xuất (SHA-256): {root}");
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

    private static void WriteLine(Html page, FundsRequestLine line, int number)
    {
        string source = line.Source switch
        {
            ProgrammeGroup.Ncc => "Ngân sách trung ương (người có công)",
            ProgrammeGroup.Btxh => "Ngân sách địa phương (bảo trợ xã hội)",
            _ => "Nguồn khác",
        };
        page.Raw($"<tr><td class=\"mid\">{VietnameseNumber.Format(number)}</td><td class=\"name\">")
            .Text($"{line.ProviderName} ({line.Provider})").Raw("</td><td class=\"name\">").Text(source).Raw("</td>");
        WriteMoney(page, line.Total, line.Fee, line.InWords);
    }

    private static void WriteMoney(Html page, Tally total, Vnd fee, string words) => page
        .Raw($"<td>{VietnameseNumber.Format(total.Count)}</td><td>{total.Sum}</td><td>{fee}</td><td class=\"name\">")
        .Text(words).Raw("</td></tr>\n");
}
