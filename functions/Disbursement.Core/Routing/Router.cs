using Disbursement.Core.Contracts;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Institutions;
using Disbursement.Core.Settlement;
using Disbursement.Core.Verification;

namespace Disbursement.Core.Routing;

/// <summary>What a person decided about a row that was held.</summary>
public enum RouteDecision
{
    /// <summary>Nothing yet.</summary>
    None,

    /// <summary>Pay the account all the same.</summary>
    PayAccount,

    /// <summary>Pay in cash.</summary>
    PayCash,
}

/// <summary>Everything routing needs that is not in the row.</summary>
/// <param name="Scope">Province, unit, budget source and day.</param>
/// <param name="Table">The routing table in force.</param>
/// <param name="Contracts">The contracts of the province.</param>
/// <param name="Institutions">The register that tells a bank from a wallet.</param>
/// <param name="CutOffPassed">Whether the time for a person to decide is over.</param>
/// <param name="Window">The days that what failed may be paid in again; <see langword="null"/>: any.</param>
public sealed record RoutingContext(
    ContractScope Scope, RoutingTable Table, ContractBook Contracts, InstitutionRegister Institutions,
    bool CutOffPassed, FallBackWindow? Window = null);

/// <summary>Decides the channel and the provider of a row (DESIGN 5.4). Pure: equal input, equal route.</summary>
public static class Router
{
    /// <summary>Routes the first attempt of a row, or a row a person has decided about.</summary>
    /// <param name="row">The accepted row.</param>
    /// <param name="finding">What verification found; <see cref="VerificationFinding.NotAsked"/> without an
    /// account.</param>
    /// <param name="context">Scope, tables and contracts.</param>
    /// <param name="decision">What a person decided, if anything.</param>
    public static Route Route(
        EntitlementRow row, VerificationFinding finding, RoutingContext context,
        RouteDecision decision = RouteDecision.None)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(context);
        ChannelAsked asked = AskedOf(row, context.Institutions);
        if (!RoutingTable.AccountChannels.Contains(asked))
        {
            return ToCash(row, asked, context, cause: null);
        }

