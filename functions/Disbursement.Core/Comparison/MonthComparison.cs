using Disbursement.Core.Programmes;

namespace Disbursement.Core.Comparison;

/// <summary>A month against the one before, over the whole province: counts and money, no persons.</summary>
/// <remarks>Never holds personal data, so it may stand in public reports.</remarks>
public sealed record MonthComparison
{
    /// <summary>2-digit province code.</summary>
    public required string Province { get; init; }

    /// <summary>The month, <c>yyyy-MM</c>.</summary>
    public required string Period { get; init; }

    /// <summary>The month before.</summary>
    public required string Before { get; init; }

    /// <summary>Whether the month before was taken in here; otherwise there is nothing to compare with.</summary>
    public required bool HasBefore { get; init; }

    /// <summary>Lists (<c>unit/list</c>) that the month before did not have: all in them is new or moved.</summary>
    public required IReadOnlyList<string> ListsWithoutBefore { get; init; }

    /// <summary>
    /// Units and communes of the month before that are not there any more and of which no map says what became of them:
    /// what came from them counts as moved.
    /// </summary>
    public required IReadOnlyList<string> CodesWithoutMap { get; init; }

    /// <summary>Entitlements by place, in order.</summary>
    public required IReadOnlyList<ComparisonRow> Rows { get; init; }

    /// <summary>The province.</summary>
    public ComparisonFigures Total() => Sum(static _ => true);

    /// <summary>One group of the province.</summary>
    public ComparisonFigures Of(ProgrammeGroup group) => Sum(row => row.Place.Group == group);

    /// <summary>The units, in order, with their sums.</summary>
    public IReadOnlyList<(string Unit, ComparisonFigures Figures)> ByUnit() =>
    [
        .. Rows.GroupBy(static row => row.Place.Unit, StringComparer.Ordinal)
            .OrderBy(static unit => unit.Key, StringComparer.Ordinal)
            .Select(static unit => (unit.Key, Sum(unit))),
    ];

    /// <summary>The communes of each unit, in order, with their sums.</summary>
    public IReadOnlyList<(string Unit, string Commune, ComparisonFigures Figures)> ByCommune() =>
    [
        .. Rows.GroupBy(static row => (row.Place.Unit, row.Place.Commune))
            .OrderBy(static place => place.Key.Unit, StringComparer.Ordinal)
            .ThenBy(static place => place.Key.Commune, StringComparer.Ordinal)
            .Select(static place => (place.Key.Unit, place.Key.Commune, Sum(place))),
    ];

    private ComparisonFigures Sum(Func<ComparisonRow, bool> isMeant) => Sum(Rows.Where(isMeant));

    private static ComparisonFigures Sum(IEnumerable<ComparisonRow> rows) =>
        rows.Aggregate(ComparisonFigures.None, static (sum, row) => sum + row.Figures);
}
