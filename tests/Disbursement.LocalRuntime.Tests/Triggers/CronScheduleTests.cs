using System.Globalization;
using Disbursement.LocalRuntime.Triggers.Timer;
using FsCheck;
using FsCheck.Fluent;

namespace Disbursement.LocalRuntime.Tests.Triggers;

public sealed class CronScheduleTests
{
    [Theory]
    [InlineData("0 */5 * * * *", "2025-11-30 10:02:03", "2025-11-30 10:05:00")]
    [InlineData("0 */5 * * * *", "2025-11-30 10:05:00", "2025-11-30 10:10:00")]
    [InlineData("30 * * * * *", "2025-11-30 23:59:31", "2025-12-01 00:00:30")]
    [InlineData("0 0 18 25 * *", "2025-11-25 18:00:00", "2025-12-25 18:00:00")]
    [InlineData("0 0 9 * * 1-5", "2025-11-28 09:00:00", "2025-12-01 09:00:00")]
    [InlineData("0 0 9 * * MON", "2025-11-28 09:00:00", "2025-12-01 09:00:00")]
    [InlineData("0 0 0 1 JAN,Jul *", "2025-02-01 00:00:00", "2025-07-01 00:00:00")]
    [InlineData("0 0 0 29 2 *", "2025-01-01 00:00:00", "2028-02-29 00:00:00")]
    [InlineData("0 0 0 * * 7", "2025-11-28 00:00:00", "2025-11-30 00:00:00")]
    [InlineData("5/20 0 0 * * *", "2025-11-30 00:00:05", "2025-11-30 00:00:25")]
    [InlineData("0,15 1-2/1 3 * * *", "2025-11-30 03:01:15", "2025-11-30 03:02:00")]
    [InlineData("*/5 * * * *", "2025-11-30 10:02:03", "2025-11-30 10:05:00")]
    [InlineData("00:10:00", "2025-11-30 10:02:03", "2025-11-30 10:12:03")]
    public void Next_Schedule_GivesFirstRunAfter(string schedule, string after, string expected) =>
        Assert.Equal(At(expected), CronSchedule.Parse(schedule).Next(At(after)));

    [Theory]
    [InlineData("every day")]
    [InlineData("0 0 0 30 2 *")]
    [InlineData("60 * * * * *")]
    [InlineData("* * 24 * * *")]
    [InlineData("* * * 0 * *")]
    [InlineData("0 5-1 * * * *")]
    [InlineData("0 1/2/3 * * * *")]
    [InlineData("-00:05:00")]
    [InlineData("")]
    public void Parse_NoSchedule_IsRefused(string schedule) =>
        Assert.Throws<FormatException>(() => CronSchedule.Parse(schedule));

    [Fact]
    public void Next_AnyInstant_IsTheFirstMatchingSecond()
    {
        ISchedule schedule = CronSchedule.Parse("*/7 3-59/9 * * * 0-6");
        Gen<DateTimeOffset> instants =
            from seconds in Gen.Choose(0, int.MaxValue)
            select DateTimeOffset.FromUnixTimeMilliseconds((seconds * 1_000L) + (seconds % 1_000));

        Prop.ForAll(instants.ToArbitrary(), after =>
        {
            DateTimeOffset next = schedule.Next(after);

            DateTimeOffset first = Seconds(after).First(at => at.Second % 7 == 0 && at.Minute % 9 == 3);
            Assert.Equal(first, next);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));
    }

    private static IEnumerable<DateTimeOffset> Seconds(DateTimeOffset after)
    {
        DateTimeOffset at = DateTimeOffset.FromUnixTimeSeconds(after.ToUnixTimeSeconds());
        while (true)
        {
            at = at.AddSeconds(1);
            yield return at;
        }
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
