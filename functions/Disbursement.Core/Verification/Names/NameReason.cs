namespace Disbursement.Core.Verification.Names;

/// <summary>Why two names compare as they do. The names are stored; append only.</summary>
public enum NameReason
{
    /// <summary>Equal once marks, case, punctuation and spaces are folded.</summary>
    Identical,

    /// <summary>Both carry Vietnamese marks and the marks differ: Hoà and Hoá.</summary>
    MarksDiffer,

    /// <summary>The same words, spaced otherwise: VANDUC for VAN DUC.</summary>
    SpacingDiffers,

    /// <summary>The same words in another order.</summary>
    OrderDiffers,

    /// <summary>One side has a title in front: ONG, BA, MR.</summary>
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

    /// <summary>Both carry marks and differ only in Đ and D.</summary>
    SpellingD,

    /// <summary>One side gives first letters for words before the given name: N.V. AN.</summary>
    Initials,

    /// <summary>The name with words about the account: (HUU TRI), TK LUONG.</summary>
    AccountNote,

    /// <summary>Keys of a Vietnamese keyboard that were never turned into marks: NGUYEENX, D9u71c.</summary>
    TypingResidue,

    /// <summary>Signs that look alike were exchanged: 0 and O, 1 and I and l.</summary>
    LookAlikes,

    /// <summary>Letters with marks were lost on the way: NGUY?N, NGUYN.</summary>
    LettersLost,

    /// <summary>The account of a household business under the payee's own name.</summary>
    BusinessAccount,

    /// <summary>The bank names a ward and a guardian, and one of them is the payee.</summary>
    GuardianAccount,

    /// <summary>A clan or gender particle is missing on one side: Y KHOA and KHOA, H'BLA and BLA.</summary>
    ParticleMissing,

    /// <summary>The whole name with a foreign family name added, as after a marriage abroad.</summary>
    ForeignNameAdded,

    /// <summary>The account of a company or an authority: another person by law, whatever its name contains.</summary>
    Organisation,
}
