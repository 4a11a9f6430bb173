namespace Disbursement.Core.Verification.Names;

/// <summary>What may happen to the words of one person's name, the likelier first.</summary>
internal static class WordRules
{
    /// <summary>Middle words a name may be short of.</summary>
    private const int MissingMax = 3;

    /// <summary>Finds why two sequences of words may be one person's; <see langword="null"/> if not.</summary>
    /// <param name="ours">The payee's words.</param>
    /// <param name="theirs">The bank's words.</param>
    /// <param name="fieldLength">Characters of the bank's whole text, to tell a cut field.</param>
    public static NameReason? Find(string[] ours, string[] theirs, int fieldLength)
    {
        if (ours.Length == 0 || theirs.Length == 0)
        {
            return null; // What a bank sent may leave no word: nothing is close to nothing.
        }

        string[] left = [.. ours.Select(FoldIY)];
        string[] right = [.. theirs.Select(FoldIY)];
        return true switch
        {
            _ when left.AsSpan().SequenceEqual(right) => NameReason.SpellingIY,
            _ when string.Concat(left) == string.Concat(right) => NameReason.SpacingDiffers,
            _ when SameWords(left, right) => NameReason.OrderDiffers,
            _ when CutRules.IsCut(left, right, fieldLength) => NameReason.Truncated,
            _ when ParticleMissing(left, right) || ParticleMissing(right, left) => NameReason.ParticleMissing,
            _ when MissesMiddle(left, right) => NameReason.MissingMiddleName,
            _ when MissesMiddle(GivenFirst(left), right) || MissesMiddle(left, GivenFirst(right)) =>
                NameReason.OrderDiffers,
            _ when IsInitials(left, right) || IsInitials(right, left) => NameReason.Initials,
            _ when ForeignNames.IsAdded(left, right) || ForeignNames.IsAdded(right, left) =>
                NameReason.ForeignNameAdded,
            _ => LetterRules.Find(ours, theirs),
        };
    }

    /// <summary>Whether the same words stand on both sides, each as often, in any order.</summary>
    public static bool SameWords(string[] left, string[] right) =>
        left.Length == right.Length
        && left.Order(StringComparer.Ordinal).SequenceEqual(right.Order(StringComparer.Ordinal));

    /// <summary>I for Y: Lý and Lí, Mỹ and Mĩ are one word in two spellings, but so are two families' names.</summary>
    private static string FoldIY(string word) => word.Replace('Y', 'I');

    private static bool MissesMiddle(string[] left, string[] right)
    {
        (string[] longer, string[] shorter) = left.Length > right.Length ? (left, right) : (right, left);
        int missing = longer.Length - shorter.Length;
        return shorter.Length >= 2 && missing is > 0 and <= MissingMax
            && longer[0] == shorter[0] && longer[^1] == shorter[^1]
            && IsSubsequence(shorter, longer);
    }

    private static bool IsSubsequence(string[] shorter, string[] longer)
    {
        int found = 0;
        foreach (string word in longer)
        {
            found += found < shorter.Length && shorter[found] == word ? 1 : 0;
        }

        return found == shorter.Length;
    }

    /// <summary>The order of the west: LAN NGUYEN.</summary>
    private static string[] GivenFirst(string[] words) => [words[^1], .. words[..^1]];

    /// <summary>Y of Ê Đê men, H of Ê Đê women, A and K of others, in front of the name on one side only.</summary>
    private static bool ParticleMissing(string[] longer, string[] shorter)
    {
        if (longer.Length > 1 && longer[0] is "I" or "H" or "A" or "K" && longer.AsSpan(1).SequenceEqual(shorter))
        {
            return true;
        }

        bool joined = longer.Length == shorter.Length && longer[0].Length > 2 && longer[0][0] is 'H' or 'K';
        return joined && longer[0][1..] == shorter[0] && longer.AsSpan(1).SequenceEqual(shorter.AsSpan(1));
    }

    /// <summary>First letters for some words; the given name, which comes last, is written out and equal.</summary>
    private static bool IsInitials(string[] full, string[] initials) =>
        full.Length == initials.Length && full.Length >= 2 && full[^1] == initials[^1] && full[^1].Length > 1
        && full.Zip(initials).All(static pair =>
            pair.First == pair.Second || (pair.Second.Length == 1 && pair.First.StartsWith(pair.Second[0])));
}
