using Disbursement.Core.Coverage;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;

namespace Disbursement.Formats.Reports;

/// <summary>The parts of the coverage report around its tables.</summary>
internal static class CoverageHtmlParts
{
    private static readonly string[] Notes =
    [
        "Đối tượng: số người có ít nhất một dòng được chấp nhận, tính riêng từng đơn vị và từng nhóm; tiền tính theo "
            + "dòng.",
        "Cộng = bảo trợ xã hội + người có công. Đối tượng khác được nêu riêng, không nằm trong tổng.",
        "Chi trả qua tài khoản: mọi khoản của người đó trong tháng đều đã vào tài khoản ngân hàng, ví điện tử hoặc "
            + "Mobile Money.",
        "Không thành: bị từ chối hoặc trả về. Chưa lĩnh: tiền mặt chưa đến nhận. Đang xử lý: chưa có kết quả cuối "
            + "cùng, gồm cả các khoản tạm giữ chờ quyết định.",
        "Tỷ lệ tính trên số đối tượng, làm tròn nửa lên đến hai chữ số thập phân. MM: Mobile Money.",
        "Tăng, giảm: hiệu giữa tỷ lệ tháng này và tháng trước, tính bằng điểm phần trăm.",
    ];

    /// <summary>The four figures a reader looks for first.</summary>
    public static void WriteBoxes(Html page, CoverageRow total)
    {
        CoverageFigures figures = total.Figures;
        page.Raw("<div class=\"boxes\">\n");
        ReportParts.Box(page, "Đối tượng", figures.Beneficiaries, Compared(total, each => each.Beneficiaries, "người"));
        ReportParts.Box(
            page, "Có tài khoản", figures.WithAccount,
            $"{CoverageHtml.Percent(total.ShareOf(each => each.WithAccount))}; "
            + Compared(total, each => each.WithAccount, "người"));
        page.Raw("<div class=\"box key\">\n")
            .Element("div class=\"what\"", "Đã chi trả qua tài khoản")
            .Element("div class=\"much\"", CoverageHtml.Percent(total.ShareOf(each => each.PaidToAccount)))
            .Element(
                "div class=\"more\"",
                $"{VietnameseNumber.Format(figures.PaidToAccount)} người; "
                + Compared(total, each => each.PaidToAccount, "người"));
        WriteMeter(page, total);
        page.Raw("</div>\n");
        ReportParts.Box(
            page, "Số tiền đã chi (đồng)", figures.Paid.Total.Dong,
            $"trên {VietnameseNumber.Format(figures.Due.Total.Dong)} phải chi; qua tài khoản "
            + VietnameseNumber.Format(figures.Paid.ToAccounts.Dong));
        page.Raw("</div>\n");
    }

    /// <summary>The proof of the money, when there is one.</summary>
    public static void WriteProof(Html page, SettlementProof? proof)
    {
        if (proof is null)
        {
            return;
        }

        page.Raw("<p class=\"proof\"><b>Đối chiếu:</b> ").Text(
            $"kế hoạch {Of(proof.Plan)} = đã chi {Of(proof.Paid)} + không thành {Of(proof.Returned)} "
            + $"+ đang xử lý {Of(proof.Open)}: ");
        page.Raw(proof.Holds ? "<b class=\"up\">khớp</b>" : "<b class=\"down\">KHÔNG KHỚP</b>").Raw(".</p>\n");
    }

    /// <summary>The best and the worst units by the share paid to accounts.</summary>
    public static void WriteRanking(Html page, CoverageTable table, CoverageReportOptions options)
    {
        List<CoverageRow> ranked = [.. table.Rows
            .Where(row => row is { Group: CoverageGroup.Tong, IsProvince: false, Figures.Beneficiaries: > 0 })
            .OrderByDescending(row => row.ShareOf(each => each.PaidToAccount))
            .ThenBy(row => row.Unit, StringComparer.Ordinal)];
        // No unit stands in both lists.
        int best = Math.Min(options.RankedUnitsMax, (ranked.Count + 1) / 2);
        int worst = Math.Min(options.RankedUnitsMax, ranked.Count - best);
        page.Element("h2", "III. Xếp hạng tỷ lệ chi trả qua tài khoản").Raw("<div class=\"pair\">\n");
        WriteRanked(page, "Cao nhất", ranked.Take(best), first: 1, options.UnitName, low: false);
        WriteRanked(
            page, "Thấp nhất", ranked.Skip(ranked.Count - worst), ranked.Count - worst + 1, options.UnitName,
            low: true);
        page.Raw("</div>\n");
    }

