using Disbursement.Core.Entitlements;
using Disbursement.Core.Identity;

namespace Disbursement.Core.Comparison;

/// <summary>One entitlement that differs between two months.</summary>
/// <param name="Key">The entitlement.</param>
/// <param name="FullName">The beneficiary, as named last.</param>
/// <param name="Before">As the month before lists it; none when it is new.</param>
/// <param name="Now">As this month lists it; none when it stopped.</param>
/// <param name="Kinds">What differs.</param>
/// <param name="IsRenamed">Its place has another code only because the unit or commune has: it did not move.</param>
public sealed record EntitlementDifference(
    EntitlementKey Key,
    PersonName FullName,
    DifferenceSide? Before,
    DifferenceSide? Now,
    DifferenceKinds Kinds,
    bool IsRenamed = false)
{
    /// <summary>Whether a unit of one of the two months listed it.</summary>
    public bool IsOf(string unit) => Before?.Place.Unit == unit || Now?.Place.Unit == unit;

    /// <summary>Prints the kinds only: the rest is personal data.</summary>
    public override string ToString() => Kinds.ToCodes();
}
