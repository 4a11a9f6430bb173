using Disbursement.Core.Periods;

namespace Disbursement.Core.Board;

/// <summary>The lists a province expects in a month, and how each stands.</summary>
/// <param name="Province">The 2-digit province code.</param>
/// <param name="Period">The month.</param>
/// <param name="Deadline">When lists are late.</param>
/// <param name="ClosedAt">When intake closed; <see langword="null"/> while it is open.</param>
/// <param name="Lines">By unit, then list.</param>
/// <param name="WithoutMap">Units of which it is not known what they took over from the month before, although that
/// month had lists: what they owe is then only known to be a list.</param>
public sealed record MonthBoard(
    string Province,
    Period Period,
    DateTimeOffset Deadline,
    DateTimeOffset? ClosedAt,
    IReadOnlyList<BoardLine> Lines,
    IReadOnlyList<string> WithoutMap)
{
    /// <summary>Codes of the units that are expected.</summary>
    public IReadOnlyList<string> Units => [.. UnitsOf(static line => line.IsExpected)];

    /// <summary>Codes of the expected units that sent nothing in time for close.</summary>
    public IReadOnlyList<string> MissingUnits =>
        [.. Units.Except(UnitsOf(static line => line.Now is not null), StringComparer.Ordinal)];

    /// <summary>Expected lists of units that sent another one, such as <c>148/ncc</c>.</summary>
    public IReadOnlyList<string> MissingLists
    {
        get
        {
            IReadOnlyList<string> silent = MissingUnits;
            return [.. Lines
                .Where(line => line.IsExpected && line.Now is null && !silent.Contains(line.Unit))
                .Select(static line => line.Code)];
        }
    }

    /// <summary>All that is missing: units that sent nothing, then lists of the others.</summary>
    public IReadOnlyList<string> Missing => [.. MissingUnits, .. MissingLists];

    /// <summary>The board as an officer may see it: the lines of some units only.</summary>
    public MonthBoard For(Func<string, bool> isVisible) => this with
    {
        Lines = [.. Lines.Where(line => isVisible(line.Unit))],
        WithoutMap = [.. WithoutMap.Where(isVisible)],
    };

    private IEnumerable<string> UnitsOf(Func<BoardLine, bool> which) =>
        Lines.Where(which).Select(static line => line.Unit).Distinct(StringComparer.Ordinal);
}
