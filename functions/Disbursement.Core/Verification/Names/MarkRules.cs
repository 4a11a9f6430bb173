namespace Disbursement.Core.Verification.Names;

/// <summary>Compares the marks of two names whose plain words are equal.</summary>
internal static class MarkRules
{
    /// <summary>
    /// Families and middle names that no Vietnamese writes without marks. A list that has one of them plain was typed
    /// without marks throughout; a list that has PHAN MINH LAN may mean exactly that, and not Làn.
    /// </summary>
    private static readonly string[] NeverPlain =
    [
        "NGUYEN", "TRAN", "LE", "PHAM", "HUYNH", "HOANG", "VU", "VO", "DANG", "BUI", "DO", "HO", "NGO", "DUONG", "LY",
        "DINH", "TRINH", "DOAN", "LUONG", "TRUONG", "DAO", "VUONG", "TA", "LUU", "QUACH", "CHAU", "TO", "HUA",
        "VAN", "THI", "HUU", "DUC", "NGOC", "QUOC", "VIET", "XUAN", "TRONG",
    ];

    /// <summary>How the marks disagree; <see langword="null"/> when they agree or one side claims none.</summary>
    /// <remarks>
    /// The place of the tone never counts (hoà, hòa; DOMAIN 2.3): a syllable has one tone, wherever it is written.
    /// </remarks>
    public static NameReason? Find(FoldedName ours, FoldedName theirs)
    {
        bool claimed = theirs.HasMarks && (ours.HasMarks || !WasTypedPlain(ours.Words));
        if (!claimed || ours.Marked == theirs.Marked)
        {
            return null;
        }

        return ours.Marked.Replace('Đ', 'D') == theirs.Marked.Replace('Đ', 'D')
            ? NameReason.SpellingD
            : NameReason.MarksDiffer;
    }

    private static bool WasTypedPlain(string[] words) => words.SkipLast(1).Any(NeverPlain.Contains);
}
