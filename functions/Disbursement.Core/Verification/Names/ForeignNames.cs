using System.Buffers;

namespace Disbursement.Core.Verification.Names;

/// <summary>Tells a family name taken abroad from one more Vietnamese word.</summary>
internal static class ForeignNames
{
    private static readonly SearchValues<char> ForeignLetters = SearchValues.Create("FJWZ");

    private const int WordsMin = 2;
    private const int AddedMax = 2;
    private const int SyllableLengthMax = 6; // NGHIENG would be 7, and is no name

    /// <summary>Whether the longer name is the shorter one with foreign words before or behind it.</summary>
    /// <remarks>A Vietnamese word more is another name: LE THI LAN and LE THI LAN ANH are two persons.</remarks>
    public static bool IsAdded(string[] longer, string[] shorter)
    {
        int added = longer.Length - shorter.Length;
        if (shorter.Length < WordsMin || added is < 1 or > AddedMax)
        {
            return false;
        }

        bool before = longer.AsSpan(added).SequenceEqual(shorter) && longer[..added].All(IsForeign);
        bool behind = longer.AsSpan(0, shorter.Length).SequenceEqual(shorter)
            && longer[shorter.Length..].All(IsForeign);
        return before || behind;
    }

    /// <summary>Whether no Vietnamese syllable can be spelled so.</summary>
    private static bool IsForeign(string word) =>
        word.Length > SyllableLengthMax
        || (word.Length > 2 && (word.AsSpan().ContainsAny(ForeignLetters) || !"ACEGHIMNOPTU".Contains(word[^1])
            || HasForeignEnd(word)));

    /// <summary>Two consonants at the end that are not CH, NG or NH.</summary>
    private static bool HasForeignEnd(string word) =>
        !"AEIOU".Contains(word[^1]) && !"AEIOU".Contains(word[^2]) && word[^2..] is not ("CH" or "NG" or "NH");
}
