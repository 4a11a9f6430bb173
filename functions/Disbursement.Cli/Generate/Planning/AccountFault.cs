namespace Disbursement.Cli.Generate.Planning;

/// <summary>Why a person whose row names an account is not paid by it in the end.</summary>
internal enum AccountFault
{
    /// <summary>The holder is somebody else.</summary>
    NoMatch,

    /// <summary>The holder's name is nearly the payee's; nobody decides before the cut-off.</summary>
    CloseMatch,

    /// <summary>The institution says the account is closed.</summary>
    Closed,

    /// <summary>The institution says the account is blocked.</summary>
    Blocked,

    /// <summary>The institution knows no such account.</summary>
    Unknown,

    /// <summary>Verified, sent, and rejected by the bank.</summary>
    RejectedAtBank,

    /// <summary>Verified, paid, and returned by the bank.</summary>
    Returned,

    /// <summary>Verified, sent, and never answered.</summary>
    Silent,

    /// <summary>Listed by two units with an account; both sides are held until a person decides.</summary>
    HeldAcrossUnits,
}
