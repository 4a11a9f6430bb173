using System.Globalization;

namespace Disbursement.Core.Intake;

/// <summary>Reads amounts as lists may write them (DESIGN 4): <c>540000</c>, <c>540.000</c>, <c>540,000</c>.</summary>
/// <remarks>
/// One kind of group separator and groups of exactly three, nothing else: <c>540.5</c> and <c>5.4E+05</c> are refused
/// because what they mean in đồng is a guess.
/// </remarks>
public static class AmountText
{
    private const int DigitsMax = 16;

    /// <summary>Reads a whole, non-negative number of đồng.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out long dong)
    {
        dong = 0;
        int separator = text.IndexOfAny('.', ',');
        if (separator < 0)
        {
            return TryDigits(text, out dong);
        }

        return HasWholeGroups(text, separator) && TryGroups(text, text[separator], out dong);
    }

    /// <summary>What a spreadsheet would add up for a cell: also negative, fractional and scientific numbers.</summary>
    /// <remarks>
    /// Only to compare with the declared totals, which count rows as sent, refused ones included; never to pay.
    /// </remarks>
    /// <returns>The number, or none for text.</returns>
    public static decimal? AsSent(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return 0;
        }

        bool negative = text[0] == '-';
        if (TryParse(negative ? text[1..] : text, out long dong))
        {
            return negative ? -dong : dong;
        }

        string normal = text.ToString().Replace(',', '.');
        return decimal.TryParse(normal, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
            && Math.Abs(number) < 1_000_000_000_000_000_000m
                ? number
                : null;
    }

    private static bool TryDigits(ReadOnlySpan<char> text, out long dong)
    {
        dong = 0;
        return text.Length is > 0 and <= DigitsMax
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out dong);
    }

    /// <summary>One to three digits not starting with zero, then groups of three behind equal separators.</summary>
    private static bool HasWholeGroups(ReadOnlySpan<char> text, int first)
    {
        bool whole = first is >= 1 and <= 3 && text[0] != '0' && (text.Length - first) % 4 == 0;
        for (int at = first; whole && at < text.Length; at += 4)
        {
            whole = text[at] == text[first] && NumberText.IsDigits(text.Slice(at + 1, 3));
        }

        return whole;
    }

    private static bool TryGroups(ReadOnlySpan<char> text, char separator, out long dong)
    {
        dong = 0;
        Span<char> digits = stackalloc char[DigitsMax];
        int count = 0;
        foreach (char character in text)
        {
            if (character == separator)
            {
                continue;
            }

            if (count == DigitsMax)
            {
                return false;
            }

            digits[count++] = character;
        }

        return TryDigits(digits[..count], out dong);
    }
}
