using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace Disbursement.Core.Periods;

/// <summary>A calendar month of entitlement, the cycle in which every list, round and report lives.</summary>
/// <remarks>
/// <para>Months lie in [2000-01, 2099-12], ends included. The default value is no month at all and prints as
/// <c>0000-00</c>; it sorts before every month.</para>
/// <para>In JSON a period is the text <c>2024-06</c>.</para>
/// </remarks>
[JsonConverter(typeof(PeriodJsonConverter))]
[StructLayout(LayoutKind.Auto)]
public readonly record struct Period : IComparable<Period>
{
    private const int YearMin = 2000;
    private const int YearMax = 2099;

    /// <summary>Creates a month.</summary>
    /// <param name="year">2000 to 2099.</param>
    /// <param name="month">1 to 12.</param>
    /// <exception cref="ArgumentOutOfRangeException">A part is outside its range.</exception>
    public Period(int year, int month)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, YearMin);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, YearMax);
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
        Year = year;
        Month = month;
    }

    /// <summary>The calendar year; 0 for the default value.</summary>
    public int Year { get; }

    /// <summary>The month of the year, 1 to 12; 0 for the default value.</summary>
    public int Month { get; }

    /// <summary>The month without a separator, as file ids carry it: <c>202406</c>.</summary>
    public string Compact => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}{Month:00}");

    /// <summary>The month as a Vietnamese text says it: <c>tháng 6/2024</c>.</summary>
    public string Vietnamese => string.Create(CultureInfo.InvariantCulture, $"tháng {Month}/{Year}");

    /// <summary>The first day of the month. Not for the default value.</summary>
    public DateOnly FirstDay => new(Year, Month, 1);

    /// <summary>The last day of the month. Not for the default value.</summary>
    public DateOnly LastDay => new(Year, Month, DateTime.DaysInMonth(Year, Month));

    /// <summary>The first month there is, 2000-01: none lies before it.</summary>
    public static Period First { get; } = new(YearMin, 1);

    /// <summary>The month before.</summary>
    /// <exception cref="ArgumentOutOfRangeException">This is 2000-01 or the default value.</exception>
    public Period Previous => Month == 1 ? new Period(Year - 1, 12) : new Period(Year, Month - 1);

    /// <summary>The month after.</summary>
    /// <exception cref="ArgumentOutOfRangeException">This is 2099-12 or the default value.</exception>
    public Period Next => Month == 12 ? new Period(Year + 1, 1) : new Period(Year, Month + 1);

    /// <summary>The month a day lies in.</summary>
    public static Period Of(DateOnly day) => new(day.Year, day.Month);

    /// <summary>Reads <c>yyyy-MM</c>, exactly seven characters.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Period period)
    {
        period = default;
        if (text is not { Length: 7 } || text[4] != '-'
            || !TryDigits(text.AsSpan(0, 4), out int year) || !TryDigits(text.AsSpan(5, 2), out int month)
            || year is < YearMin or > YearMax || month is < 1 or > 12)
        {
            return false;
        }

        period = new Period(year, month);
        return true;
    }

    /// <summary>Reads <c>yyyy-MM</c>.</summary>
    /// <exception cref="FormatException"><paramref name="text"/> is no month in range.</exception>
    public static Period Parse(string text) =>
        TryParse(text, out Period period) ? period : throw new FormatException("A period reads yyyy-MM, 2000 to 2099.");

    /// <summary>Tells whether the left month is the earlier.</summary>
    public static bool operator <(Period left, Period right) => left.CompareTo(right) < 0;

    /// <summary>Tells whether the left month is the later.</summary>
    public static bool operator >(Period left, Period right) => left.CompareTo(right) > 0;

    /// <summary>Tells whether the left month is not the later.</summary>
    public static bool operator <=(Period left, Period right) => left.CompareTo(right) <= 0;

    /// <summary>Tells whether the left month is not the earlier.</summary>
    public static bool operator >=(Period left, Period right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(Period other) => ((Year * 12) + Month).CompareTo((other.Year * 12) + other.Month);

    /// <summary>The month as paths and keys carry it: <c>2024-06</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}");

    private static bool TryDigits(ReadOnlySpan<char> digits, out int value) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
