using Disbursement.Core.Entitlements;
using Disbursement.Core.Identity;

namespace Disbursement.Core.Comparison;

/// <summary>Decides what differs between two months. Pure.</summary>
public static class DifferenceRules
{
    /// <summary>An entitlement that a list has now and had not before. Another unit may have had it.</summary>
    public static EntitlementDifference Arrived(EntitlementKey key, PersonName name, DifferenceSide now)
    {
        ArgumentNullException.ThrowIfNull(now);
        return new EntitlementDifference(key, name, null, now, DifferenceKinds.New | ArrearsOf(now));
    }

    /// <summary>An entitlement that a list had and has no more. Another unit may have it.</summary>
    public static EntitlementDifference Departed(EntitlementKey key, PersonName name, DifferenceSide before)
    {
        ArgumentNullException.ThrowIfNull(before);
        return new EntitlementDifference(key, name, before, null, DifferenceKinds.Stopped | ArrearsOf(before));
    }

    /// <summary>An entitlement that is listed in both months.</summary>
    /// <param name="key">The entitlement.</param>
    /// <param name="name">The beneficiary.</param>
    /// <param name="before">The month before.</param>
    /// <param name="now">This month.</param>
    /// <param name="isSamePlace">Whether a place of the month before is, under whatever codes, a place of now.</param>
    public static EntitlementDifference Between(
        EntitlementKey key,
        PersonName name,
        DifferenceSide before,
        DifferenceSide now,
        Func<ComparisonPlace, ComparisonPlace, bool> isSamePlace)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(isSamePlace);
        bool sameCodes = before.Place == now.Place;
        bool samePlace = sameCodes || isSamePlace(before.Place, now.Place);
        DifferenceKinds kinds =
            Of(!samePlace, DifferenceKinds.Moved)
            | Of(before.Amount != now.Amount, DifferenceKinds.Amount)
            | Of(before.Arrears != now.Arrears, DifferenceKinds.Arrears)
            | Of(
                before.Institution != now.Institution || before.Account != now.Account, DifferenceKinds.Account)
            | Of(before.Asked != now.Asked, DifferenceKinds.Channel)
            | Of(
                before.PayeeId != now.PayeeId || before.PayeeName != now.PayeeName, DifferenceKinds.Receiver);
        return new EntitlementDifference(key, name, before, now, kinds, samePlace && !sameCodes);
    }

    /// <summary>
    /// The differences of one entitlement over the whole province: what left one list and came to another moved. Where
    /// several lists had or have it, they are paired in order of their places and the rest stopped or is new.
    /// </summary>
    /// <param name="same">All differences of one key, as the lists have them.</param>
    /// <param name="isSamePlace">Whether a place of the month before is, under whatever codes, a place of now.</param>
    public static IReadOnlyList<EntitlementDifference> Pair(
        IReadOnlyList<EntitlementDifference> same, Func<ComparisonPlace, ComparisonPlace, bool> isSamePlace)
    {
        ArgumentNullException.ThrowIfNull(same);
        if (same.Count == 1)
        {
            return same;
        }

        EntitlementDifference[] left =
            [.. same.Where(static one => one.Now is null).OrderBy(static one => one.Before!.Place)];
        EntitlementDifference[] came =
            [.. same.Where(static one => one.Before is null).OrderBy(static one => one.Now!.Place)];
        int pairs = Math.Min(left.Length, came.Length);
        return
        [
            .. left.Zip(came, (from, to) => Between(to.Key, to.FullName, from.Before!, to.Now!, isSamePlace)),
            .. left.Skip(pairs),
            .. came.Skip(pairs),
            .. same.Where(static one => one is { Before: not null, Now: not null }),
        ];
    }

    private static DifferenceKinds Of(bool differs, DifferenceKinds kind) => differs ? kind : DifferenceKinds.None;

    private static DifferenceKinds ArrearsOf(DifferenceSide side) => Of(side.Arrears.Dong > 0, DifferenceKinds.Arrears);
}
