namespace Disbursement.Core.Settlement;

/// <summary>What a reason asks of the people who run the month (DOMAIN 6.2). Stored by name; append only.</summary>
public enum ReasonClass
{
    /// <summary>No reason was given and none is needed.</summary>
    None,

    /// <summary>The account cannot take the money: collect it again; meanwhile cash.</summary>
    CollectAccountAgain,

    /// <summary>The account is blocked: ask the bank and the payee.</summary>
    ContactPayee,

    /// <summary>Name or identity does not fit the account.</summary>
    VerifyName,

    /// <summary>The file or an amount in it is wrong: ours to repair.</summary>
    RepairFile,

    /// <summary>The payer's account had too little: fund it and send again.</summary>
    FundAgain,

    /// <summary>The payee is reported dead: stop-event work flow, never another channel.</summary>
    StopEvent,

    /// <summary>The bank code is wrong or unknown.</summary>
    RepairBankCode,

    /// <summary>The provider saw the same payment before; it may have been paid.</summary>
    Duplicate,

    /// <summary>The date or the cut-off: send again with another date.</summary>
    Redate,

    /// <summary>A time-out or an unspecified failure: the outcome must be asked for.</summary>
    AskAgain,

    /// <summary>Cash was not collected in time.</summary>
    NotCollected,

    /// <summary>The payee was not found at the address.</summary>
    NotFound,

    /// <summary>The payee refuses the money.</summary>
    Refused,

    /// <summary>Free text only; a person reads it.</summary>
    ReadText,
}

/// <summary>What happens next to a payment that failed for a reason.</summary>
public enum NextStep
{
    /// <summary>Nothing: it was paid.</summary>
    None,

    /// <summary>Another attempt by the next channel of the routing table, in the next round.</summary>
    NextChannel,

    /// <summary>Another attempt by the same channel, in the next round: the channel was not at fault.</summary>
    SameChannel,

    /// <summary>Carried over to next month, with its lineage.</summary>
    NextMonth,

    /// <summary>A person decides before anything is paid again.</summary>
    Person,
}

/// <summary>One reason a provider can give, and what follows from it.</summary>
/// <param name="Code">ISO 20022 ExternalStatusReason1Code, or a cash reason <c>PO01</c>….</param>
/// <param name="Class">What it asks of people.</param>
/// <param name="Vietnamese">The words a report or a screen shows.</param>
/// <param name="English">The same in English.</param>
/// <param name="ProvenFailure">Whether the reason alone proves that the payee has no money. Without that proof a
/// rejection counts as <see cref="ResultStatus.Unknown"/>.</param>
/// <param name="Next">What follows by itself.</param>
public sealed record SettlementReason(
    string Code, ReasonClass Class, string Vietnamese, string English, bool ProvenFailure, NextStep Next)
{
    /// <summary>What a person does about it, in words.</summary>
    public ReasonAction Action => ReasonAction.Of(Class);
}
