using Disbursement.Cli.Shell;
using Disbursement.Core.Periods;
using Disbursement.Core.Units;

namespace Disbursement.Cli.Reports;

/// <summary>The coverage table in plain text: one line per unit, then the province's groups, the month before beside.</summary>
internal static class CoverageText
{
    private const string Total = "TONG";
    private static readonly string[] GroupOrder = ["BTXH", "NCC", Total, "KHAC"];
    private static readonly string[] CashColumns = ["paid_post", "paid_home", "paid_focal"];
    private static readonly string[] UnpaidColumns = ["failed", "unclaimed", "open"];

    /// <summary>Writes the table.</summary>
    /// <param name="context">Language and output.</param>
    /// <param name="lines">The report's rows.</param>
    /// <param name="before">The rows of the month before; empty when there is none.</param>
    /// <param name="period">The month, for the units' names of the time.</param>
    public static void Write(
        CliContext context, IReadOnlyList<CoverageLine> lines, IReadOnlyList<CoverageLine> before, Period period)
    {
        var table = new TextTable(context.Language == Language.English
            ? ["Unit", "Group", ">People", ">Account", ">Share", ">To account", ">Share", ">Cash", ">Unpaid", ">Due (VND)",
                ">Before", ">Change"]
            : ["Địa phương", "Nhóm", ">Đối tượng", ">Có TK", ">Tỷ lệ", ">Qua TK", ">Tỷ lệ", ">Tiền mặt", ">Chưa nhận",
                ">Phải chi (đ)", ">Tháng trước", ">So sánh"]);
        foreach (CoverageLine line in lines.Where(line => !line.IsProvince && line.Group == Total)
            .OrderBy(line => line.Unit, StringComparer.Ordinal))
        {
            Add(context, table, line, before, period);
        }

        table.AddRule();
        foreach (CoverageLine line in lines.Where(line => line.IsProvince)
            .OrderBy(line => Array.IndexOf(GroupOrder, line.Group)))
        {
            Add(context, table, line, before, period);
        }

        table.Write(context.Output);
    }

    private static void Add(
        CliContext context, TextTable table, CoverageLine line, IReadOnlyList<CoverageLine> before, Period period)
    {
        Language language = context.Language;
        CoverageLine? last = before.FirstOrDefault(old => old.Unit == line.Unit && old.Group == line.Group);
        long people = line["beneficiaries"];
        long paid = line["paid_to_account"];
        table.Add(
            NameOf(line.Unit, period),
            line.Group,
            Figures.Number(language, people),
            Figures.Number(language, line["with_account"]),
            Figures.Share(language, line["with_account"], people),
            Figures.Number(language, paid),
            Figures.Share(language, paid, people),
            Figures.Number(language, CashColumns.Sum(column => line[column])),
            Figures.Number(language, UnpaidColumns.Sum(column => line[column])),
            Figures.Number(language, line["money_due"]),
            last is null ? "–" : Figures.Number(language, last["paid_to_account"]),
            last is null ? "–" : Figures.Change(language, paid, last["paid_to_account"]));
    }

    private static string NameOf(string unit, Period period) =>
        UnitRegister.Shipped.Find(unit, period) is { } found ? $"{unit} {found.Name}" : unit;
}
