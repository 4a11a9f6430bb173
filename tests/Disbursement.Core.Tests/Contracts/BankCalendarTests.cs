using System.Globalization;
using Disbursement.Core.Contracts;
using Disbursement.Core.Periods;
using Disbursement.Testing;

namespace Disbursement.Core.Tests.Contracts;

public sealed class BankCalendarTests
{
    [Theory]
    [InlineData("2024-06-03", true)] // a Monday
    [InlineData("2024-06-01", false)] // a Saturday
    [InlineData("2024-06-02", false)] // a Sunday
    [InlineData("2024-02-12", false)] // Tết
    [InlineData("2024-04-29", false)] // exchanged for a Saturday
    [InlineData("2024-05-04", true)] // that Saturday
    [InlineData("2031-04-30", false)] // a year the data do not have: the solar days hold
    [InlineData("2031-09-02", false)]
    public void IsOpen_Day_FollowsWeeksAndHolidays(string day, bool open) =>
        Assert.Equal(open, BankCalendar.Usual.IsOpen(Day(day)));

    [Fact]
    public void IsOpen_DaysOfTheContract_GoBeforeTheRest()
    {
        var calendar = new BankCalendar(WorksSaturdays: true, [Day("2024-06-03")], [Day("2024-06-02")]);

        Assert.True(calendar.IsOpen(Day("2024-06-01")));
        Assert.True(calendar.IsOpen(Day("2024-06-02")));
        Assert.False(calendar.IsOpen(Day("2024-06-03")));
        Assert.Equal(Day("2024-06-04"), calendar.After(Day("2024-06-02")));
    }

    /// <summary>
    /// Goal: the lunar days of the file are right. Method: the calendar of the runtime, whose tables nobody here wrote,
    /// gives the first of the first month and the tenth of the third; China's and Vietnam's agree in these years.
    /// </summary>
    [Fact]
    public void Holidays_EveryYearOfTheFile_HasTheLunarDays()
    {
        var lunar = new ChineseLunisolarCalendar();
        for (int year = PublicHolidays.Years.First; year <= PublicHolidays.Years.Last; year++)
        {
            int leap = lunar.GetLeapMonth(year);
            int third = leap is > 0 and <= 3 ? 4 : 3;
            var first = DateOnly.FromDateTime(lunar.ToDateTime(year, 1, 1, 0, 0, 0, 0));
            var kings = DateOnly.FromDateTime(lunar.ToDateTime(year, third, 10, 0, 0, 0, 0));

            for (int day = 0; day < 3; day++)
            {
                Assert.False(BankCalendar.Usual.IsOpen(first.AddDays(day)), $"{first.AddDays(day)}");
            }

            Assert.False(BankCalendar.Usual.IsOpen(kings), $"{kings}");
        }
    }

    [Theory]
    [InlineData("2024-06-03 08:30", "2024-06-04")] // in time
    [InlineData("2024-06-03 15:00", "2024-06-04")] // at the last minute
    [InlineData("2024-06-03 15:01", "2024-06-05")] // received the next day
    [InlineData("2024-06-07 10:00", "2024-06-10")] // Friday: paid on Monday
    [InlineData("2024-06-07 16:00", "2024-06-11")] // received on Monday
    [InlineData("2024-06-08 10:00", "2024-06-11")] // Saturday
    [InlineData("2024-02-07 10:00", "2024-02-15")] // before Tết
    [InlineData("2024-04-26 16:00", "2024-05-03")] // holidays and an exchanged Monday between
    public void PayOn_ProposedAt_IsTheWorkingDayAfterReceipt(string proposed, string day)
    {
        Contract contract = PaymentSamples.Contracts.Contracts[0];
        var at = new DateTimeOffset(
            DateTime.ParseExact(proposed, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), VietnamTime.Offset);

        Assert.Equal(Day(day), contract.PayOn(at));
        Assert.Equal(Day(day), contract.PayOn(at.ToUniversalTime()));
    }

    [Fact]
    public void OnOrAfter_CalendarWithoutWorkingDays_Throws()
    {
        var never = new BankCalendar(
            false, [.. Enumerable.Range(0, 400).Select(ahead => Day("2024-06-01").AddDays(ahead))], []);

        Assert.Throws<InvalidOperationException>(() => never.OnOrAfter(Day("2024-06-01")));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
