using System.Globalization;
using System.Runtime.InteropServices;
using Disbursement.Core.Periods;

namespace Disbursement.Core.Entitlements;

/// <summary>The months that arrears are for (kỳ truy lĩnh), ascending and each once.</summary>
/// <remarks>
/// Equal months are equal values, however they were written. The default value is no month. The text form, which
/// ledgers carry, is <c>2024-01;2024-03</c>.
/// </remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ArrearsPeriods
{
    /// <summary>The most months one row may name: ten years.</summary>
    public const int CountMax = 120;

    private const char Separator = ';';
    private const int PeriodLength = 7;

    private readonly string? _text;

    private ArrearsPeriods(string text) => _text = text;

    /// <summary>How many months.</summary>
    public int Count => _text is null ? 0 : (_text.Length + 1) / (PeriodLength + 1);

    /// <summary>The months, ascending.</summary>
    public IReadOnlyList<Period> Months => [.. (_text?.Split(Separator) ?? []).Select(Period.Parse)];

    /// <summary>Makes the value of some months, in any order and with repeats.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They are more than <see cref="CountMax"/>.</exception>
    public static ArrearsPeriods Of(IEnumerable<Period> months)
    {
        Period[] sorted = [.. months.Distinct().Order()];
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sorted.Length, CountMax, nameof(months));
        return sorted.Length == 0 ? default : new ArrearsPeriods(string.Join(Separator, sorted));
    }

    /// <summary>Reads the text form; an empty text is no month.</summary>
    public static bool TryParseText(string text, out ArrearsPeriods periods)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Length == 0 ? [] : text.Split(Separator);
        List<Period> months = [];
        foreach (string part in parts.Take(CountMax + 1))
        {
            if (Period.TryParse(part, out Period month))
            {
                months.Add(month);
            }
        }

        bool valid = months.Count == parts.Length && parts.Length <= CountMax;
        periods = valid ? Of(months) : default;
        return valid;
    }

    /// <summary>Reads what officers write: <c>04/2024</c>, <c>04/2024-06/2024</c>, <c>1, 2, 3/2024</c>.</summary>
    /// <remarks>
    /// Months and spans are parted by comma or semicolon. A month without a year takes the year written after it.
    /// A span runs forward; nothing is guessed.
    /// </remarks>
    public static bool TryRead(string text, out ArrearsPeriods periods)
    {
        ArgumentNullException.ThrowIfNull(text);
        periods = default;
        List<Period> months = [];
        int? year = null;
        foreach (string item in text.Split([',', ';']).Reverse())
        {
            string[] ends = item.Split(['-', '–']);
            if (ends.Length > 2
                || !TryReadMonth(ends[^1], ref year, out Period last)
                || !TryReadMonth(ends[0], ref year, out Period first)
                || !TryAddSpan(months, first, last))
            {
                return false;
            }
        }

        periods = Of(months);
        return true;
    }

    /// <summary>The text form; empty for no month.</summary>
    public override string ToString() => _text ?? "";

    private static bool TryAddSpan(List<Period> months, Period first, Period last)
    {
        if (first > last)
        {
            return false;
        }

        for (Period month = first; months.Count <= CountMax; month = month.Next)
        {
            months.Add(month);
            if (month == last)
            {
                break;
            }
        }

        return months.Count <= CountMax;
    }

    private static bool TryReadMonth(string text, ref int? year, out Period month)
    {
        string[] parts = text.Split('/');
        month = default;
        if (parts.Length > 2 || (parts.Length == 2 && !TryNumber(parts[1], 4, ref year)))
        {
            return false;
        }

        int? number = null;
        if (!TryNumber(parts[0], 2, ref number) || number is < 1 or > 12 || year is not (>= 2000 and <= 2099))
        {
            return false;
        }

        month = new Period(year.Value, number!.Value);
        return true;
    }

    private static bool TryNumber(string text, int digitsMax, ref int? number)
    {
        string digits = text.Trim();
        bool valid = digits.Length <= digitsMax && int.TryParse(
            digits, NumberStyles.None, CultureInfo.InvariantCulture, out int read) && (number = read) >= 0;
        return valid;
    }
}