        AccountRule rule = context.Table.ForAccount(asked, finding);
        return (rule.To, decision) switch
        {
            (AccountTarget.Hold, RouteDecision.PayAccount) =>
                ToAccount(row, asked, context, RouteReason.DecidedAccount),
            (AccountTarget.Hold, RouteDecision.PayCash) => ToCash(row, asked, context, RouteReason.DecidedCash),
            (AccountTarget.Hold, _) when context.CutOffPassed =>
                ToCash(row, asked, context, RouteReason.UndecidedAtCutOff),
            (AccountTarget.Hold, _) => Routing.Route.Held(rule.Reason),
            (AccountTarget.Cash, _) => ToCash(row, asked, context, rule.Reason),
            _ => ToAccount(row, asked, context, rule.Reason),
        };
    }

    /// <summary>Routes the attempt after one that is proven to have failed (DESIGN 5.7).</summary>
    /// <param name="row">The row.</param>
    /// <param name="failed">The channel that failed.</param>
    /// <param name="reason">Why it failed.</param>
    /// <param name="context">Scope, tables and contracts.</param>
    /// <param name="decision">What a person decided about the account since the first attempt went out in cash.</param>
    /// <param name="isNextMonth">Whether the attempt failed in an earlier month, and this one was to try again.</param>
    /// <param name="tried">What was tried for the entitlement in this month, the attempt that failed included;
    /// <see langword="null"/> for nothing.</param>
    /// <returns>The next route; held with <see cref="RouteReason.NothingLeft"/> or
    /// <see cref="RouteReason.AttemptLimit"/> when it is carried over instead.</returns>
    /// <remarks>A reason whose next step is a person is never re-routed by itself: the payee may be dead, or the money
    /// may have arrived.</remarks>
    public static Route RouteAgain(
        EntitlementRow row,
        ChannelKind failed,
        SettlementReason reason,
        RoutingContext context,
        RouteDecision decision = RouteDecision.None,
        bool isNextMonth = false,
        IReadOnlyList<AttemptMade>? tried = null)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(reason);
        ArgumentNullException.ThrowIfNull(context);
        if (reason.Next is not (NextStep.SameChannel or NextStep.NextChannel or NextStep.NextMonth))
        {
            return Routing.Route.Held(RouteReason.NothingLeft);
        }

        Route route = AfterFailure(row, failed, reason, context, decision, isNextMonth, tried ?? []);
        return route.IsHeld || (tried?.Count ?? 0) < context.Table.FallBack.AttemptsMax
            ? route
            : Routing.Route.Held(RouteReason.AttemptLimit);
    }

    /// <summary>Routes money as a person decided, whatever failed before.</summary>
    /// <param name="row">The row.</param>
    /// <param name="decision">The account, or cash; cash too when the row names no account.</param>
    /// <param name="context">Scope, tables and contracts.</param>
    /// <exception cref="ArgumentOutOfRangeException">Nothing was decided.</exception>
    public static Route RouteDecided(EntitlementRow row, RouteDecision decision, RoutingContext context)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(context);
        ChannelAsked asked = AskedOf(row, context.Institutions);
        return decision switch
        {
            RouteDecision.PayAccount => ToAccount(row, asked, context, RouteReason.DecidedAccount),
            RouteDecision.PayCash => ToCash(row, asked, context, RouteReason.DecidedCash),
            _ => throw new ArgumentOutOfRangeException(nameof(decision)),
        };
    }

    private static Route AfterFailure(
        EntitlementRow row,
        ChannelKind failed,
        SettlementReason reason,
        RoutingContext context,
        RouteDecision decision,
        bool isNextMonth,
        IReadOnlyList<AttemptMade> tried)
    {
        ChannelAsked asked = AskedOf(row, context.Institutions);
        bool isDecided = decision == RouteDecision.PayAccount && failed.IsCash()
            && RoutingTable.AccountChannels.Contains(asked);
        bool isSame = reason.Next == NextStep.SameChannel || (isNextMonth && reason.Next == NextStep.NextMonth);
        if (!isDecided && !isSame)
        {
            return FallBackRouter.Next(row, failed, reason, context, tried);
        }

        Route route = isDecided ? ToAccount(row, asked, context, RouteReason.DecidedAccount)
            : failed.IsCash() ? ToSameCash(row, asked, failed, context)
            : ToAccount(row, asked, context, RouteReason.SameAgain);
        return !route.IsHeld && FallBackRouter.IsTooLate(route, context)
            ? Routing.Route.Held(RouteReason.NothingLeft) with { Cause = RouteReason.FallBackTooLate }
            : route;
    }

    /// <summary>The way a step of a chain means; <see langword="null"/> when it asks for another account: a row names
    /// one, which failed before or was never proven to be the payee's.</summary>
    internal static Route? ByStep(
        EntitlementRow row, FallBackStep step, RoutingContext context, RouteReason cause) => step switch
        {
            FallBackStep.Cash => ToCash(row, AskedOf(row, context.Institutions), context, cause),
            FallBackStep.Post => ByCash(row, ChannelKind.Post, context, RouteReason.FallBackStep, cause),
            FallBackStep.PostHome => ByCash(row, ChannelKind.PostHome, context, RouteReason.FallBackStep, cause),
            FallBackStep.CommuneHome =>
                ByCash(row, ChannelKind.CommuneHome, context, RouteReason.FallBackStep, cause),
            _ => null,
        };

    /// <summary>
    /// The channel a row asks for; one that names an account without a channel asks for that account.
    /// </summary>
    public static ChannelAsked AskedOf(EntitlementRow row, InstitutionRegister institutions)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(institutions);
        if (row.Asked != ChannelAsked.Derived || row.Account is null || row.Institution is null)
        {
            return row.Asked;
        }

        return institutions.Find(row.Institution)?.Kind switch
        {
            InstitutionKind.Wallet => ChannelAsked.Wallet,
            InstitutionKind.MobileMoney => ChannelAsked.MobileMoney,
            _ => ChannelAsked.BankAccount,
        };
    }

    private static Route ToAccount(
        EntitlementRow row, ChannelAsked asked, RoutingContext context, RouteReason cause)
    {
        if (row.Account is null || row.Institution is null)
        {
            return ToCash(row, asked, context, RouteReason.AccountMissing);
        }

        Contract? own = context.Contracts.OwnInstitution(row.Institution, context.Scope);
        Contract? payer = own ?? context.Contracts.WithCapability(Capabilities.Interbank, context.Scope);
        RouteReason by = own is null ? RouteReason.Interbank : RouteReason.OwnInstitution;
        RouteReason reason = asked == ChannelAsked.FocalAccount ? RouteReason.FocalVerified : by;
        ChannelKind channel = ChannelOf(row.Institution, asked, context.Institutions);
        // A cause that only repeats the table's "match" carries nothing; a decision or a repeat does.
        RouteReason told = cause is RouteReason.OwnInstitution or RouteReason.FocalVerified ? reason : cause;
        return Bound(row, payer, channel, reason, told);
    }

    private static Route ToCash(
        EntitlementRow row, ChannelAsked asked, RoutingContext context, RouteReason? cause)
    {
        CashRule rule = context.Table.ForCash(asked, row.Frail, context.Scope.Source);
        return ByCash(row, rule.To, context, rule.Reason, cause ?? rule.Reason);
    }

    /// <summary>The very channel again, to which a chain may have led; as the table says where it has no contract any
    /// more.</summary>
    private static Route ToSameCash(
        EntitlementRow row, ChannelAsked asked, ChannelKind failed, RoutingContext context)
    {
        if (context.Table.ForCash(asked, row.Frail, context.Scope.Source).To != failed)
        {
            Route same = ByCash(row, failed, context, RouteReason.SameAgain, RouteReason.SameAgain);
            if (!same.IsHeld)
            {
                return same;
            }
        }

        return ToCash(row, asked, context, RouteReason.SameAgain);
    }

    private static Route ByCash(
        EntitlementRow row, ChannelKind channel, RoutingContext context, RouteReason reason, RouteReason cause)
    {
        Contract? payer = channel switch
        {
            ChannelKind.CommuneHome => context.Contracts.WithCapability(
                Capabilities.CashAtHome, context.Scope, ContractKind.CommuneOfficers),
            ChannelKind.PostHome => context.Contracts.WithCapability(
                Capabilities.CashAtHome, context.Scope, ContractKind.Post),
            _ => context.Contracts.WithCapability(Capabilities.CashAtPoint, context.Scope),
        };
        return Bound(row, payer, channel, reason, cause);
    }

    private static Route Bound(
        EntitlementRow row, Contract? payer, ChannelKind channel, RouteReason reason, RouteReason cause)
    {
        if (payer is null)
        {
            return new Route(ChannelKind.None, "", RouteReason.NoContract, cause);
        }

        return PaymentLimits.Find(row, payer, channel) is { } limit
            ? new Route(ChannelKind.None, "", limit, cause)
            : new Route(channel, payer.ProviderFor(row.CommuneCode), reason, cause);
    }

    private static ChannelKind ChannelOf(string institution, ChannelAsked asked, InstitutionRegister institutions) =>
        asked == ChannelAsked.FocalAccount
            ? ChannelKind.Focal
            : institutions.Find(institution)?.Kind switch
            {
                InstitutionKind.Wallet => ChannelKind.Wallet,
                InstitutionKind.MobileMoney => ChannelKind.MobileMoney,
                _ => ChannelKind.Bank,
            };
}
