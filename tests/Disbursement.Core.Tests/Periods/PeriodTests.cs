using System.Text.Json;
using Disbursement.Core.Periods;

namespace Disbursement.Core.Tests.Periods;

public sealed class PeriodTests
{
    [Theory]
    [InlineData("2024-06", 2024, 6)]
    [InlineData("2000-01", 2000, 1)]
    [InlineData("2099-12", 2099, 12)]
    public void TryParse_Month_RoundTrips(string text, int year, int month)
    {
        Assert.True(Period.TryParse(text, out Period period));

        Assert.Equal(new Period(year, month), period);
        Assert.Equal(text, period.ToString());
        Assert.Equal(text, Period.Parse(text).ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2024-6")]
    [InlineData("2024-00")]
    [InlineData("2024-13")]
    [InlineData("1999-12")]
    [InlineData("2100-01")]
    [InlineData("2024/06")]
    [InlineData("+024-06")]
    [InlineData("2024- 6")]
    [InlineData("2024-06 ")]
    [InlineData("２０２４-06")]
    public void TryParse_AnythingElse_Refuses(string? text)
    {
        Assert.False(Period.TryParse(text, out Period period));
        Assert.Equal(default, period);
        Assert.Throws<FormatException>(() => Period.Parse(text ?? ""));
    }

    [Fact]
    public void Forms_June2024_ReadAsUsed()
    {
        var period = new Period(2024, 6);

        Assert.Equal("202406", period.Compact);
        Assert.Equal("tháng 6/2024", period.Vietnamese);
        Assert.Equal(new DateOnly(2024, 6, 1), period.FirstDay);
        Assert.Equal(new DateOnly(2024, 6, 30), period.LastDay);
    }

    [Fact]
    public void LastDay_February_KnowsLeapYears()
    {
        Assert.Equal(29, new Period(2024, 2).LastDay.Day);
        Assert.Equal(28, new Period(2025, 2).LastDay.Day);
    }

    [Fact]
    public void NextAndPrevious_EveryMonth_AreInverse()
    {
        for (var period = new Period(2000, 1); period < new Period(2099, 12); period = period.Next)
        {
            Assert.Equal(period, period.Next.Previous);
            Assert.True(period < period.Next && period <= period.Next && period.Next > period && period.Next >= period);
            Assert.Equal(period.LastDay.AddDays(1), period.Next.FirstDay);
        }
    }

    [Fact]
    public void Next_LastMonth_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Period(2099, 12).Next);

    [Fact]
    public void Json_ValueAndKey_RoundTrip()
    {
        var months = new Dictionary<Period, Period> { [new(2024, 6)] = new(2024, 5) };

        string json = JsonSerializer.Serialize(months);

        Assert.Equal("""{"2024-06":"2024-05"}""", json);
        Assert.Equal(months, JsonSerializer.Deserialize<Dictionary<Period, Period>>(json));
    }

    [Fact]
    public void Json_NoMonth_Throws() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Period>("\"2024-13\""));
}
