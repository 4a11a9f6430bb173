using Disbursement.Core.Periods;

namespace Disbursement.Core.Tests.Periods;

public sealed class VietnamTimeTests
{
    [Theory]
    [InlineData("2024-05-31T16:59:59Z", "2024-05-31")]
    [InlineData("2024-05-31T17:00:00Z", "2024-06-01")]
    [InlineData("2024-06-01T00:30:00+07:00", "2024-06-01")]
    [InlineData("2024-01-01T00:00:00-12:00", "2024-01-01")]
    public void DateOf_Instant_IsTheDayInVietnam(string instant, string expected) =>
        Assert.Equal(
            DateOnly.Parse(expected, null),
            VietnamTime.DateOf(DateTimeOffset.Parse(instant, null)));

    [Fact]
    public void In_Instant_StaysTheSameInstant()
    {
        var instant = new DateTimeOffset(2024, 6, 30, 20, 0, 0, TimeSpan.Zero);

        DateTimeOffset there = VietnamTime.In(instant);

        Assert.Equal(instant, there);
        Assert.Equal(TimeSpan.FromHours(7), there.Offset);
        Assert.Equal(3, there.Hour);
    }
}
