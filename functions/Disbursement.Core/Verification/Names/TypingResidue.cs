using System.Buffers;

namespace Disbursement.Core.Verification.Names;

/// <summary>
/// Recognises keys of Vietnamese typing that no keyboard driver turned into marks: Telex (NGUYEENX VAWN DDUWCS) and
/// VNI (Nguye6n4 Va8n D9u71c).
/// </summary>
/// <remarks>
/// It asks whether the typed word can be the plain word, never what the typed word means: the keys may stand behind
/// their letter or at the end of the word, and people mix both.
/// </remarks>
internal static class TypingResidue
{
    /// <summary>Keys in one word: a tone, a mark for each of two vowels, and đ.</summary>
    private const int KeysMax = 4;

    private static readonly SearchValues<char> Vowels = SearchValues.Create("AEIOUY");
    private static readonly SearchValues<char> Hooked = SearchValues.Create("AOU");

    /// <summary>Whether every word is the plain word, some with keys left in.</summary>
    /// <param name="plain">Words as they should be, without marks.</param>
    /// <param name="typed">Words as they stand.</param>
    public static bool Explains(string[] plain, string[] typed) =>
        plain.Length == typed.Length && plain.Zip(typed).All(static pair =>
            pair.First == pair.Second || IsVni(pair.First, pair.Second) || IsTelex(pair.First, pair.Second));

    /// <summary>Digits 1 to 9 after the first letter, and nothing else, are left over.</summary>
    private static bool IsVni(string plain, string typed)
    {
        int keys = typed.Count(static character => character is >= '1' and <= '9');
        return keys is > 0 and <= KeysMax && char.IsAsciiLetter(typed[0])
            && string.Concat(typed.Where(static character => character is < '1' or > '9')) == plain;
    }

    private static bool IsTelex(string plain, string typed)
    {
        int keys = typed.Length - plain.Length;
        if (keys is < 1 or > KeysMax)
        {
            return false;
        }

        int at = 0;
        int tones = 0;
        foreach (char character in typed)
        {
            if (at < plain.Length && plain[at] == character)
            {
                at++;
                continue;
            }

            ReadOnlySpan<char> before = plain.AsSpan(0, at);
            bool tone = "SFRXJ".Contains(character) && before.ContainsAny(Vowels);
            bool letter = "AEOD".Contains(character) && before.Contains(character);
            bool hook = character == 'W' && before.ContainsAny(Hooked);
            tones += tone ? 1 : 0;
            if (!(tone || letter || hook) || tones > 1)
            {
                return false;
            }
        }

        return at == plain.Length;
    }
}
