using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace Disbursement.Core.Identity;

/// <summary>A date of birth as far as it is known: of many elderly people only the year is (DOMAIN 1.3).</summary>
/// <remarks>Personal data: <see cref="ToString"/> masks. The default value is unknown.</remarks>
[JsonConverter(typeof(PersonalDataJsonConverter<BirthDate>))]
[StructLayout(LayoutKind.Auto)]
public readonly record struct BirthDate
{
    private const int YearMin = 1880;
    private const int YearMax = 2099;

    private BirthDate(int year, int? month, int? day)
    {
        Year = year;
        Month = month;
        Day = day;
    }

    /// <summary>The year, 1880 to 2099; 0 for the default value.</summary>
    public int Year { get; }

    /// <summary>The month, 1 to 12, where known.</summary>
    public int? Month { get; }

    /// <summary>The day of the month, where known; never without <see cref="Month"/>.</summary>
    public int? Day { get; }

    /// <summary>Reads <c>dd/MM/yyyy</c>, <c>MM/yyyy</c> or <c>yyyy</c>; days and months may have one digit.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out BirthDate birth)
    {
        birth = default;
        Span<Range> parts = stackalloc Range[4];
        ReadOnlySpan<char> span = text;
        int count = span.Split(parts, '/');
        if (count is 0 or > 3 || !TryYear(span[parts[count - 1]], out int year))
        {
            return false;
        }

        int month = 0;
        int day = 0;
        bool valid = (count < 2 || TryPart(span[parts[count - 2]], 12, out month))
            && (count < 3 || TryPart(span[parts[0]], DateTime.DaysInMonth(year, month), out day));
        birth = valid ? new BirthDate(year, count > 1 ? month : null, count > 2 ? day : null) : default;
        return valid;
    }

    /// <summary>Age in full years on a day; where only the year or month is known, the earliest such birth.</summary>
    /// <param name="on">The day, in Vietnam.</param>
    public int AgeAt(DateOnly on)
    {
        var birth = new DateOnly(Math.Max(Year, 1), Month ?? 1, Day ?? 1);
        int years = on.Year - birth.Year;
        return (on.Month, on.Day).CompareTo((birth.Month, birth.Day)) < 0 ? years - 1 : years;
    }

    /// <summary>The date as files carry it, as far as known; for file writers only. Empty when unknown.</summary>
    public string Reveal() => (Year, Month, Day) switch
    {
        (0, _, _) => "",
        (_, null, _) => Year.ToString("0000", CultureInfo.InvariantCulture),
        (_, _, null) => string.Create(CultureInfo.InvariantCulture, $"{Month:00}/{Year:0000}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Day:00}/{Month:00}/{Year:0000}"),
    };

    /// <summary>Stars.</summary>
    public override string ToString() => Year == 0 ? "" : "****";

    private static bool TryYear(ReadOnlySpan<char> text, out int year)
    {
        year = 0;
        return text.Length == 4
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out year)
            && year is >= YearMin and <= YearMax;
    }

    private static bool TryPart(ReadOnlySpan<char> text, int max, out int value)
    {
        value = 0;
        return text.Length is 1 or 2
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value)
            && value >= 1 && value <= max;
    }
}
