using Disbursement.Core.Comparison;

namespace Disbursement.Formats.Reports;

/// <summary>The tables of the comparison by unit and by commune.</summary>
internal static class ComparisonHtmlTables
{
    private static readonly (string Title, Func<ComparisonFigures, Change> Change, bool HasMoney)[] Columns =
    [
        ("Mới", static figures => figures.New, true),
        ("Thôi hưởng", static figures => figures.Stopped, true),
        ("Chuyển đến", static figures => figures.MovedIn, true),
        ("Chuyển đi", static figures => figures.MovedOut, true),
        ("Đổi mức", static figures => figures.Amount, true),
        ("Đổi TK", static figures => figures.Account, false),
        ("Đổi HT", static figures => figures.Channel, false),
        ("Đổi NN", static figures => figures.Receiver, false),
        ("Truy lĩnh", static figures => figures.Arrears, true),
    ];

    /// <summary>One row per unit, and their sum.</summary>
    public static void WriteUnits(Html page, MonthComparison comparison, Func<string, string> unitName)
    {
        Begin(page, "Đơn vị");
        foreach ((string unit, ComparisonFigures figures) in comparison.ByUnit())
        {
            Row(page, "", $"{unit} {NameOf(unit, unitName)}".TrimEnd(), figures);
        }

        Row(page, " class=\"total\"", "Toàn tỉnh", comparison.Total());
        page.Raw("</tbody>\n</table>\n");
    }

    /// <summary>One row per commune in which something changed; the others are told in one line.</summary>
    public static void WriteCommunes(Html page, MonthComparison comparison, Func<string, string> unitName)
    {
        IReadOnlyList<(string Unit, string Commune, ComparisonFigures Figures)> all = comparison.ByCommune();
        Begin(page, "Đơn vị, xã");
        foreach ((string unit, string commune, ComparisonFigures figures) in all
            .Where(static one => one.Figures.IsChanged))
        {
            string head = unit == commune ? commune : $"{unit} / {commune}";
            Row(page, "", $"{head} {NameOf(commune, unitName)}".TrimEnd(), figures);
        }

        page.Raw("</tbody>\n</table>\n");
        int same = all.Count(static one => !one.Figures.IsChanged);
        page.Element(
            "p class=\"notes\"",
            $"Số xã không có thay đổi: {same}. TK: tài khoản; HT: hình thức nhận; NN: người nhận.");
    }

    /// <summary>A cell with a number.</summary>
    public static void Cell(Html page, string text) => page.Raw("<td>").Text(text).Raw("</td>");

    private static string NameOf(string code, Func<string, string> unitName)
    {
        string name = unitName(code);
        return name == code ? "" : name;
    }

    private static void Begin(Html page, string head)
    {
        page.Raw("<table>\n<thead><tr><th rowspan=\"2\">").Text(head)
            .Raw("</th><th colspan=\"2\">Tháng trước</th>");
        foreach ((string title, _, bool hasMoney) in Columns)
        {
            page.Raw(hasMoney ? "<th colspan=\"2\">" : "<th rowspan=\"2\">").Text(title).Raw("</th>");
        }

        page.Raw("<th colspan=\"2\">Tháng này</th></tr>\n<tr><th>Khoản</th><th>Tiền</th>");
        foreach ((_, _, bool hasMoney) in Columns)
        {
            page.Raw(hasMoney ? "<th>Khoản</th><th>Tiền ±</th>" : "");
        }

        page.Raw("<th>Khoản</th><th>Tiền</th></tr></thead>\n<tbody>\n");
    }

    private static void Row(Html page, string attributes, string head, ComparisonFigures figures)
    {
        page.Raw($"<tr{attributes}><td class=\"name\">").Text(head).Raw("</td>");
        Cell(page, ComparisonHtml.Count(figures.EntitlementsBefore));
        Cell(page, ComparisonHtml.Count(figures.AmountBeforeDong));
        foreach ((_, Func<ComparisonFigures, Change> changeOf, bool hasMoney) in Columns)
        {
            Change change = changeOf(figures);
            Cell(page, ComparisonHtml.Count(change.Count));
            if (hasMoney)
            {
                Cell(page, ComparisonHtml.Signed(change.NetDong));
            }
        }

        Cell(page, ComparisonHtml.Count(figures.Entitlements));
        Cell(page, ComparisonHtml.Count(figures.AmountDong));
        page.Raw("</tr>\n");
    }
}
