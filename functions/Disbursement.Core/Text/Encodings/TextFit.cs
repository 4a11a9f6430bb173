using System.Buffers;
using System.Runtime.InteropServices;

namespace Disbursement.Core.Text.Encodings;

/// <summary>How well a text reads as Vietnamese: its words outside ASCII, sorted by what they are.</summary>
/// <param name="Known">Words of <see cref="KnownWords"/>.</param>
/// <param name="Syllables">Other syllables that Vietnamese spelling allows.</param>
/// <param name="Others">Words of Vietnamese letters that are no syllable: perhaps a name in another language.</param>
/// <param name="Impossible">Words with symbols, foreign letters or capitals among small letters.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TextFit(int Known, int Syllables, int Others, int Impossible)
{
    private const int PointsOfKnown = 3;
    private const int PointsOfSyllable = 2;
    private const int PointsOfImpossible = -4;

    private const string Letters =
        "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvwxyỳýỷỹỵz";

    private static readonly SearchValues<char> VietnameseLetters =
        SearchValues.Create(Letters + Letters.ToUpperInvariant());

    /// <summary>What may stand between words beside ASCII, and tells nothing.</summary>
    private static readonly SearchValues<char> Separators = SearchValues.Create(
        "\u00A0\u2013\u2014\u2018\u2019\u201C\u201D\u2022\u2026\uFEFF");

    /// <summary>All words outside ASCII.</summary>
    public int Words => Known + Syllables + Others + Impossible;

    /// <summary>Words that are Vietnamese for certain or by their spelling.</summary>
    public int Vietnamese => Known + Syllables;

    /// <summary>One number for all; the right reading has the most, wrong ones soon fall below zero.</summary>
    public int Points =>
        (Known * PointsOfKnown) + (Syllables * PointsOfSyllable) - Others + (Impossible * PointsOfImpossible);

    /// <summary>Tells whether the text may be so at all: nearly all of it possible, most of it Vietnamese.</summary>
    public bool IsPlausible => Vietnamese > 0 && Impossible * 20 <= Words && Vietnamese * 2 >= Words;

    /// <summary>Adds the words of two texts.</summary>
    public static TextFit operator +(TextFit left, TextFit right) => new(
        left.Known + right.Known,
        left.Syllables + right.Syllables,
        left.Others + right.Others,
        left.Impossible + right.Impossible);

    /// <summary>Reads a text in NFC.</summary>
    /// <param name="text">The text.</param>
    /// <param name="capitalFonts">Small letters among capitals count as capitals, as TCVN3 writes them.</param>
    public static TextFit Of(ReadOnlySpan<char> text, bool capitalFonts = false)
    {
        TextFit fit = default;
        int from = 0;
        for (int at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && IsOfWord(text[at]))
            {
                continue;
            }

            if (at > from)
            {
                fit += OfWord(text[from..at], capitalFonts);
            }

            from = at + 1;
        }

        return fit;
    }

    /// <summary>ASCII letters, control characters, and all beyond ASCII that separates nothing.</summary>
    private static bool IsOfWord(char character) => character switch
    {
        '\t' or '\n' or '\r' => false,
        < ' ' => true,
        < '\u007F' => char.IsAsciiLetter(character),
        _ => !Separators.Contains(character),
    };

    private static TextFit OfWord(ReadOnlySpan<char> word, bool capitalFonts)
    {
        if (!word.ContainsAnyExceptInRange('A', 'z'))
        {
            return default;
        }

        if (word.ContainsAnyExcept(VietnameseLetters))
        {
            return IsSign(word) ? default : new TextFit(0, 0, 0, 1);
        }

        bool capitals = capitalFonts && CapitalFonts.IsInCapitals(word);
        if (!capitals && !HasGoodCase(word))
        {
            return new TextFit(0, 0, 0, 1);
        }

        string lower = word.ToString().ToLowerInvariant();
        return KnownWords.Contains(lower) ? new TextFit(1, 0, 0, 0)
            : Encodings.Syllables.Contains(lower) ? new TextFit(0, 1, 0, 0)
            : new TextFit(0, 0, 1, 0);
    }

    /// <summary>A sign that stands alone, as ½, says nothing of an encoding; a byte without a letter does.</summary>
    private static bool IsSign(ReadOnlySpan<char> word)
    {
        foreach (char character in word)
        {
            if (char.IsLetter(character) || char.IsControl(character) || character == LegacyCodePage.Undefined)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>All small, all capitals, or one capital first.</summary>
    private static bool HasGoodCase(ReadOnlySpan<char> word)
    {
        int capitals = 0;
        foreach (char letter in word)
        {
            capitals += char.IsUpper(letter) ? 1 : 0;
        }

        return capitals == 0 || capitals == word.Length || (capitals == 1 && char.IsUpper(word[0]));
    }
}
