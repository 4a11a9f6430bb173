using Disbursement.Core.Comparison;

namespace Disbursement.Functions.Close;

/// <summary>What comparing one unit's lists came to: sums, and how much stands beside it row by row.</summary>
public sealed record UnitComparison
{
    /// <summary>Lists (<c>unit/list</c>) that the month before did not have.</summary>
    public required IReadOnlyList<string> ListsWithoutBefore { get; init; }

    /// <summary>Entitlements and money of both months by place; what changed is counted over the whole province.</summary>
    public required IReadOnlyList<ComparisonRow> Totals { get; init; }

    /// <summary>Chunks of differences beside it.</summary>
    public required int Chunks { get; init; }

    /// <summary>Differences in them.</summary>
    public required int Differences { get; init; }

    /// <summary>What tripwires ask about.</summary>
    public required ListedFacts Facts { get; init; }
}
