using System.Buffers;
using System.Text;

namespace Disbursement.Core.Text;

/// <summary>Vietnamese letters: one normal form, and the foldings by which names and headers are matched.</summary>
/// <remarks>
/// Office files mix composed and decomposed letters, two places of the tone mark (hoà, hòa) and look-alikes of đ
/// (DOMAIN 2.3, 7.6). Everything stored by the product is NFC; everything compared goes through a folding here.
/// </remarks>
public static class VietnameseText
{
    private const char FirstMarkedLetter = '\u00C0';
    private const char LastMarkedLetter = '\u1EF9';

    private static readonly SearchValues<char> LookAlikes = SearchValues.Create("Ðð\u2018\u2019\u00B4\u02BC");

    /// <summary>Plain letter of each marked letter, by code point from U+00C0; NUL where there is none.</summary>
    private static readonly char[] PlainLetters = BuildPlainLetters(
        "AÀÁÂÃĂẠẢẤẦẨẪẬẮẰẲẴẶ", "aàáâãăạảấầẩẫậắằẳẵặ", "EÈÉÊẸẺẼẾỀỂỄỆ", "eèéêẹẻẽếềểễệ", "IÌÍĨỈỊ", "iìíĩỉị",
        "OÒÓÔÕƠỌỎỐỒỔỖỘỚỜỞỠỢ", "oòóôõơọỏốồổỗộớờởỡợ", "UÙÚŨƯỤỦỨỪỬỮỰ", "uùúũưụủứừửữự", "YÝỲỴỶỸ", "yýỳỵỷỹ", "DĐÐ", "dđð");

    /// <summary>Second letter with a tone mark, in the order of <see cref="TonedFirst"/>.</summary>
    private static readonly string[] TonedSecond = ["àáảãạ", "èéẻẽẹ", "ỳýỷỹỵ"];

    /// <summary>First letter with the same tone marks: oa, oe, uy.</summary>
    private static readonly string[] TonedFirst = ["òóỏõọ", "òóỏõọ", "ùúủũụ"];

    /// <summary>Composes letters and marks (NFC) and mends look-alikes: Icelandic Ð for Đ, ’ and ´ for '.</summary>
    /// <remarks>Word processors turn the apostrophe of Ch'ơm into a quotation mark. Doing it twice changes
    /// nothing.</remarks>
    /// <exception cref="ArgumentException">The text holds half a surrogate pair.</exception>
    public static string ToNfc(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (NeedsComposing(text))
        {
            text = text.Normalize(NormalizationForm.FormC);
        }

        return text.AsSpan().ContainsAny(LookAlikes)
            ? string.Create(text.Length, text, static (mended, from) =>
            {
                for (int at = 0; at < mended.Length; at++)
                {
                    mended[at] = WithoutLookAlike(from[at]);
                }
            })
            : text;
    }

    /// <summary>Drops every mark and turns đ into d; letters keep their case, other characters stay.</summary>
    public static string RemoveMarks(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (System.Text.Ascii.IsValid(text))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        foreach (char character in text)
        {
            if (!IsCombiningMark(character))
            {
                plain.Append(Plain(character));
            }
        }

        return plain.ToString();
    }

    /// <summary>Puts the tone of oa, oe and uy on the first letter where a syllable ends so: hoà becomes hòa.</summary>
    /// <remarks>The letters qu are one consonant, so quý stays. The result is NFC.</remarks>
    public static string FoldTonePlacement(string text)
    {
        string composed = ToNfc(text);
        char[]? folded = null;
        for (int at = 1; at < composed.Length; at++)
        {
            if (TryFoldPair(composed, at, out char first, out char second))
            {
                folded ??= composed.ToCharArray();
                folded[at - 1] = first;
                folded[at] = second;
            }
        }

        return folded is null ? composed : new string(folded);
    }

    /// <summary>The key by which headers, units and institutions are recognised.</summary>
    /// <remarks>Marks and case are dropped, every run of anything but letters and digits is one space.</remarks>
    public static string MatchKey(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var key = new StringBuilder(text.Length);
        bool gap = false;
        foreach (char character in text)
        {
            char plain = Plain(character);
            if (char.IsLetterOrDigit(plain))
            {
                if (gap && key.Length > 0)
                {
                    key.Append(' ');
                }

                gap = false;
                key.Append(char.ToUpperInvariant(plain));
            }
            else if (!IsCombiningMark(character))
            {
                gap = true;
            }
        }

        return key.ToString();
    }

