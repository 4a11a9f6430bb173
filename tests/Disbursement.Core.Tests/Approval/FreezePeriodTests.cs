using System.Globalization;
using Disbursement.Core.Approval;

namespace Disbursement.Core.Tests.Approval;

public sealed class FreezePeriodTests
{
    [Theory]
    [InlineData("2025-01-27T23:59:59+07:00", false)]
    [InlineData("2025-01-28T00:00:00+07:00", true)]
    [InlineData("2025-02-02T23:59:59+07:00", true)]
    [InlineData("2025-02-03T00:00:00+07:00", false)]
    [InlineData("2025-01-27T17:00:00Z", true)] // Midnight of the 28th in Vietnam.
    public void Covers_Days_BothEndsIncludedOnVietnamsClock(string instant, bool expected) => Assert.Equal(
        expected,
        new FreezePeriod(new DateOnly(2025, 1, 28), new DateOnly(2025, 2, 2), null, null, "Tết").Covers(At(instant)));

    [Theory]
    [InlineData("21:59:59", false)]
    [InlineData("22:00:00", true)]
    [InlineData("00:00:00", true)]
    [InlineData("05:59:59", true)]
    [InlineData("06:00:00", false)]
    public void Covers_HoursOverMidnight_StartIncludedEndNot(string time, bool expected) => Assert.Equal(
        expected,
        new FreezePeriod(null, null, new TimeOnly(22, 0), new TimeOnly(6, 0), "ngoài giờ")
            .Covers(At($"2025-03-10T{time}+07:00")));

    [Theory]
    [InlineData("11:29:59", false)]
    [InlineData("11:30:00", true)]
    [InlineData("13:29:59", true)]
    [InlineData("13:30:00", false)]
    public void Covers_HoursOfADay_StartIncludedEndNot(string time, bool expected) => Assert.Equal(
        expected,
        new FreezePeriod(null, null, new TimeOnly(11, 30), new TimeOnly(13, 30), "nghỉ trưa")
            .Covers(At($"2025-03-10T{time}+07:00")));

    [Theory]
    [InlineData("2025-12-31T16:59:59+07:00", false)]
    [InlineData("2025-12-31T17:00:00+07:00", true)]
    [InlineData("2025-12-30T17:00:00+07:00", false)]
    public void Covers_HoursOfOneDay_NeedsBoth(string instant, bool expected)
    {
        var day = new DateOnly(2025, 12, 31);

        Assert.Equal(expected, new FreezePeriod(day, day, new TimeOnly(17, 0), null, "khóa sổ").Covers(At(instant)));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
