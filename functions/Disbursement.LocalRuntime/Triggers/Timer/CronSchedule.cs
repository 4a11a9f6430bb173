using System.Globalization;

namespace Disbursement.LocalRuntime.Triggers.Timer;

/// <summary>
/// A schedule in six fields: second, minute, hour, day, month, weekday (0 is Sunday); five fields leave the second at
/// zero. A field is <c>*</c>, a number or name, a range <c>a-b</c>, a step <c>x/n</c>, or a list of these. A day must
/// match both its field and the weekday's.
/// </summary>
internal sealed class CronSchedule : ISchedule
{
    /// <summary>A day that never comes (31 February) is noticed after the eight years that 29 February can
    /// take.</summary>
    private const int DaysSearchedMax = (8 * 366) + 1;

    private static readonly string[] MonthNames =
        ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

    private static readonly string[] DayNames = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    private readonly ulong _seconds;
    private readonly ulong _minutes;
    private readonly ulong _hours;
    private readonly ulong _days;
    private readonly ulong _months;
    private readonly ulong _weekdays;

    private CronSchedule(string[] fields)
    {
        _seconds = Parse(fields[0], 0, 59, []);
        _minutes = Parse(fields[1], 0, 59, []);
        _hours = Parse(fields[2], 0, 23, []);
        _days = Parse(fields[3], 1, 31, []);
        _months = Parse(fields[4], 1, 12, MonthNames);
        _weekdays = Parse(fields[5], 0, 6, DayNames);
    }

    /// <summary>Reads a schedule: fields as above, or a time span.</summary>
    /// <exception cref="FormatException">It is neither, or has no day it could run on.</exception>
    public static ISchedule Parse(string text)
    {
        string[] fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (fields.Length == 1 && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan interval)
            && interval > TimeSpan.Zero)
        {
            return new IntervalSchedule(interval);
        }

        var schedule = fields.Length switch
        {
            6 => new CronSchedule(fields),
            5 => new CronSchedule(["0", .. fields]),
            _ => throw new FormatException($"'{text}' is neither six fields nor a time span."),
        };
        schedule.Next(DateTimeOffset.UnixEpoch);
        return schedule;
    }

    /// <inheritdoc/>
    /// <exception cref="FormatException">There is no such day.</exception>
    public DateTimeOffset Next(DateTimeOffset after)
    {
        long untilNextSecond = TimeSpan.TicksPerSecond - (after.UtcTicks % TimeSpan.TicksPerSecond);
        DateTime earliest = after.UtcDateTime.AddTicks(untilNextSecond);
        DateTime day = earliest.Date;
        for (int searched = 0; searched < DaysSearchedMax; searched++, day = day.AddDays(1))
        {
            if (RunsOn(day) && TimeFrom(day == earliest.Date ? earliest.TimeOfDay : TimeSpan.Zero) is { } time)
            {
                return new DateTimeOffset(day + time, TimeSpan.Zero);
            }
        }

        throw new FormatException("The schedule has no day it could run on.");
    }

    private static bool Has(ulong field, int value) => (field >> value & 1) != 0;

    private bool RunsOn(DateTime day) =>
        Has(_months, day.Month) && Has(_days, day.Day) && Has(_weekdays, (int)day.DayOfWeek);

    /// <summary>The first time of day at or after one; null when none is left.</summary>
    private TimeSpan? TimeFrom(TimeSpan earliest)
    {
        for (int hour = earliest.Hours; hour <= 23; hour++)
        {
            int minuteFrom = hour == earliest.Hours ? earliest.Minutes : 0;
            for (int minute = minuteFrom; Has(_hours, hour) && minute <= 59; minute++)
            {
                bool isSameMinute = hour == earliest.Hours && minute == earliest.Minutes;
                int second = isSameMinute ? earliest.Seconds : 0;
                while (second <= 59 && !Has(_seconds, second))
                {
                    second++;
                }

                if (Has(_minutes, minute) && second <= 59)
                {
                    return new TimeSpan(hour, minute, second);
                }
            }
        }

        return null;
    }

    private static ulong Parse(string field, int min, int max, string[] names)
    {
        ulong bits = 0;
        foreach (string part in field.Split(','))
        {
            string[] stepped = part.Split('/');
            string[] ends = stepped[0].Split('-');
            bool isAll = stepped[0] is "*" or "?";
            int from = isAll ? min : Number(ends[0], min, max, names);
            int to = isAll || (ends.Length == 1 && stepped.Length == 2) ? max
                : ends.Length == 1 ? from : Number(ends[1], min, max, names);
            int step = stepped.Length == 2 ? Number(stepped[1], 1, max, []) : 1;
            if (stepped.Length > 2 || ends.Length > 2 || from > to)
            {
                throw new FormatException($"'{field}' is no field of a schedule.");
            }

            for (int value = from; value <= to; value += step)
            {
                bits |= 1UL << value;
            }
        }

        return bits;
    }

    private static int Number(string text, int min, int max, string[] names)
    {
        int named = Array.FindIndex(names, name => text.StartsWith(name, StringComparison.OrdinalIgnoreCase));
        int value = named >= 0 ? named + min
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1;
        bool isSundayAsSeven = value == 7 && max == 6;
        return isSundayAsSeven ? 0
            : value >= min && value <= max ? value
            : throw new FormatException($"'{text}' is not between {min} and {max}.");
    }
}
