using Disbursement.Core.Events;
using Disbursement.Core.Holds;
using Disbursement.Core.Periods;

namespace Disbursement.Core.Recovery;

/// <summary>
/// Which months were paid although an event already stopped them, because it was reported later: that money is
/// recovered (truy thu: ND 131/2021 art. 183; TT 44/2022 art. 17(3); DOMAIN 4.5).
/// </summary>
/// <remarks>Whether a payment itself is one too many, <see cref="StopRules.InForce"/> says, by the month it is for:
/// what was owed from before a death and paid after it is owed still.</remarks>
public static class RecoveryRules
{
    /// <summary>The months to look into, oldest first.</summary>
    /// <param name="reported">Events of one person that a month learns of.</param>
    /// <param name="month">The month that learns of them; it has paid nothing yet.</param>
    /// <param name="monthsBackMax">How far back to look, at least 1.</param>
    public static IReadOnlyList<Period> Months(
        IEnumerable<BeneficiaryEvent> reported, Period month, int monthsBackMax)
    {
        ArgumentNullException.ThrowIfNull(reported);
        ArgumentOutOfRangeException.ThrowIfLessThan(monthsBackMax, 1);
        Period[] from =
        [
            .. reported.Where(static one => one.Code != EventCode.Resumption).Select(StopRules.EffectiveFrom)
                .Where(first => first < month),
        ];
        var months = new List<Period>();
        if (from.Length > 0)
        {
            Period first = from.Min();
            for (Period at = month; at > first && months.Count < monthsBackMax;)
            {
                at = at.Previous;
                months.Add(at);
            }
        }

        months.Reverse();
        return months;
    }
}
