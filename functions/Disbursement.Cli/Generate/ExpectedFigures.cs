using Disbursement.Cli.Generate.Planning;
using Disbursement.Core.Programmes;

namespace Disbursement.Cli.Generate;

/// <summary>The coverage figures a plan must lead to, computed without the app.</summary>
/// <param name="Period">The month.</param>
/// <param name="Rows">One row per unit and group, then the province's; TONG is BTXH and NCC added.</param>
internal sealed record ExpectedFigures(string Period, IReadOnlyList<ExpectedRow> Rows)
{
    /// <summary>The group that adds BTXH and NCC.</summary>
    public const string Total = "TONG";

    /// <summary>The figures of the planned month.</summary>
    public static ExpectedFigures Of(MonthPlan plan) => new(
        plan.Period.ToString(),
        ReadRows(plan, list => new ExpectedRow(
            list.Unit, list.Group.ToCode(), list.Beneficiaries, list.Reviewed, list.WithAccount, list.Paid)));

    /// <summary>The figures of the month before, as far as they are planned: people reviewed are not.</summary>
    public static ExpectedFigures OfPrevious(MonthPlan plan) => new(
        plan.Period.Previous.ToString(),
        ReadRows(plan, list => new ExpectedRow(
            list.Unit, list.Group.ToCode(), list.PreviousBeneficiaries, null, list.PreviousWithAccount,
            list.PreviousPaid)));

    /// <summary>The row of a unit (or the 2-digit province) and group; null when nobody is in it.</summary>
    public ExpectedRow? Find(string unit, string group) =>
        Rows.FirstOrDefault(row => row.Unit == unit && row.Group == group);

    private static List<ExpectedRow> ReadRows(MonthPlan plan, Func<ListPlan, ExpectedRow> read)
    {
        List<ExpectedRow> lists = [.. plan.Lists.Select(read)];
        ExpectedRow[] totals =
        [
            .. lists.Where(row => row.Group != ProgrammeGroup.Khac.ToCode())
                .GroupBy(row => row.Unit, StringComparer.Ordinal)
                .Select(unit => Add(unit.Key, Total, unit)),
        ];
        IEnumerable<ExpectedRow> units = lists.Concat(totals).OrderBy(row => row.Unit, StringComparer.Ordinal)
            .ThenBy(row => row.Group, StringComparer.Ordinal);
        IEnumerable<ExpectedRow> province = lists.Concat(totals).GroupBy(row => row.Group, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Add(plan.Province, group.Key, group));
        return [.. units, .. province];
    }

    private static ExpectedRow Add(string unit, string group, IEnumerable<ExpectedRow> rows) =>
        rows.Aggregate((sum, row) => new ExpectedRow(
            unit, group, sum.Beneficiaries + row.Beneficiaries, sum.Reviewed + row.Reviewed,
            sum.WithAccount + row.WithAccount, sum.PaidToAccount + row.PaidToAccount)) with
        {
            Unit = unit,
            Group = group,
        };
}

/// <summary>Expected figures of one unit and group. People are distinct per unit and group.</summary>
/// <param name="Unit">The unit's code, or the 2-digit code for the whole province (the sum of its units).</param>
/// <param name="Group">BTXH, NCC, TONG or KHAC.</param>
/// <param name="Beneficiaries">Accepted people, held ones included.</param>
/// <param name="Reviewed">Of them, matched with the population register; null when not planned.</param>
/// <param name="WithAccount">Of them, with an account in the list.</param>
/// <param name="PaidToAccount">Of them, paid to it after all rounds.</param>
internal sealed record ExpectedRow(
    string Unit, string Group, int Beneficiaries, int? Reviewed, int WithAccount, int PaidToAccount);
