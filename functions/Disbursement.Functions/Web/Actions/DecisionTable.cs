using Disbursement.Functions.Close;
using Disbursement.Functions.Recovery;
using Disbursement.Functions.Routing;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Web.Actions;

/// <summary>Which decisions each kind of exception takes. The words are stored; never rename one.</summary>
internal static class DecisionTable
{
    /// <summary>Pay to the account although its holder's name differs a little or nobody answered.</summary>
    public const string PayAccount = HoldDecision.PayAccount;

    /// <summary>Pay in cash, and have the account collected again.</summary>
    public const string PayCash = HoldDecision.PayCash;

    /// <summary>A person has taken note; nothing is paid by that.</summary>
    public const string Noted = "noted";

    private static readonly string[] AboutOverpayments = [RecoveryDecision.Recovered, RecoveryDecision.NotRecovered];
    private static readonly string[] AboutAccounts = [PayAccount, PayCash];
    private static readonly string[] AboutSuspensions = [HoldDecision.Resume, HoldDecision.KeepSuspended];
    private static readonly string[] AboutStops = [HoldDecision.Pay, DuplicateDecision.PayNone];
    private static readonly string[] AboutFailures = [PayAccount, PayCash, DuplicateDecision.PayNone];
    private static readonly string[] AboutUnknown = [HoldDecision.WasPaid, PayAccount, PayCash];
    private static readonly string[] Others = [Noted];

    /// <summary>The decisions an exception takes.</summary>
    public static IReadOnlyList<string> Of(ExceptionEntity row)
    {
        if (IsAboutAccount(row.Kind))
        {
            return AboutAccounts;
        }

        return row.Kind switch
        {
            nameof(ExceptionKind.Overpaid) => AboutOverpayments,
            nameof(ExceptionKind.Suspended) => AboutSuspensions,
            nameof(ExceptionKind.FailedPayment) => AboutFailures,
            nameof(ExceptionKind.UnknownPayment) => AboutUnknown,
            nameof(ExceptionKind.StoppedPerson) or nameof(ExceptionKind.PaidBefore) => AboutStops,
            _ => OfSides(row),
        };
    }

    private static string[] OfSides(ExceptionEntity row)
    {
        int sides = DuplicateSide.Read(row.Sides).Count;
        string[] proposed = row.Proposed.Length == 0 ? [] : [DuplicateDecision.PayProposed];
        return sides == 0
            ? Others
            :
            [
                .. proposed,
                .. Enumerable.Range(1, sides).Select(DuplicateDecision.PaySide),
                DuplicateDecision.PayNone,
            ];
    }

    /// <summary>Whether the decision lets go money that the month holds.</summary>
    public static bool IsAboutMoney(string kind) =>
        kind is nameof(ExceptionKind.Duplicate) or nameof(ExceptionKind.Suspended)
            or nameof(ExceptionKind.StoppedPerson) or nameof(ExceptionKind.PaidBefore)
            or nameof(ExceptionKind.FailedPayment) or nameof(ExceptionKind.UnknownPayment);

    /// <summary>Whether a round may wait for the decision before it routes.</summary>
    public static bool IsAboutAccount(string kind) =>
        kind is nameof(ExceptionKind.CloseMatch) or nameof(ExceptionKind.AccountUndecided);
}
