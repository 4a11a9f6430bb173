using Disbursement.Core.Entitlements;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;

namespace Disbursement.Functions.Settlement;

/// <summary>What a month leaves of one unit and group, each by month due and entitlement.</summary>
/// <param name="Carried">What is owed and may be sent again, or waits for a person.</param>
/// <param name="Unknown">What was sent and nobody answered for.</param>
/// <param name="NotPaid">What ends here by a person's decision.</param>
internal sealed record LeftRows(
    IReadOnlyList<CarryOver> Carried, IReadOnlyList<CarryOver> Unknown, IReadOnlyList<CarryOver> NotPaid);

/// <summary>What a month leaves to the next one.</summary>
internal static class CarryOverRules
{
    /// <summary>What is left of one unit and group.</summary>
    /// <param name="month">The month that ends.</param>
    /// <param name="unit">Code of the unit.</param>
    /// <param name="group">The group.</param>
    /// <param name="attempts">Its payments, final.</param>
    /// <param name="held">Rows of the month that nothing was sent for.</param>
    /// <param name="before">What the month before left.</param>
    /// <param name="ends">What people have decided about what was held.</param>
    public static LeftRows Of(
        Period month,
        string unit,
        ProgrammeGroup group,
        UnitAttempts attempts,
        IReadOnlyList<RoutedRow> held,
        IReadOnlyList<CarryOver> before,
        IReadOnlyDictionary<(Period Period, EntitlementKey Key), RouteReason> ends)
    {
        var earlier = new Dictionary<(Period Period, EntitlementKey Key), CarryOver>();
        foreach (CarryOver carry in before)
        {
            earlier[(carry.Period, carry.Key)] = carry;
        }

        int MonthsUnpaid(PaymentAttempt attempt) =>
            1 + (earlier.GetValueOrDefault((attempt.Entry.Period, attempt.Entry.Key))?.MonthsUnpaid ?? 0);
        IEnumerable<CarryOver> failed = attempts.Last
            .Where(static attempt => PaymentTransitions.IsProvenFailure(attempt.Standing.State))
            .Select(attempt => CarryOver.Of(attempt.Entry, attempt.Standing, MonthsUnpaid(attempt)));
        IEnumerable<CarryOver> unknown = attempts.Last
            .Where(static attempt => !PaymentTransitions.IsFinal(attempt.Standing.State))
            .Select(attempt => CarryOver.OfUnknown(attempt.Entry, attempt.Standing, MonthsUnpaid(attempt)));
        IEnumerable<CarryOver> heldRows = held
            .Where(row => attempts.Find(month, row.Key) is null)
            .Select(row => new CarryOver(
                row.Key, month, unit, group, row.Due, From: null, NextAttempt: 1, ChannelKind.None,
                row.Route.Reason.ToString(), MonthsUnpaid: 1));
        IEnumerable<CarryOver> untried = before
            .Where(carry => attempts.Find(carry.Period, carry.Key) is null)
            .Select(static carry => carry with { MonthsUnpaid = carry.MonthsUnpaid + 1 });
        ILookup<bool, CarryOver> byNotPaid = heldRows.Concat(untried)
            .Select(carry => End(carry, ends))
            .ToLookup(static carry => carry.Reason == nameof(RouteReason.DecidedAgainst));
        ILookup<bool, CarryOver> byUnknown = failed.Concat(unknown).Concat(byNotPaid[false])
            .ToLookup(static carry => carry.IsUnknown);
        return new LeftRows(InOrder(byUnknown[false]), InOrder(byUnknown[true]), InOrder(byNotPaid[true]));
    }

    /// <summary>
    /// A decision not to pay ends what was carried too; one that lets go a payment that failed leaves it its reason, by
    /// which it is tried again.
    /// </summary>
    private static CarryOver End(
        CarryOver carry, IReadOnlyDictionary<(Period Period, EntitlementKey Key), RouteReason> ends) =>
        ends.TryGetValue((carry.Period, carry.Key), out RouteReason end)
            && (carry.From is null || end == RouteReason.DecidedAgainst)
            ? carry with { Reason = end.ToString() }
            : carry;

    private static IReadOnlyList<CarryOver> InOrder(IEnumerable<CarryOver> carried) =>
        [.. carried.OrderBy(static carry => carry.Period).ThenBy(static carry => carry.Key)];
}
