using System.Buffers;

namespace Disbursement.Core.Intake;

/// <summary>Numbers that are names, as citizen ids and accounts: what offices and spreadsheets do to them.</summary>
internal static class NumberText
{
    /// <summary>What people put between digits: spaces, dots and apostrophes of all kinds (DOMAIN 1.3).</summary>
    private static readonly SearchValues<char> Separators = SearchValues.Create(" .'\u2019\u2018\u00B4`\u00A0\u202F");

    private static readonly SearchValues<char> MantissaCharacters = SearchValues.Create("0123456789.,");

    /// <summary>Tells whether a spreadsheet made the number scientific: <c>1.9E+13</c>, <c>1,9E+13</c>.</summary>
    public static bool IsScientific(ReadOnlySpan<char> text)
    {
        int exponent = text.IndexOfAny('E', 'e');
        if (exponent < 1 || exponent + 2 >= text.Length || text[exponent + 1] != '+')
        {
            return false;
        }

        ReadOnlySpan<char> mantissa = text[..exponent];
        return !mantissa.ContainsAnyExcept(MantissaCharacters) && IsDigits(text[(exponent + 2)..]);
    }

    /// <summary>Tells whether the text is digits and at least one.</summary>
    public static bool IsDigits(ReadOnlySpan<char> text) =>
        !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');

    /// <summary>Drops the fraction of a whole number that a spreadsheet exported: <c>17123456789.0</c>.</summary>
    /// <remarks>Before separators go, or the zero would become a digit of the number.</remarks>
    public static bool TryDropFraction(string text, out string whole)
    {
        int dot = text.IndexOfAny(['.', ',']);
        bool fraction = dot > 0 && text.Length - dot is 2 or 3
            && IsDigits(text.AsSpan(0, dot)) && !text.AsSpan(dot + 1).ContainsAnyExcept('0');
        whole = fraction ? text[..dot] : text;
        return fraction;
    }

    /// <summary>Removes separators; the same string when there are none.</summary>
    public static string WithoutSeparators(string text, char alsoRemoved = '\0')
    {
        if (!text.AsSpan().ContainsAny(Separators) && !text.Contains(alsoRemoved))
        {
            return text;
        }

        return string.Concat(text.Where(character => !Separators.Contains(character) && character != alsoRemoved));
    }
}
