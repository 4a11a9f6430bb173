using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;

namespace Disbursement.Core.Coverage;

/// <summary>The figures of one unit and one of its lists.</summary>
/// <param name="Unit">The unit's code.</param>
/// <param name="Group">The group.</param>
/// <param name="Figures">What was counted.</param>
public sealed record UnitCoverage(string Unit, ProgrammeGroup Group, CoverageFigures Figures);

/// <summary>The whole table of a province's month: four rows per unit, then four for the province.</summary>
/// <param name="Province">The 2-digit province code.</param>
/// <param name="Period">The month.</param>
/// <param name="Rows">Units ordinal by code, the province last; groups in the order of
/// <see cref="CoverageGroups.All"/>.</param>
public sealed record CoverageTable(string Province, Period Period, IReadOnlyList<CoverageRow> Rows)
{
    /// <summary>How the month before was set beside this one, and where it could not be.</summary>
    public CoverageBefore Before { get; init; } = CoverageBefore.None;

    /// <summary>Builds the table: TONG is BTXH + NCC, the province is the sum of its units.</summary>
    /// <param name="province">The 2-digit province code.</param>
    /// <param name="period">The month.</param>
    /// <param name="units">This month's figures; several for one unit and group are added.</param>
    /// <param name="before">The month before, for the units that have one.</param>
    /// <param name="target">The target in percent, the same for every row.</param>
    public static CoverageTable Build(
        string province, Period period, IEnumerable<UnitCoverage> units, IEnumerable<UnitCoverage>? before = null,
        decimal? target = null) =>
        Build(province, period, units, CoverageBefore.Same(before ?? []), target);

    /// <summary>Builds the table beside a month before that other units may have had.</summary>
    /// <param name="province">The 2-digit province code.</param>
    /// <param name="period">The month.</param>
    /// <param name="units">This month's figures; several for one unit and group are added.</param>
    /// <param name="before">The month before, under this month's units.</param>
    /// <param name="target">The target in percent, the same for every row.</param>
    public static CoverageTable Build(
        string province, Period period, IEnumerable<UnitCoverage> units, CoverageBefore before, decimal? target)
    {
        ArgumentNullException.ThrowIfNull(province);
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(before);
        Dictionary<(string Unit, CoverageGroup Group), CoverageFigures> now = AddUp(province, units);
        Dictionary<(string Unit, CoverageGroup Group), CoverageFigures> then = AddUp(province, before.Units);
        var known = before.Units.Select(static unit => unit.Unit).ToHashSet(StringComparer.Ordinal);
        if (before.Province is { } all)
        {
            known.Add(province);
            Dictionary<(string Unit, CoverageGroup Group), CoverageFigures> sums = AddUp(province, all);
            foreach (CoverageGroup group in CoverageGroups.All)
            {
                then[(province, group)] = sums.GetValueOrDefault((province, group), CoverageFigures.None);
            }
        }

        IEnumerable<string> codes = now.Keys.Select(key => key.Unit).Append(province).Distinct()
            .OrderBy(code => code == province)
            .ThenBy(code => code, StringComparer.Ordinal);
        return new CoverageTable(province, period, [.. codes.SelectMany(unit => CoverageGroups.All.Select(group =>
            new CoverageRow(
                province, period, unit, group,
                now.GetValueOrDefault((unit, group), CoverageFigures.None),
                // A unit that was counted last month had none of a group it did not list.
                known.Contains(unit) ? then.GetValueOrDefault((unit, group), CoverageFigures.None) : null,
                target)))])
        {
            Before = before,
        };
    }

    /// <summary>The row of a unit, or of the province, and a group.</summary>
    public CoverageRow? Find(string unit, CoverageGroup group) =>
        Rows.FirstOrDefault(row => row.Unit == unit && row.Group == group);

    private static Dictionary<(string Unit, CoverageGroup Group), CoverageFigures> AddUp(
        string province, IEnumerable<UnitCoverage> units)
    {
        var sums = new Dictionary<(string Unit, CoverageGroup Group), CoverageFigures>();
        foreach (UnitCoverage part in units)
        {
            CoverageGroup group = part.Group.ToCoverage();
            Add(part.Unit, group, part.Figures);
            Add(province, group, part.Figures);
            if (group != CoverageGroup.Khac)
            {
                Add(part.Unit, CoverageGroup.Tong, part.Figures);
                Add(province, CoverageGroup.Tong, part.Figures);
            }
        }

        return sums;

        void Add(string unit, CoverageGroup group, CoverageFigures figures) =>
            sums[(unit, group)] = sums.GetValueOrDefault((unit, group), CoverageFigures.None) + figures;
    }
}
