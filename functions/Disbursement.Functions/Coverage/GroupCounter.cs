using Disbursement.Core.Coverage;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Proof;
using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;
using Disbursement.Functions.Settlement;

namespace Disbursement.Functions.Coverage;

/// <summary>Counts one unit and group: the month's rows one by one, then what was carried in from earlier months.</summary>
/// <param name="month">The month.</param>
/// <param name="group">The group.</param>
/// <param name="attempts">The unit's payments of the group.</param>
internal sealed class GroupCounter(Period month, ProgrammeGroup group, UnitAttempts attempts)
{
    private readonly CoverageAccumulator _coverage = new();
    private GroupSettlement _settlement = GroupSettlement.None(group);

    /// <summary>Counts a refused row; all of them come before the accepted ones.</summary>
    /// <param name="person">Who it was for, as sent; empty when the row does not say.</param>
    public void AddRefused(string person) => _coverage.AddRefused(person);

    /// <summary>Counts an accepted row; rows come in key order.</summary>
    public void Add(EntitlementRow row)
    {
        PaymentAttempt? last = attempts.Find(month, row.Key);
        _coverage.Add(CoverageFact.Of(row, last?.Entry.Channel ?? ChannelKind.None, last?.Standing));
        _settlement = _settlement with { Taken = _settlement.Taken.With(row.Due) };
        if (last is null)
        {
            _settlement = _settlement with { Held = _settlement.Held.With(row.Due) };
        }
    }

    /// <summary>Ends the count.</summary>
    public (CoverageFigures Figures, GroupSettlement Settlement) Complete()
    {
        GroupSettlement settlement = _settlement with { InFiles = attempts.All, PaidAttempts = attempts.Paid };
        Tally last = Tally.None;
        foreach (PaymentAttempt attempt in attempts.Last)
        {
            settlement = CountEnd(settlement, attempt);
            last = last.With(attempt.Entry.Amount);
        }

        return (_coverage.Complete(), settlement with { Retried = Less(attempts.All, last) });
    }

    private GroupSettlement CountEnd(GroupSettlement sum, PaymentAttempt attempt)
    {
        PaymentEntry entry = attempt.Entry;
        bool ofMonth = entry.Period == month;
        sum = ofMonth ? sum : sum with { CarriedIn = sum.CarriedIn.With(entry.Amount) };
        return attempt.Standing.State switch
        {
            PaymentState.Paid => sum with
            {
                Paid = sum.Paid.With(entry.Amount),
                PaidOfMonth = ofMonth ? sum.PaidOfMonth.With(entry.Amount) : sum.PaidOfMonth,
            },
            PaymentState state when PaymentTransitions.IsFinal(state) =>
                sum with { Returned = sum.Returned.With(entry.Amount) },
            _ => sum with { Open = sum.Open.With(entry.Amount) },
        };
    }

    private static Tally Less(Tally all, Tally part) => new(all.Count - part.Count, Core.Money.Vnd.FromDong(
        all.Sum.Dong - part.Sum.Dong));
}
