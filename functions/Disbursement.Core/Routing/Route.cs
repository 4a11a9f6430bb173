namespace Disbursement.Core.Routing;

/// <summary>Why a row goes where it goes; stored beside it. Append only, never rename.</summary>
public enum RouteReason
{
    /// <summary>The account is the payee's, and its own institution pays.</summary>
    OwnInstitution,

    /// <summary>The account is the payee's, and the unit's interbank provider pays.</summary>
    Interbank,

    /// <summary>The commune's focal account is verified.</summary>
    FocalVerified,

    /// <summary>Cash at home by the commune, as the list asks.</summary>
    AskedCommuneHome,

    /// <summary>A frail person of merit is paid at home by the commune.</summary>
    FrailMerit,

    /// <summary>A frail person of social protection is paid at home by the post office.</summary>
    FrailProtection,

    /// <summary>The post office, as the list asks.</summary>
    AskedPost,

    /// <summary>The list names no channel.</summary>
    NothingAsked,

    /// <summary>
    /// The account is not the payee's or does not exist: cash, and the account is to be collected again.
    /// </summary>
    CollectAccountAgain,

    /// <summary>An account is asked for and none is named: cash, and the account is to be collected.</summary>
    AccountMissing,

    /// <summary>Held for a person: the bank's name is close to the payee's.</summary>
    HeldCloseMatch,

    /// <summary>Held for a person: the institution did not answer.</summary>
    HeldNoAnswer,

    /// <summary>Held for a person: the account is blocked.</summary>
    HeldBlocked,

    /// <summary>Held: the person is paid the same benefit elsewhere; all sides wait for a decision.</summary>
    HeldDuplicate,

    /// <summary>Nobody decided by the cut-off: cash.</summary>
    UndecidedAtCutOff,

    /// <summary>A person decided: pay this account.</summary>
    DecidedAccount,

    /// <summary>A person decided: cash.</summary>
    DecidedCash,

    /// <summary>An attempt failed for certain: the next channel.</summary>
    FallBack,

    /// <summary>An attempt failed for a reason that is not the channel's: the same again.</summary>
    SameAgain,

    /// <summary>Held: no contract covers what the rules ask for.</summary>
    NoContract,

    /// <summary>Held: the amount is above the contract's cap of one payment.</summary>
    AboveCap,

    /// <summary>The attempt failed and nothing is left to try this month: carried over.</summary>
    NothingLeft,

    /// <summary>Held: a person decided that another side of the duplicate is paid, or none.</summary>
    DecidedAgainst,

    /// <summary>Held: the person died, moved or may not receive any more; a person decides.</summary>
    HeldStopped,

    /// <summary>Held: nobody collected the benefit for months; it is suspended until a person resumes it.</summary>
    HeldSuspended,

    /// <summary>Held: a person decided that the suspension goes on.</summary>
    KeptSuspended,

    /// <summary>Held: another month listed what is paid once, or once a term; a person decides.</summary>
    HeldPaidBefore,

    /// <summary>
    /// The authorisation of who was to receive has ended: cash, to the beneficiary (Bộ luật Dân sự 2015 art. 140).
    /// </summary>
    AuthorityEnded,

    /// <summary>Held: the amount is above an instant transfer, and the contract knows no other way.</summary>
    AboveInstantLimit,

    /// <summary>Held: a name does not fit what the provider's files take; it is never cut.</summary>
    NameDoesNotFit,

    /// <summary>A person decided to pay what was held, and its month did not: the next month pays.</summary>
    DecidedTooLate,

    /// <summary>Held: a payment of an earlier month failed for a reason that a person must weigh.</summary>
    HeldFailed,

    /// <summary>An attempt failed; a step of the chain asks for another account and the list names none: the step after
    /// it.</summary>
    FallBackNoAccount,

    /// <summary>An attempt failed; no contract covers the next step of the chain: the step after it.</summary>
    FallBackNoContract,

    /// <summary>An attempt failed; the provider of the next step does not take such a payment: the step after it.
    /// </summary>
    FallBackOverLimit,

    /// <summary>An attempt failed; the next step of the chain was tried this month: the step after it.</summary>
    FallBackTried,

    /// <summary>An attempt failed; the provider of the next step could not pay in time any more this month.</summary>
    FallBackTooLate,

    /// <summary>The province's chain names this channel as the next one.</summary>
    FallBackStep,

    /// <summary>The month's limit of attempts is reached: carried over.</summary>
    AttemptLimit,

    /// <summary>Held: a payment of an earlier month was sent, and nobody has said what became of it.</summary>
    HeldUnknown,
}

/// <summary>Where a row goes and why.</summary>
/// <param name="Channel">The channel; <see cref="ChannelKind.None"/> when the row is held.</param>
/// <param name="Provider">Who pays: a BIN or an operator's code; empty when held.</param>
/// <param name="Reason">Why; what decided last.</param>
/// <param name="Cause">What brought the row there before the last step, such as the finding that made it fall to
/// cash; the same as <paramref name="Reason"/> when one step decided.</param>
public sealed record Route(ChannelKind Channel, string Provider, RouteReason Reason, RouteReason Cause)
{
    /// <summary>Whether no payment is made until a person, a contract or the next month says so.</summary>
    public bool IsHeld => Channel == ChannelKind.None;

    /// <summary>A row without a channel.</summary>
    public static Route Held(RouteReason reason) => new(ChannelKind.None, "", reason, reason);
}
