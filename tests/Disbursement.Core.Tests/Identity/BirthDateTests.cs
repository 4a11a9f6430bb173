using Disbursement.Core.Identity;

namespace Disbursement.Core.Tests.Identity;

public sealed class BirthDateTests
{
    [Theory]
    [InlineData("05/03/1950", 1950, 3, 5, "05/03/1950")]
    [InlineData("5/3/1950", 1950, 3, 5, "05/03/1950")]
    [InlineData("03/1950", 1950, 3, null, "03/1950")]
    [InlineData("3/1950", 1950, 3, null, "03/1950")]
    [InlineData("1950", 1950, null, null, "1950")]
    [InlineData("29/02/1952", 1952, 2, 29, "29/02/1952")]
    public void TryParse_AsFarAsKnown_RoundTrips(string text, int year, int? month, int? day, string canonical)
    {
        Assert.True(BirthDate.TryParse(text, out BirthDate birth));

        Assert.Equal((year, month, day), (birth.Year, birth.Month, birth.Day));
        Assert.Equal(canonical, birth.Reveal());
        Assert.Equal("****", birth.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("50")]
    [InlineData("1879")]
    [InlineData("2100")]
    [InlineData("00/1950")]
    [InlineData("13/1950")]
    [InlineData("31/04/1950")]
    [InlineData("29/02/1951")]
    [InlineData("1950-03-05")]
    [InlineData("05/03/50")]
    [InlineData("1/05/03/1950")]
    [InlineData("05//1950")]
    [InlineData("005/03/1950")]
    [InlineData("a/03/1950")]
    [InlineData("/")]
    public void TryParse_AnythingElse_Refuses(string? text) => Assert.False(BirthDate.TryParse(text, out _));

    [Theory]
    [InlineData("15/06/1944", 2024, 6, 14, 79)]
    [InlineData("15/06/1944", 2024, 6, 15, 80)]
    [InlineData("06/1944", 2024, 6, 1, 80)]
    [InlineData("1944", 2024, 1, 1, 80)]
    public void AgeAt_Day_CountsFullYears(string text, int year, int month, int day, int expected)
    {
        Assert.True(BirthDate.TryParse(text, out BirthDate birth));

        Assert.Equal(expected, birth.AgeAt(new DateOnly(year, month, day)));
    }

    [Fact]
    public void Default_Unknown_SaysNothing()
    {
        Assert.Equal("", default(BirthDate).Reveal());
        Assert.Equal("", default(BirthDate).ToString());
    }
}
