using Disbursement.Core.Board;

namespace Disbursement.Core.Tests.Board;

public sealed class ReminderPlanTests
{
    private static readonly DateTimeOffset Deadline = new(2024, 6, 5, 17, 0, 0, TimeSpan.FromHours(7));

    [Theory]
    [InlineData(-73, null)]
    [InlineData(-72, "before-3")]
    [InlineData(-25, "before-3")]
    [InlineData(-24, "before-1")]
    [InlineData(-1, "before-1")]
    [InlineData(0, "after-0")]
    [InlineData(48, "after-2")]
    [InlineData(31 * 24, "after-2")]
    [InlineData((31 * 24) + 1, null)]
    public void Due_AtAnHour_IsTheLatestMomentPassed(int hours, string? expected) =>
        Assert.Equal(expected, ReminderPlan.Due(Deadline, [3, 1], [0, 2], Deadline.AddHours(hours))?.Code);

    [Fact]
    public void Due_NoMoments_IsNever() => Assert.Null(ReminderPlan.Due(Deadline, [], [], Deadline.AddDays(1)));
}
