using System.Runtime.InteropServices;

namespace Disbursement.Core.Verification;

/// <summary>How a bank's name compares with the payee's: exactly three outcomes.</summary>
public enum NameOutcome
{
    /// <summary>The same name.</summary>
    Match,

    /// <summary>Perhaps the same person. Never taken for a match: a person decides.</summary>
    Close,

    /// <summary>Another name.</summary>
    Different,
}

/// <summary>Why two names compare as they do. The names are stored; append only.</summary>
public enum NameReason
{
    /// <summary>Equal once marks, case and spaces are folded.</summary>
    Identical,

    /// <summary>Both carry Vietnamese marks and the marks differ: Hoà and Hoá.</summary>
    MarksDiffer,

    /// <summary>The same words, spaced otherwise: VANDUC for VAN DUC.</summary>
    SpacingDiffers,

    /// <summary>The same words in another order.</summary>
    OrderDiffers,

    /// <summary>The bank's name has a title in front: ONG, BA, MR.</summary>
    Honorific,

    /// <summary>The bank names several owners and one of them is the payee.</summary>
    JointName,

    /// <summary>The bank's field ends before the name does.</summary>
    Truncated,

    /// <summary>First and last word agree and a middle word is missing on one side.</summary>
    MissingMiddleName,

    /// <summary>I and Y are exchanged: LI and LY.</summary>
    SpellingIY,

    /// <summary>One letter differs, is missing or is too many in one word of three letters or more.</summary>
    OneEdit,

    /// <summary>The bank gave no name.</summary>
    NoBankName,

    /// <summary>None of these: another name.</summary>
    OtherName,
}

/// <summary>An outcome with its reason.</summary>
/// <param name="Outcome">Match, close or different.</param>
/// <param name="Reason">Why.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct NameMatch(NameOutcome Outcome, NameReason Reason);