    /// <summary>The form banks take (DOMAIN 5.5): upper case, no marks, letters of a payment message.</summary>
    /// <remarks>Characters outside A–Z, 0–9 and <c>/ - ? : ( ) . , ' +</c> become a space; spaces are single.</remarks>
    public static string Transliterate(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var result = new StringBuilder(text.Length);
        bool gap = false;
        foreach (char character in text)
        {
            char plain = char.ToUpperInvariant(Plain(character));
            if (char.IsAsciiLetterUpper(plain) || char.IsAsciiDigit(plain) || "/-?:().,'+".Contains(plain))
            {
                if (gap && result.Length > 0)
                {
                    result.Append(' ');
                }

                gap = false;
                result.Append(plain);
            }
            else if (!IsCombiningMark(character))
            {
                gap = true;
            }
        }

        return result.ToString();
    }

    /// <summary>Trims and makes every run of white space, the no-break space included, one space.</summary>
    public static string CollapseSpaces(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!NeedsCollapsing(text))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        bool gap = false;
        foreach (char character in text)
        {
            if (char.IsWhiteSpace(character))
            {
                gap = result.Length > 0;
                continue;
            }

            if (gap)
            {
                result.Append(' ');
                gap = false;
            }

            result.Append(character);
        }

        return result.ToString();
    }

    private static char WithoutLookAlike(char character) => character switch
    {
        'Ð' => 'Đ',
        'ð' => 'đ',
        '\u2018' or '\u2019' or '\u00B4' or '\u02BC' => '\'',
        _ => character,
    };

    private static bool NeedsCollapsing(string text)
    {
        bool afterSpace = true;
        foreach (char character in text)
        {
            bool space = char.IsWhiteSpace(character);
            if (space && (afterSpace || character != ' '))
            {
                return true;
            }

            afterSpace = space;
        }

        return afterSpace && text.Length > 0;
    }

    private static char Plain(char character)
    {
        if (character is < FirstMarkedLetter or > LastMarkedLetter)
        {
            return character;
        }

        char plain = PlainLetters[character - FirstMarkedLetter];
        return plain == '\0' ? character : plain;
    }

    private static bool IsCombiningMark(char character) => character is >= '\u0300' and <= '\u036F';

    /// <summary>Letters as Vietnamese keyboards make them are composed already; the rest asks the library.</summary>
    private static bool NeedsComposing(string text)
    {
        foreach (char character in text)
        {
            bool composed = character < '\u0250' || character is >= '\u1EA0' and <= '\u1EF9';
            if (!composed)
            {
                return true;
            }
        }

        return false;
    }

    private static bool TryFoldPair(string text, int at, out char first, out char second)
    {
        first = second = '\0';
        bool syllableEnds = at + 1 == text.Length || !char.IsLetter(text[at + 1]);
        if (!syllableEnds || text[at] < FirstMarkedLetter)
        {
            return false;
        }

        char lower = char.ToLowerInvariant(text[at]);
        char before = char.ToLowerInvariant(text[at - 1]);
        int row = Array.FindIndex(TonedSecond, letters => letters.Contains(lower));
        bool pair = row >= 0 && before == (row == 2 ? 'u' : 'o')
            && !(row == 2 && at > 1 && text[at - 2] is 'q' or 'Q');
        if (!pair)
        {
            return false;
        }

        char toned = TonedFirst[row][TonedSecond[row].IndexOf(lower, StringComparison.Ordinal)];
        first = char.IsUpper(text[at - 1]) ? char.ToUpperInvariant(toned) : toned;
        second = Plain(text[at]);
        return true;
    }

    private static char[] BuildPlainLetters(params ReadOnlySpan<string> rows)
    {
        var letters = new char[LastMarkedLetter - FirstMarkedLetter + 1];
        foreach (string row in rows)
        {
            foreach (char marked in row.AsSpan(1))
            {
                letters[marked - FirstMarkedLetter] = row[0];
            }
        }

        return letters;
    }
}
