using Disbursement.Cli.Generate.Planning;

namespace Disbursement.Cli.Generate.People;

/// <summary>What becomes of the person in one place of a list.</summary>
internal enum Fate
{
    /// <summary>Paid to the account her row names.</summary>
    PaidToAccount,

    /// <summary>Names an account and is not paid to it; <see cref="Slot.Fault"/> says why.</summary>
    AccountFault,

    /// <summary>Paid in cash.</summary>
    Cash,

    /// <summary>Held: two programmes of social protection in one list.</summary>
    HeldInUnit,

    /// <summary>Held: another unit lists her too, without an account in either list.</summary>
    HeldAcrossUnits,

    /// <summary>Her row must be refused.</summary>
    Refused,

    /// <summary>On the list of the month before only.</summary>
    Stopped,
}

/// <summary>What the month before knew of her.</summary>
internal enum Presence
{
    /// <summary>Listed the same way.</summary>
    Both,

    /// <summary>Not listed.</summary>
    New,

    /// <summary>Listed without an account.</summary>
    GainedAccount,
}

/// <summary>One place of a list, as planned.</summary>
/// <param name="Fate">What becomes of the person.</param>
/// <param name="Fault">Why not by account; null unless the fate is <see cref="Fate.AccountFault"/>.</param>
/// <param name="Presence">What the month before knew of her.</param>
/// <param name="WithAccount">The row names an account.</param>
/// <param name="Ordinal">0-based among the places of the same class.</param>
internal readonly record struct Slot(Fate Fate, AccountFault? Fault, Presence Presence, bool WithAccount, int Ordinal);
