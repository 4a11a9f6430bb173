using System.Globalization;
using System.Text;
using Disbursement.Core.Text;

namespace Disbursement.Core.Verification.Names;

/// <summary>Folds what never tells two persons apart: case, spaces, punctuation, place of the tone.</summary>
/// <remarks>
/// Wider than <see cref="VietnameseText"/>, which knows the letters of Vietnamese: bank names carry letters of Ê Đê,
/// Ba Na and Gia Rai (č, ñ, ĕ, ŏ, ŭ, ƀ) and of foreign names too, and full-width or broken characters.
/// </remarks>
internal static class NameFolding
{
    private const char Lost = '\uFFFD';

    /// <summary>The tones; what else is written over or under a letter makes another letter.</summary>
    private const string Tones = "\u0300\u0301\u0303\u0309\u0323";

    private const string Vowels = "AEIOUY";

    /// <summary>Folds a name; any text is accepted, half surrogate pairs included.</summary>
    public static FoldedName Fold(string name)
    {
        string composed = Compose(name);
        var plain = new StringBuilder(composed.Length);
        var letters = new StringBuilder(composed.Length);
        var tones = new StringBuilder();
        foreach (char character in composed.Normalize(NormalizationForm.FormD))
        {
            bool mark = CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark;
            if (!mark)
            {
                plain.Append(PlainOf(character));
            }

            if (Tones.Contains(character))
            {
                tones.Append(character);
            }
            else if (mark || char.IsLetterOrDigit(character))
            {
                letters.Append(character);
            }
            else
            {
                letters.Append(tones);
                tones.Clear();
            }
        }

        string text = plain.ToString();
        string[] words = WordsOf(text);
        return new FoldedName(words, KeyOf(words), letters.Append(tones).ToString(), text, composed);
    }

    /// <summary>The words of a plain text: runs of letters and digits.</summary>
    public static string[] WordsOf(string plain) => string
        .Concat(plain.Select(static character => char.IsLetterOrDigit(character) ? character : ' '))
        .Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Upper case, NFC, one sign for each kind of apostrophe, dash and space, nothing invisible.</summary>
    private static string Compose(string name)
    {
        var clean = new StringBuilder(name.Length);
        for (int at = 0; at < name.Length; at++)
        {
            char character = name[at];
            bool pair = char.IsHighSurrogate(character) && at + 1 < name.Length && char.IsLowSurrogate(name[at + 1]);
            if (pair)
            {
                clean.Append(character).Append(name[++at]);
            }
            else if (char.IsSurrogate(character))
            {
                clean.Append(Lost);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.Format)
            {
                clean.Append(OneSign(character));
            }
        }

        string composed = clean.ToString().Normalize(NormalizationForm.FormKC);
        return VietnameseText.CollapseSpaces(composed.ToUpperInvariant());
    }

    private static char OneSign(char character) => character switch
    {
        '\u2018' or '\u2019' or '\u02BC' or '\u02B9' or '\u00B4' or '`' => '\'',
        '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212' => '-',
        'Ð' or 'ð' or '\u0189' or '\u0256' => 'Đ', // look-alikes of đ
        _ when char.IsControl(character) => ' ',
        _ => character,
    };

    private static string PlainOf(char character) => character switch
    {
        'Đ' => "D",
        'Ƀ' => "B",
        'Ø' => "O",
        'Ł' => "L",
        'Æ' => "AE",
        'Œ' => "OE",
        'ß' or 'ẞ' => "SS",
        _ => character.ToString(),
    };

    /// <summary>
    /// H' of Ê Đê women is written H'Bla, H' Bla, H Bla and HBla. Before a consonant no Vietnamese word can begin so,
    /// thus joining is safe; before a vowel it is not: H'Oa and Hoa are two names.
    /// </summary>
    private static string KeyOf(string[] words)
    {
        var key = new StringBuilder();
        for (int at = 0; at < words.Length; at++)
        {
            bool joins = at > 0 && words[at - 1] == "H" && words[at].Length > 1 && !Vowels.Contains(words[at][0]);
            key.Append(at == 0 || joins ? "" : " ").Append(words[at]);
        }

        return key.ToString();
    }
}
