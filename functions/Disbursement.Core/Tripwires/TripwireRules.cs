using Disbursement.Core.Comparison;

namespace Disbursement.Core.Tripwires;

/// <summary>Finds what is beyond its limit. Whole numbers only, so that a limit met exactly is never passed.</summary>
public static class TripwireRules
{
    /// <summary>The wires touched, in the order of their codes and then of units.</summary>
    public static IReadOnlyList<TrippedWire> Find(TripwireFacts facts, TripwireLimits limits)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(limits);
        ComparisonFigures total = facts.Total;
        var found = new List<TrippedWire>();
        bool isMany = Math.Max(total.Entitlements, total.EntitlementsBefore) >= limits.RowsMin;
        if (facts.HasBefore && isMany)
        {
            Share(
                found, TripwireCode.Count, Math.Abs(total.Entitlements - total.EntitlementsBefore),
                total.EntitlementsBefore, limits.CountPercent);
            Share(
                found, TripwireCode.Total, Math.Abs(total.AmountDong - total.AmountBeforeDong),
                total.AmountBeforeDong, limits.TotalPercent);
            if (total.Entitlements >= limits.RowsMin)
            {
                Share(found, TripwireCode.NewShare, total.New.Count, total.Entitlements, limits.NewPercent);
            }

            if (total.WithAccount >= limits.RowsMin)
            {
                Share(
                    found, TripwireCode.AccountShare, total.NewWithAccount + total.Account.Count, total.WithAccount,
                    limits.AccountPercent);
            }
        }

        Above(found, TripwireCode.SharedAccount, facts.SharedAccounts, limits.SharedAccounts);
        if (limits.Age is { } age && facts.Aged > 0)
        {
            found.Add(new TrippedWire(TripwireCode.Age, "", facts.Aged, 0, age));
        }

        Above(found, TripwireCode.LargePayment, facts.LargestDong, limits.PaymentDong);
        foreach (UnitRows unit in facts.Units.Where(unit => unit.Sent >= limits.RowsMin))
        {
            Share(found, TripwireCode.RefusedShare, unit.Refused, unit.Sent, limits.RefusedPercent, unit.Unit);
        }

        if (isMany)
        {
            Share(
                found, TripwireCode.ArrearsShare, total.ArrearsDong, total.AmountDong + total.ArrearsDong,
                limits.ArrearsPercent);
        }

        if (facts.Later is { } round && round.MonthRows >= limits.RowsMin)
        {
            Share(found, TripwireCode.RoundCount, round.Payments, round.MonthRows, limits.RoundCountPercent);
            Share(found, TripwireCode.RoundTotal, round.SumDong, round.MonthDong, limits.RoundTotalPercent);
        }

        return found;
    }

    private static void Share(
        List<TrippedWire> found, TripwireCode code, long part, long whole, int? percent, string unit = "")
    {
        // Sums of money times a hundred do not fit into 64 bits.
        if (percent is { } limit && (Int128)part * 100 > (Int128)whole * limit)
        {
            found.Add(new TrippedWire(code, unit, part, whole, limit));
        }
    }

    private static void Above(List<TrippedWire> found, TripwireCode code, long number, long? limit)
    {
        if (limit is { } most && number > most)
        {
            found.Add(new TrippedWire(code, "", number, 0, most));
        }
    }
}
