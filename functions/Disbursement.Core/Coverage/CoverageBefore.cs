using Disbursement.Core.Periods;
using Disbursement.Core.Units;

namespace Disbursement.Core.Coverage;

/// <summary>The month before, under the units of this month.</summary>
/// <param name="Units">Figures of units that can be set against a unit of this month, under its code.</param>
/// <param name="Province">Figures that add up to the province's; <see langword="null"/> when not known.</param>
/// <param name="WithoutMap">Units of this month that cannot be compared: no map is known, or it divides a unit.
/// </param>
/// <param name="WithoutFigures">Provinces of the month before that this one took over and that were not counted
/// here.</param>
public sealed record CoverageBefore(
    IReadOnlyList<UnitCoverage> Units,
    IReadOnlyList<UnitCoverage>? Province,
    IReadOnlyList<string> WithoutMap,
    IReadOnlyList<string> WithoutFigures)
{
    /// <summary>The month before was not counted.</summary>
    public static readonly CoverageBefore None = new([], null, [], []);

    /// <summary>The month before with the same units.</summary>
    public static CoverageBefore Same(IEnumerable<UnitCoverage> units)
    {
        UnitCoverage[] all = [.. units];
        return all.Length == 0 ? None : new CoverageBefore(all, all, [], []);
    }

    /// <summary>Maps the month before to this month's units. Figures of a divided unit are not shared out.</summary>
    /// <param name="period">This month.</param>
    /// <param name="now">Codes of this month's units.</param>
    /// <param name="before">Figures of the month before by province; empty for one that was not counted.</param>
    /// <param name="succession">Which units took over from which.</param>
    public static CoverageBefore Map(
        Period period,
        IEnumerable<string> now,
        IReadOnlyDictionary<string, IReadOnlyList<UnitCoverage>> before,
        UnitSuccession succession)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(succession);
        UnitCoverage[] all = [.. before.Values.SelectMany(static units => units)];
        if (all.Length == 0)
        {
            return None;
        }

        var mapped = new List<UnitCoverage>();
        var withoutMap = new List<string>();
        foreach (string unit in now.Distinct(StringComparer.Ordinal))
        {
            UnitMapping mapping = succession.Predecessors(unit, period, period.Previous);
            // A unit that the register does not know can only be itself, except where codes were given on.
            IReadOnlyList<string> units = mapping.IsComparable ? mapping.Units
                : period != UnitRegister.FirstTwoLevelPeriod && !succession.Knows(unit, period) ? [unit]
                : [];
            if (units.Count > 0)
            {
                mapped.AddRange(all
                    .Where(one => units.Contains(one.Unit))
                    .Select(one => one with { Unit = unit }));
            }
            else
            {
                withoutMap.Add(unit);
            }
        }

        string[] uncounted = [.. before.Where(static one => one.Value.Count == 0).Select(static one => one.Key)
            .Order(StringComparer.Ordinal)];
        return new CoverageBefore(mapped, uncounted.Length == 0 ? all : null, withoutMap, uncounted);
    }
}
