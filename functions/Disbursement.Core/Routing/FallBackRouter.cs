using Disbursement.Core.Entitlements;
using Disbursement.Core.Settlement;

namespace Disbursement.Core.Routing;

/// <summary>Goes along the chain of a failure to the first possible step, and says why others were not.</summary>
internal static class FallBackRouter
{
    /// <summary>The route after a failure whose reason is not for the same channel again.</summary>
    /// <param name="row">The row.</param>
    /// <param name="failed">The channel that failed.</param>
    /// <param name="reason">Why it failed.</param>
    /// <param name="context">Scope, tables and contracts.</param>
    /// <param name="tried">What was tried in this month.</param>
    /// <returns>The first possible step. Its cause is <see cref="RouteReason.FallBack"/>, or why the step before it was
    /// passed over; without any, held with <see cref="RouteReason.NothingLeft"/> and that cause.</returns>
    public static Route Next(
        EntitlementRow row,
        ChannelKind failed,
        SettlementReason reason,
        RoutingContext context,
        IReadOnlyList<AttemptMade> tried)
    {
        IReadOnlyList<FallBackStep> steps = context.Table.FallBack.StepsAfter(
            failed, reason, context.Scope.Province, row.Frail, context.Scope.Source);
        RouteReason cause = RouteReason.FallBack;
        foreach (FallBackStep step in steps)
        {
            Route? route = Router.ByStep(row, step, context, cause);
            if (WhyNot(route, failed, context, tried) is not { } whyNot)
            {
                return route!;
            }

            cause = whyNot;
        }

        return cause == RouteReason.FallBack
            ? Route.Held(RouteReason.NothingLeft)
            : Route.Held(RouteReason.NothingLeft) with { Cause = cause };
    }

    /// <summary>Whether the provider would be asked to pay after the last day of the month's later rounds.</summary>
    public static bool IsTooLate(Route route, RoutingContext context) =>
        context.Window is { } window
        && context.Contracts.Find(route.Provider, context.Scope) is { } payer
        && payer.PayOn(window.ProposedAt) > window.LastDay;

    private static RouteReason? WhyNot(
        Route? route, ChannelKind failed, RoutingContext context, IReadOnlyList<AttemptMade> tried) => route switch
        {
            null => RouteReason.FallBackNoAccount,
            { IsHeld: true, Reason: RouteReason.NoContract } => RouteReason.FallBackNoContract,
            { IsHeld: true } => RouteReason.FallBackOverLimit,
            _ when route.Channel == failed || tried.Contains(new AttemptMade(route.Channel, route.Provider)) =>
                RouteReason.FallBackTried,
            _ when IsTooLate(route, context) => RouteReason.FallBackTooLate,
            _ => null,
        };
}
