using Disbursement.Core.Entitlements;
using Disbursement.Core.Periods;

namespace Disbursement.Core.Holds;

/// <summary>One reason why the money of one entitlement and month waits. A row of the ledger.</summary>
/// <param name="Key">The entitlement.</param>
/// <param name="Period">The month the money is for: the month that closes, or an earlier one that was carried.</param>
/// <param name="Kind">Why.</param>
public sealed record Hold(EntitlementKey Key, Period Period, HoldKind Kind) : IComparable<Hold>
{
    /// <summary>Tells whether the left hold sorts first.</summary>
    public static bool operator <(Hold left, Hold right) => left.CompareTo(right) < 0;

    /// <summary>Tells whether the left hold sorts last.</summary>
    public static bool operator >(Hold left, Hold right) => left.CompareTo(right) > 0;

    /// <summary>Tells whether the left hold does not sort last.</summary>
    public static bool operator <=(Hold left, Hold right) => left.CompareTo(right) <= 0;

    /// <summary>Tells whether the left hold does not sort first.</summary>
    public static bool operator >=(Hold left, Hold right) => left.CompareTo(right) >= 0;

    /// <summary>By entitlement, month and kind.</summary>
    public int CompareTo(Hold? other)
    {
        if (other is null)
        {
            return 1;
        }

        int order = Key.CompareTo(other.Key);
        order = order != 0 ? order : Period.CompareTo(other.Period);
        return order != 0 ? order : Kind.CompareTo(other.Kind);
    }
}
