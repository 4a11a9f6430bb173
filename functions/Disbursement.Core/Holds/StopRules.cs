using Disbursement.Core.Events;
using Disbursement.Core.Periods;

namespace Disbursement.Core.Holds;

/// <summary>From which month an event stops a person's money, and until when (DOMAIN 4.6).</summary>
/// <remarks>
/// The month of a death is still paid; the next one is not (ND 20/2021 art. 8(2); ND 131/2021 art. 121). The same
/// holds for prison, missing, no longer eligible and refused (TT 02/2021 art. 2(1); ordinance 02/2020 art. 54). A move
/// stops the old unit from the month after the month of its decision (art. 8(4)) and says nothing about the new one.
/// What is paid because of the death itself is never stopped by it.
/// </remarks>
public static class StopRules
{
    /// <summary>Paid because somebody died: funeral, one-off to relatives.</summary>
    private static readonly string[] DeathPayments = ["MTP", "NC-MLAN"];

    /// <summary>Whether a programme is paid because its beneficiary died, and so once in a life.</summary>
    /// <param name="programme">The programme's code.</param>
    public static bool IsForDeath(string programme) => DeathPayments.Contains(programme);

    /// <summary>The first month an event changes.</summary>
    /// <param name="happened">The event.</param>
    public static Period EffectiveFrom(BeneficiaryEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        DateOnly decided = happened.DecisionDate ?? happened.Date;
        return happened.Code switch
        {
            EventCode.Resumption => Period.Of(decided),
            EventCode.Move => Period.Of(decided).Next,
            _ => Period.Of(happened.Date).Next,
        };
    }

    /// <summary>The event that stops a row in a month; none when it may be paid.</summary>
    /// <param name="events">All events of the person, in any order.</param>
    /// <param name="unit">Code of the unit that lists the row.</param>
    /// <param name="programme">The row's programme.</param>
    /// <param name="period">The month the money is for.</param>
    public static BeneficiaryEvent? InForce(
        IEnumerable<BeneficiaryEvent> events, string unit, string programme, Period period)
    {
        ArgumentNullException.ThrowIfNull(events);
        var stops = new List<BeneficiaryEvent>();
        foreach (BeneficiaryEvent happened in events.Order()
            .Where(one => Concerns(one, unit, programme) && EffectiveFrom(one) <= period))
        {
            if (happened.Code == EventCode.Resumption)
            {
                stops.RemoveAll(stop => IsLifted(stop, happened));
            }
            else
            {
                stops.Add(happened);
            }
        }

        return stops.Count == 0 ? null : stops[0];
    }

    private static bool Concerns(BeneficiaryEvent happened, string unit, string programme) =>
        (happened.Programme.Length == 0 || happened.Programme == programme)
        && (happened.Code != EventCode.Move || happened.Unit == unit)
        && (happened.Code != EventCode.Death || !IsForDeath(programme));

    /// <summary>A unit that lists a person who came back lifts its own move, not another unit's.</summary>
    private static bool IsLifted(BeneficiaryEvent stop, BeneficiaryEvent resumption) =>
        stop.Code != EventCode.Move || stop.Unit == resumption.Unit;
}
