namespace Disbursement.Core.Contracts;

/// <summary>The days on which a provider works: weeks, public holidays, and what its contract says besides.</summary>
/// <param name="WorksSaturdays">Whether every Saturday that is no holiday is a working day.</param>
/// <param name="AlsoClosed">Days on which it rests though others work, such as the close of its books.</param>
/// <param name="AlsoOpen">Days on which it works though others rest.</param>
public sealed record BankCalendar(
    bool WorksSaturdays, IReadOnlyList<DateOnly> AlsoClosed, IReadOnlyList<DateOnly> AlsoOpen)
{
    /// <summary>A year of closed days is a mistake, not a calendar.</summary>
    private const int ClosedDaysMax = 366;

    /// <summary>Monday to Friday, public holidays off.</summary>
    public static BankCalendar Usual { get; } = new(WorksSaturdays: false, [], []);

    /// <summary>Whether the provider works on a day.</summary>
    public bool IsOpen(DateOnly day)
    {
        if (AlsoClosed.Contains(day))
        {
            return false;
        }

        bool ofTheWeek = day.DayOfWeek switch
        {
            DayOfWeek.Sunday => false,
            DayOfWeek.Saturday => WorksSaturdays,
            _ => true,
        };
        return AlsoOpen.Contains(day)
            || PublicHolidays.IsWorkedInstead(day)
            || (ofTheWeek && !PublicHolidays.IsHoliday(day));
    }

    /// <summary>The first working day that is not before a day.</summary>
    /// <exception cref="InvalidOperationException">There is none within a year.</exception>
    public DateOnly OnOrAfter(DateOnly day)
    {
        for (int ahead = 0; ahead <= ClosedDaysMax; ahead++)
        {
            if (IsOpen(day.AddDays(ahead)))
            {
                return day.AddDays(ahead);
            }
        }

        throw new InvalidOperationException($"The calendar has no working day in the year after {day:yyyy-MM-dd}.");
    }

    /// <summary>The first working day after a day.</summary>
    public DateOnly After(DateOnly day) => OnOrAfter(day.AddDays(1));
}
