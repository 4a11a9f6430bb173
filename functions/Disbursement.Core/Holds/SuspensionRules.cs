using Disbursement.Core.Periods;
using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;

namespace Disbursement.Core.Holds;

/// <summary>
/// Suspension of a benefit nobody collects: three months in a row or more in social protection
/// (TT 02/2021/TT-BLĐTBXH art. 2(3a)). The counter is the carry-over itself, which every month hands to the next.
/// </summary>
/// <remarks>
/// Only months in which the money lay ready and nobody came count: a closed account, a refused file or a row that a
/// person held says nothing about the beneficiary, and breaks the sequence. A month for which the benefit was
/// suspended goes on counting, so that a suspension lasts until a person ends it or the money is collected.
/// </remarks>
public static class SuspensionRules
{
    /// <summary>Tells whether a carried month is one that nobody collected.</summary>
    /// <param name="carry">What the month before left.</param>
    public static bool IsUncollected(CarryOver carry)
    {
        ArgumentNullException.ThrowIfNull(carry);
        if (carry.IsUnknown)
        {
            return false; // It may be with the person.
        }

        if (carry.From is null)
        {
            return carry.Reason is nameof(RouteReason.HeldSuspended) or nameof(RouteReason.KeptSuspended);
        }

        // Not collected in time, or nobody at home; a person who moved or refuses is another matter.
        SettlementReason reason = ReasonCatalogue.Find(carry.Reason);
        return carry.Channel.IsCash() && reason.Next == NextStep.NextMonth
            && reason.Class is ReasonClass.NotCollected or ReasonClass.NotFound;
    }

    /// <summary>The uncollected months in a row up to a month, ascending; empty when that month is none.</summary>
    /// <param name="carried">All that was carried of one entitlement, in any order.</param>
    /// <param name="last">The month before the one that closes.</param>
    public static IReadOnlyList<Period> Run(IEnumerable<CarryOver> carried, Period last)
    {
        ArgumentNullException.ThrowIfNull(carried);
        HashSet<Period> uncollected = [.. carried.Where(IsUncollected).Select(static carry => carry.Period)];
        var run = new List<Period>();
        for (Period month = last; uncollected.Contains(month); month = month.Previous)
        {
            run.Insert(0, month);
        }

        return run;
    }

    /// <summary>Tells whether a run of uncollected months suspends.</summary>
    /// <param name="run">The months.</param>
    /// <param name="monthsMin">From how many months on; 0 never suspends.</param>
    public static bool Suspends(IReadOnlyList<Period> run, int monthsMin)
    {
        ArgumentNullException.ThrowIfNull(run);
        return monthsMin > 0 && run.Count >= monthsMin;
    }
}
