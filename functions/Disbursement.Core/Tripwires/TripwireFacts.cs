using Disbursement.Core.Comparison;

namespace Disbursement.Core.Tripwires;

/// <summary>Rows that one unit sent.</summary>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Sent">Rows sent, less exact repeats.</param>
/// <param name="Refused">Rows refused.</param>
public sealed record UnitRows(string Unit, long Sent, long Refused);

/// <summary>What tripwires look at.</summary>
public sealed record TripwireFacts
{
    /// <summary>Whether there is a month before: without one nothing is compared.</summary>
    public required bool HasBefore { get; init; }

    /// <summary>The province in both months.</summary>
    public required ComparisonFigures Total { get; init; }

    /// <summary>Rows of people older than <see cref="TripwireLimits.Age"/>.</summary>
    public required long Aged { get; init; }

    /// <summary>The largest sum of one payment, in đồng.</summary>
    public required long LargestDong { get; init; }

    /// <summary>Accounts that receive for many people.</summary>
    public required long SharedAccounts { get; init; }

    /// <summary>Rows by unit.</summary>
    public required IReadOnlyList<UnitRows> Units { get; init; }

    /// <summary>What a later round pays; null for the first, which the month before tells about.</summary>
    public RoundSize? Later { get; init; }
}
