using Disbursement.Core.Periods;
using Disbursement.Functions.Months;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Tests.Months;

/// <summary>
/// Goal: until the last day for supplements passes a month has a round to come, so that no list that came in time is told
/// that none is left. Method: the real orchestrator on a scripted month, whose timers move its clock.
/// </summary>
public sealed class SupplementsUntilTests
{
    private static readonly MonthRef Month = new("17", "2025-11");

    /// <summary>The 20th has ended in Vietnam.</summary>
    private static readonly DateTimeOffset Until = new(2025, 11, 21, 0, 0, 0, VietnamTime.Offset);

    private static readonly FrozenList List = new("148", "btxh", "0123456789ab", 1, 1, 360_000);

    [Theory]
    [InlineData(0, null)]
    [InlineData(20, "2025-11-21 00:00")]
    [InlineData(28, "2025-11-29 00:00")]
    public void SupplementsUntilOf_Day_EndsWithTheDayInVietnam(int day, string? until)
    {
        DateTimeOffset? found = new MonthOptions { SupplementsUntilDay = day }.SupplementsUntilOf(Month.ToPeriod());

        Assert.Equal(until, found?.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(until is null ? null : VietnamTime.Offset, found?.Offset);
    }

    [Fact]
    public async Task Run_NothingNeededBeforeTheDay_WaitsAndThenPaysWhatCame()
    {
        ScriptedMonth month = Begin(roundsMax: 3, Until);
        month.Supplements[2] = [List with { Version = "0123456789ab-r2", Round = 2 }];

        await RunMonthOrchestrator.RunAsync(month, Month);

        Assert.Equal(
            ["round 1", "until 2025-11-20 17:15", "freeze 2 if any", "round 2", "freeze 3 if any"], month.Steps);
    }

    [Fact]
    public async Task Run_FailuresBeforeTheDay_TriesThemAtOnceAndKeepsTheLastRoundForTheDay()
    {
        ScriptedMonth month = Begin(roundsMax: 3, Until);
        month.FallBacks[1] = 4;

        await RunMonthOrchestrator.RunAsync(month, Month);

        Assert.Equal(
            ["round 1", "freeze 2 needed", "round 2", "until 2025-11-20 17:15", "freeze 3 if any"], month.Steps);
    }

    [Fact]
    public async Task Run_DecidedWhileWaiting_HasARoundForIt()
    {
        ScriptedMonth month = Begin(roundsMax: 2, Until, decidesWhileWaiting: true);

        await RunMonthOrchestrator.RunAsync(month, Month);

        Assert.Equal(["round 1", "until 2025-11-20 17:15", "freeze 2 needed", "round 2"], month.Steps);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_NoDayOrDayPassed_WaitsForNothing(bool isPassed)
    {
        ScriptedMonth month = Begin(roundsMax: 2, isPassed ? Until.AddDays(-20) : null);

        await RunMonthOrchestrator.RunAsync(month, Month);

        Assert.Equal(["round 1", "freeze 2 if any"], month.Steps);
    }

    private static ScriptedMonth Begin(int roundsMax, DateTimeOffset? until, bool decidesWhileWaiting = false) => new(
        new FrozenMonth("Closed", ["148"], [List], roundsMax, TakesSupplements: true, until),
        new DateTime(2025, 11, 6, 0, 0, 0, DateTimeKind.Utc))
    {
        DecidesWhileWaiting = decidesWhileWaiting,
    };
}
