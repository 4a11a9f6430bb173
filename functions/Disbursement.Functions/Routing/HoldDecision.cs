using Disbursement.Core.Holds;
using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;
using Disbursement.Functions.Close;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Routing;

/// <summary>Reads decisions about what is held. The words are stored; never rename one.</summary>
public static class HoldDecision
{
    /// <summary>All that is held in this exception is paid.</summary>
    public const string Pay = "pay";

    /// <summary>The suspension ends: the month is paid, and what earlier months carried with it.</summary>
    public const string Resume = "resume";

    /// <summary>The suspension goes on; nothing is paid and nothing is lost.</summary>
    public const string KeepSuspended = "keep-suspended";

    /// <summary>What failed is paid to the account the list names; in cash when it names none.</summary>
    public const string PayAccount = "pay-account";

    /// <summary>What failed is paid in cash.</summary>
    public const string PayCash = "pay-cash";

    /// <summary>What nobody had answered for was found to have been paid: nothing more is due.</summary>
    public const string WasPaid = "was-paid";

    /// <summary>The kind of exception that asks about a kind of hold.</summary>
    public static ExceptionKind ToException(this HoldKind kind) => kind switch
    {
        HoldKind.Duplicate => ExceptionKind.Duplicate,
        HoldKind.Suspended => ExceptionKind.Suspended,
        HoldKind.StoppedPerson => ExceptionKind.StoppedPerson,
        HoldKind.PaidBefore => ExceptionKind.PaidBefore,
        HoldKind.FailedPayment => ExceptionKind.FailedPayment,
        HoldKind.UnknownPayment => ExceptionKind.UnknownPayment,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>What an exception says about one of its sides.</summary>
    /// <param name="kind">Why the side is held.</param>
    /// <param name="row">The exception; null when there is none.</param>
    /// <param name="side">The side.</param>
    public static SideVerdict Of(HoldKind kind, ExceptionEntity? row, DuplicateSide side) => kind switch
    {
        HoldKind.Duplicate => DuplicateDecision.Of(row, side),
        _ when row is null || row.State != "Decided" => SideVerdict.Undecided,
        _ => row.Decision switch
        {
            Pay or Resume or PayAccount or PayCash => SideVerdict.Pay,
            DuplicateDecision.PayNone or KeepSuspended or WasPaid => SideVerdict.Refuse,
            _ => SideVerdict.Undecided,
        },
    };

    /// <summary>Why a row is held that a verdict does not let go.</summary>
    /// <param name="kind">Why it was held.</param>
    /// <param name="verdict">Undecided, or refused.</param>
    public static RouteReason ReasonOf(HoldKind kind, SideVerdict verdict) => (kind, verdict) switch
    {
        (HoldKind.Suspended, SideVerdict.Refuse) => RouteReason.KeptSuspended,
        (_, SideVerdict.Refuse) => RouteReason.DecidedAgainst,
        (HoldKind.Suspended, _) => RouteReason.HeldSuspended,
        (HoldKind.StoppedPerson, _) => RouteReason.HeldStopped,
        (HoldKind.PaidBefore, _) => RouteReason.HeldPaidBefore,
        (HoldKind.FailedPayment, _) => RouteReason.HeldFailed,
        (HoldKind.UnknownPayment, _) => RouteReason.HeldUnknown,
        _ => RouteReason.HeldDuplicate,
    };

    /// <summary>Why money that was never sent still waits, as the month before wrote it down; null when only a contract or
    /// a round was missing, so that it is tried again by itself.</summary>
    public static RouteReason? StillHeldBy(string reason) =>
        Enum.TryParse(reason, out RouteReason held) && held is RouteReason.HeldDuplicate or RouteReason.HeldStopped
            or RouteReason.HeldSuspended or RouteReason.KeptSuspended or RouteReason.HeldPaidBefore
            or RouteReason.DecidedAgainst
            ? held
            : null;

    /// <summary>The question that an earlier month's attempt waits for; null when it is tried again by itself.</summary>
    /// <param name="isUnknown">Whether nobody answered for it.</param>
    /// <param name="reason">Why it failed, where somebody did.</param>
    public static HoldKind? OfAttempt(bool isUnknown, string reason) =>
        isUnknown ? HoldKind.UnknownPayment
        : ReasonCatalogue.Find(reason).Next == NextStep.Person ? HoldKind.FailedPayment
        : null;

    /// <summary>Whether the question is about one attempt, and so named by its EndToEndId.</summary>
    public static bool IsAboutAttempt(this HoldKind kind) =>
        kind is HoldKind.FailedPayment or HoldKind.UnknownPayment;

    /// <summary>Which way a person decided that a failed payment is paid; none otherwise.</summary>
    public static RouteDecision WayOf(ExceptionEntity? row) => row is { State: "Decided" }
        ? row.Decision switch
        {
            PayAccount => RouteDecision.PayAccount,
            PayCash => RouteDecision.PayCash,
            _ => RouteDecision.None,
        }
        : RouteDecision.None;

    /// <summary>The sides an exception says to pay; none while it is open.</summary>
    public static IReadOnlyList<DuplicateSide> PaidOf(ExceptionEntity row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.State == "Decided" && row.Decision is Pay or Resume or PayAccount or PayCash
            ? DuplicateSide.Read(row.Sides)
            : DuplicateDecision.PaidOf(row);
    }
}
