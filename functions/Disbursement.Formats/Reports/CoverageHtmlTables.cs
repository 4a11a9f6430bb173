using Disbursement.Core.Coverage;
using Disbursement.Core.Money;

namespace Disbursement.Formats.Reports;

/// <summary>The two tables of the coverage report.</summary>
internal static class CoverageHtmlTables
{
    private const string UnitHead = """
        <table>
        <thead>
        <tr><th rowspan="2">TT</th><th rowspan="2">Địa phương</th><th colspan="3">Đối tượng</th>
        <th colspan="2">Đã rà soát</th><th colspan="3">Có tài khoản</th>
        <th colspan="4" class="key">Đã chi trả qua tài khoản</th><th colspan="2">Tháng trước</th>
        <th colspan="3">Tiền mặt, đầu mối</th><th colspan="3">Chưa nhận</th>
        <th rowspan="2">Số tiền đã chi (đồng)</th></tr>
        <tr><th>BTXH</th><th>NCC</th><th>Cộng</th><th>Số</th><th>%</th><th>Số</th><th>%</th><th>Người khác đứng tên</th>
        <th class="key">Ngân hàng</th><th class="key">Ví, MM</th><th class="key">Cộng</th><th class="key">%</th>
        <th>%</th><th>Tăng, giảm (điểm %)</th><th>Bưu điện</th><th>Tại nhà</th><th>Đầu mối</th>
        <th>Không thành</th><th>Chưa lĩnh</th><th>Đang xử lý</th></tr>
        </thead>
        <tbody>

        """;

    private const string GroupHead = """
        <table>
        <thead>
        <tr><th rowspan="2">Nhóm đối tượng</th><th rowspan="2">Danh sách</th><th rowspan="2">Bị từ chối</th>
        <th rowspan="2">Đối tượng</th><th colspan="2" class="key">Qua tài khoản</th>
        <th colspan="8">Số tiền đã chi (đồng)</th>
        <th rowspan="2">Phải chi (đồng)</th></tr>
        <tr><th class="key">Số</th><th class="key">%</th><th>Ngân hàng</th><th>Ví điện tử</th><th>Mobile Money</th>
        <th>Bưu điện</th><th>Tại nhà</th><th>Đầu mối</th><th>Cộng</th><th>Tháng trước</th></tr>
        </thead>
        <tbody>

        """;

    /// <summary>One row per unit and one for the province, BTXH and NCC together.</summary>
    public static void WriteUnits(Html page, CoverageTable table, Func<string, string> unitName)
    {
        page.Raw(UnitHead);
        int number = 0;
        foreach (CoverageRow row in table.Rows.Where(row => row.Group == CoverageGroup.Tong))
        {
            number += row.IsProvince ? 0 : 1;
            string first = row.IsProvince ? "" : VietnameseNumber.Format(number);
            string name = row.IsProvince ? "Toàn tỉnh" : unitName(row.Unit);
            page.Raw(row.IsProvince ? "<tr class=\"total\">" : "<tr>").Raw($"<td class=\"mid\">{first}</td>");
            page.Raw("<td class=\"name\">").Text(name).Raw("</td>");
            Numbers(
                page,
                table.Find(row.Unit, CoverageGroup.Btxh)!.Figures.Beneficiaries,
                table.Find(row.Unit, CoverageGroup.Ncc)!.Figures.Beneficiaries);
            WriteFigures(page, row);
            page.Raw("</tr>\n");
        }

        page.Raw("</tbody>\n</table>\n");
    }

    /// <summary>One row per group of the province, with the money of each channel.</summary>
    public static void WriteGroups(Html page, CoverageTable table)
    {
        page.Raw(GroupHead);
        foreach (CoverageRow row in table.Rows.Where(row => row.IsProvince))
        {
            CoverageFigures figures = row.Figures;
            string kind = row.Group switch
            {
                CoverageGroup.Tong => " class=\"total\"",
                CoverageGroup.Khac => " class=\"aside\"",
                _ => "",
            };
            string name = row.Group == CoverageGroup.Khac
                ? "Đối tượng khác (ngoài tổng)"
                : row.Group.ToVietnamese();
            page.Raw($"<tr{kind}><td class=\"name\">").Text(name).Raw("</td>");
            Numbers(page, figures.Listed, figures.Refused, figures.Beneficiaries, figures.PaidToAccount);
            Share(page, row.ShareOf(each => each.PaidToAccount));
            CoverageMoney paid = figures.Paid;
            Numbers(
                page, paid.Bank.Dong, paid.Wallet.Dong, paid.MobileMoney.Dong, paid.Post.Dong, paid.Home.Dong,
                paid.Focal.Dong, paid.Total.Dong);
            Cell(page, row.Before is null ? "–" : VietnameseNumber.Format(row.Before.Paid.Total.Dong));
            Numbers(page, figures.Due.Total.Dong);
            page.Raw("</tr>\n");
        }

        page.Raw("</tbody>\n</table>\n");
    }

    private static void WriteFigures(Html page, CoverageRow row)
    {
        CoverageFigures figures = row.Figures;
        Numbers(page, figures.Beneficiaries, figures.Reviewed);
        Share(page, row.ShareOf(each => each.Reviewed));
        Numbers(page, figures.WithAccount);
        Share(page, row.ShareOf(each => each.WithAccount));
        Numbers(page, figures.WithAccountOtherName, figures.PaidBank, figures.PaidWallet + figures.PaidMobileMoney);
        Numbers(page, figures.PaidToAccount);
        decimal share = row.ShareOf(each => each.PaidToAccount);
        decimal? before = row.ShareBefore(each => each.PaidToAccount);
        Share(page, share);
        Cell(page, before is null ? "–" : VietnameseNumber.FormatPercent(before.Value));
        page.Raw($"<td{CoverageHtml.Direction(share - before)}>")
            .Text(CoverageHtml.SignedPoints(share - before)).Raw("</td>");
        Numbers(
            page, figures.PaidPost, figures.PaidHome, figures.PaidFocal, figures.Failed, figures.Unclaimed,
            figures.Open, figures.Paid.Total.Dong);
    }

    private static void Numbers(Html page, params ReadOnlySpan<long> numbers)
    {
        foreach (long number in numbers)
        {
            Cell(page, VietnameseNumber.Format(number));
        }
    }

    private static void Share(Html page, decimal share) => Cell(page, VietnameseNumber.FormatPercent(share));

    private static void Cell(Html page, string text) => page.Raw("<td>").Text(text).Raw("</td>");
}