    /// <summary>What a manager must see to: everything that waits or did not arrive.</summary>
    public static void WriteDecisions(Html page, CoverageRow total)
    {
        CoverageFigures figures = total.Figures;
        CoverageMoney due = figures.Due;
        page.Element("h2", "IV. Việc cần quyết định")
            .Raw("<table>\n<thead><tr><th>Nội dung</th><th>Số người</th><th>Hướng xử lý</th></tr></thead>\n<tbody>\n");
        Decision(
            page, "Tạm giữ, chờ người có thẩm quyền quyết định", figures.Held,
            $"Xem danh mục ngoại lệ của tháng; {due.Unrouted} đồng chưa có kênh chi");
        Decision(
            page, "Đang xử lý, chưa có kết quả cuối cùng", figures.Open,
            "Đôn đốc đơn vị chi trả; không chi lại khi chưa rõ");
        Decision(page, "Chi không thành", figures.Failed, "Thu thập lại tài khoản, chuyển kênh hoặc chuyển tháng sau");
        Decision(
            page, "Chưa lĩnh tiền mặt", figures.Unclaimed, "Chuyển tháng sau; rà soát khi ba tháng liền không lĩnh");
        Decision(
            page, "Chưa có tài khoản", figures.Beneficiaries - figures.WithAccount,
            "Vận động mở tài khoản tại địa phương");
        page.Raw("</tbody>\n</table>\n");
    }

    /// <summary>What the words of the tables mean.</summary>
    public static void WriteNotes(Html page, CoverageTable table, CoverageReportOptions options)
    {
        page.Raw("<ol class=\"notes\">\n");
        foreach (string note in Notes)
        {
            page.Element("li", note);
        }

        foreach (string note in NotesOf(table, options))
        {
            page.Element("li", note);
        }

        page.Raw("</ol>\n");
    }

    /// <summary>What only this month has to be told.</summary>
    private static IEnumerable<string> NotesOf(CoverageTable table, CoverageReportOptions options)
    {
        if (options.ClosedWithout is { } closed)
        {
            yield return closed.Sentence;
        }

        if (table.Before.WithoutMap.Count > 0)
        {
            yield return $"{table.Before.WithoutMap.Count} đơn vị không so được với tháng trước: chưa có bảng chuyển đổi "
                + "từ đơn vị cũ (reference/unit_successors.csv).";
        }

        if (table.Before.WithoutFigures.Count > 0)
        {
            yield return "Toàn tỉnh không so được với tháng trước: chưa có số liệu của tỉnh cũ mã "
                + string.Join(", ", table.Before.WithoutFigures) + ".";
        }
    }

    private static void WriteMeter(Html page, CoverageRow total)
    {
        string width = CoverageHtml.Length(total.ShareOf(figures => figures.PaidToAccount));
        page.Raw($"<div class=\"meter\"><i style=\"width:{width}\"></i>");
        if (total.Target is { } target)
        {
            page.Raw($"<b style=\"left:{CoverageHtml.Length(target)}\"></b></div>\n")
                .Element("div class=\"more\"", $"Chỉ tiêu: {CoverageHtml.Percent(target)}");
        }
        else
        {
            page.Raw("</div>\n");
        }
    }

    private static void WriteRanked(
        Html page, string title, IEnumerable<CoverageRow> rows, int first, Func<string, string> unitName, bool low)
    {
        page.Raw("<table>\n<thead><tr><th>Hạng</th>").Raw("<th>").Text($"{title}: địa phương")
            .Raw("</th><th>Số</th><th>%</th><th></th></tr></thead>\n<tbody>\n");
        int rank = first;
        foreach (CoverageRow row in rows)
        {
            decimal share = row.ShareOf(each => each.PaidToAccount);
            page.Raw($"<tr><td class=\"mid\">{VietnameseNumber.Format(rank)}</td><td class=\"name\">")
                .Text(unitName(row.Unit)).Raw("</td><td>")
                .Text(VietnameseNumber.Format(row.Figures.PaidToAccount)).Raw("</td><td>")
                .Text(VietnameseNumber.FormatPercent(share)).Raw("</td><td class=\"graph\">")
                .Raw($"<span class=\"bar{(low ? " low" : "")}\" style=\"width:{CoverageHtml.Length(share)}\"></span>")
                .Raw("</td></tr>\n");
            rank++;
        }

        page.Raw("</tbody>\n</table>\n");
    }

    private static void Decision(Html page, string what, long number, string then) => page
        .Raw("<tr><td class=\"name\">").Text(what).Raw("</td><td>").Text(VietnameseNumber.Format(number))
        .Raw("</td><td class=\"name\">").Text(then).Raw("</td></tr>\n");

    private static string Compared(CoverageRow row, Func<CoverageFigures, long> figure, string word) =>
        row.ChangeOf(figure) is { } change
            ? $"so với tháng trước {CoverageHtml.Signed(change)} {word}"
                + (row.ChangePercentOf(figure) is { } percent ? $" ({CoverageHtml.SignedPoints(percent)}\u00A0%)" : "")
            : "chưa có tháng trước";

    private static string Of(Tally tally) =>
        $"{VietnameseNumber.Format(tally.Count)} khoản, {VietnameseNumber.Format(tally.Sum.Dong)} đồng";
}
