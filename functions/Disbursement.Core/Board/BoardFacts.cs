using Disbursement.Core.Periods;
using Disbursement.Core.Units;

namespace Disbursement.Core.Board;

/// <summary>All that the board of one month is made of.</summary>
public sealed record BoardFacts
{
    /// <summary>The 2-digit province code.</summary>
    public required string Province { get; init; }

    /// <summary>The month.</summary>
    public required Period Period { get; init; }

    /// <summary>When its lists are late.</summary>
    public required DateTimeOffset Deadline { get; init; }

    /// <summary>When intake closed; <see langword="null"/> while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Codes of the units that make lists in the month; none for a province the register lacks.</summary>
    public IReadOnlyList<string> Makers { get; init; } = [];

    /// <summary>The lists in force.</summary>
    public IReadOnlyList<SentList> Sent { get; init; } = [];

    /// <summary>Files that came after close: no rows are known of them.</summary>
    public IReadOnlyList<SentList> AfterClose { get; init; } = [];

    /// <summary>The lists of the month before, under the units that sent them then.</summary>
    public IReadOnlyList<SentList> Before { get; init; } = [];

    /// <summary>The lists of the same month a year ago, under the units that sent them then.</summary>
    public IReadOnlyList<SentList> YearBefore { get; init; } = [];

    /// <summary>Which units took over from which.</summary>
    public required UnitSuccession Succession { get; init; }
}
