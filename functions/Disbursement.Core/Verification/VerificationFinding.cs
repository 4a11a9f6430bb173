namespace Disbursement.Core.Verification;

/// <summary>What an institution says about an account.</summary>
public enum AccountStatus
{
    /// <summary>Open and able to receive.</summary>
    Active,

    /// <summary>Closed.</summary>
    Closed,

    /// <summary>Blocked or frozen.</summary>
    Blocked,

    /// <summary>There is no such account.</summary>
    Unknown,

    /// <summary>It exists and cannot receive this kind of payment: a loan, a term deposit, a card.</summary>
    WrongKind,
}

/// <summary>What verification concludes for a row. The names are stored; append only.</summary>
public enum VerificationFinding
{
    /// <summary>The row names no account, so nobody was asked.</summary>
    NotAsked,

    /// <summary>The account is active and its owner is the payee.</summary>
    Match,

    /// <summary>The account is active and its owner's name is close: a person decides.</summary>
    CloseMatch,

    /// <summary>The account is active and belongs to someone else.</summary>
    NoMatch,

    /// <summary>The account is closed.</summary>
    Closed,

    /// <summary>The account is blocked.</summary>
    Blocked,

    /// <summary>There is no such account.</summary>
    Unknown,

    /// <summary>The account cannot receive this kind of payment.</summary>
    WrongKind,

    /// <summary>The institution did not answer, after retries.</summary>
    NoAnswer,
}
