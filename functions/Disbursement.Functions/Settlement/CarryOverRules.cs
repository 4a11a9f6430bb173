using Disbursement.Core.Entitlements;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;

namespace Disbursement.Functions.Settlement;

/// <summary>What a month leaves to the next one.</summary>
internal static class CarryOverRules
{
    /// <summary>The carry-overs of one unit and group, by month due and entitlement.</summary>
    /// <param name="month">The month that ends.</param>
    /// <param name="unit">Code of the unit.</param>
    /// <param name="group">The group.</param>
    /// <param name="attempts">Its payments, final.</param>
    /// <param name="held">Rows of the month that nothing was sent for.</param>
    /// <param name="before">What the month before left.</param>
    public static IReadOnlyList<CarryOver> Of(
        Period month,
        string unit,
        ProgrammeGroup group,
        UnitAttempts attempts,
        IReadOnlyList<RoutedRow> held,
        IReadOnlyList<CarryOver> before)
    {
        var earlier = new Dictionary<(Period Period, EntitlementKey Key), CarryOver>();
        foreach (CarryOver carry in before)
        {
            earlier[(carry.Period, carry.Key)] = carry;
        }

        IEnumerable<CarryOver> failed = attempts.Last
            .Where(static attempt => PaymentTransitions.IsProvenFailure(attempt.Standing.State))
            .Select(attempt => CarryOver.Of(
                attempt.Entry,
                attempt.Standing,
                1 + (earlier.GetValueOrDefault((attempt.Entry.Period, attempt.Entry.Key))?.MonthsUnpaid ?? 0)));
        IEnumerable<CarryOver> heldRows = held
            .Where(row => attempts.Find(month, row.Key) is null)
            .Select(row => new CarryOver(
                row.Key, month, unit, group, row.Due, From: null, NextAttempt: 1, ChannelKind.None,
                row.Route.Reason.ToString(), MonthsUnpaid: 1));
        IEnumerable<CarryOver> untried = before
            .Where(carry => attempts.Find(carry.Period, carry.Key) is null)
            .Select(static carry => carry with { MonthsUnpaid = carry.MonthsUnpaid + 1 });
        return
        [
            .. failed.Concat(heldRows).Concat(untried)
                .OrderBy(static carry => carry.Period)
                .ThenBy(static carry => carry.Key),
        ];
    }
}
