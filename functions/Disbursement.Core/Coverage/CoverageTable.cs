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
    /// <summary>Builds the table: TONG is BTXH + NCC, the province is the sum of its units.</summary>
    /// <param name="province">The 2-digit province code.</param>
    /// <param name="period">The month.</param>
    /// <param name="units">This month's figures; several for one unit and group are added.</param>
    /// <param name="before">The month before, for the units that have one.</param>
    /// <param name="target">The target in percent, the same for every row.</param>
    public static CoverageTable Build(
        string province, Period period, IEnumerable<UnitCoverage> units, IEnumerable<UnitCoverage>? before = null,
        decimal? target = null)
    {
        ArgumentNullException.ThrowIfNull(province);
        ArgumentNullException.ThrowIfNull(units);
        Dictionary<(string Unit, CoverageGroup Group), CoverageFigures> now = AddUp(province, units);
        Dictionary<(string Unit, CoverageGroup Group), CoverageFigures> then = AddUp(province, before ?? []);
        var known = then.Keys.Select(key => key.Unit).ToHashSet(StringComparer.Ordinal);
        IEnumerable<string> codes = now.Keys.Select(key => key.Unit).Append(province).Distinct()
            .OrderBy(code => code == province)
            .ThenBy(code => code, StringComparer.Ordinal);
        return new CoverageTable(province, period, [.. codes.SelectMany(unit => CoverageGroups.All.Select(group =>
            new CoverageRow(
                province, period, unit, group,
                now.GetValueOrDefault((unit, group), CoverageFigures.None),
                // A unit that was counted last month had none of a group it did not list.
                known.Contains(unit) ? then.GetValueOrDefault((unit, group), CoverageFigures.None) : null,
                target)))]);
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
