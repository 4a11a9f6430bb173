using System.Runtime.InteropServices;
using Disbursement.Core.Periods;

namespace Disbursement.Core.Identity;

/// <summary>How old a person is in a month, in completed months, as far as her birth is known.</summary>
/// <remarks>
/// The law counts by months: a rate changes from the month of the birthday (ND 20/2021 Art.8). So the day of the
/// month says nothing, and somebody born on 29 February turns an age in February. Where only the year of birth is
/// known, the age lies between two ends; below zero, the birth lies ahead.
/// </remarks>
/// <param name="Least">The youngest the person may be.</param>
/// <param name="Most">The oldest.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct AgeInMonths(int Least, int Most)
{
    private const int MonthsPerYear = 12;

    /// <summary>The age of somebody born in a year, and in a month where it is known.</summary>
    /// <param name="year">The year of birth.</param>
    /// <param name="month">The month of birth, 1 to 12, or none.</param>
    /// <param name="period">The month in which the age is asked.</param>
    public static AgeInMonths Of(int year, int? month, Period period)
    {
        int years = (period.Year - year) * MonthsPerYear;
        return new AgeInMonths(years + period.Month - (month ?? MonthsPerYear), years + period.Month - (month ?? 1));
    }

    /// <summary>Tells whether the person is below an age for certain, all month long.</summary>
    /// <param name="years">The age in full years.</param>
    public bool IsBelow(int years) => Most < years * MonthsPerYear;
}
