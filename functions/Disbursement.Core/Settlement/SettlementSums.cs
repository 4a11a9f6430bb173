using Disbursement.Core.Payments;

namespace Disbursement.Core.Settlement;

/// <summary>Adds the standing of payments up into the proof of a settlement.</summary>
public static class SettlementSums
{
    /// <summary>Plan, paid, returned and open of the payments of a file, a round or a month.</summary>
    /// <remarks>Every state falls into exactly one of the three; payments that were never sent are not passed
    /// in.</remarks>
    public static SettlementProof Of(IEnumerable<PaymentStanding> standings)
    {
        ArgumentNullException.ThrowIfNull(standings);
        Tally plan = Tally.None;
        Tally paid = Tally.None;
        Tally returned = Tally.None;
        Tally open = Tally.None;
        foreach (PaymentStanding standing in standings)
        {
            plan = plan.With(standing.Amount);
            switch (standing.State)
            {
                case PaymentState.Paid:
                    paid = paid.With(standing.Amount);
                    break;
                case PaymentState.Rejected or PaymentState.Returned or PaymentState.Unclaimed
                    or PaymentState.CarriedOver:
                    returned = returned.With(standing.Amount);
                    break;
                default:
                    open = open.With(standing.Amount);
                    break;
            }
        }

        return new SettlementProof(plan, paid, returned, open);
    }
}
