using Disbursement.Cli.Reports;
using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Tests.Reports;

/// <summary>Numbers as people read them.</summary>
public sealed class FiguresTests
{
    [Theory]
    [InlineData(0, "0", "0")]
    [InlineData(1_234_567, "1.234.567", "1,234,567")]
    public void Number_Groups_ByLanguage(long number, string vietnamese, string english)
    {
        Assert.Equal(vietnamese, Figures.Number(Language.Vietnamese, number));
        Assert.Equal(english, Figures.Number(Language.English, number));
    }

    [Theory]
    [InlineData(26_293, 41_099, "63,97 %")]
    [InlineData(40_736, 41_099, "99,12 %")]
    [InlineData(0, 5, "0,00 %")]
    [InlineData(0, 0, "–")]
    public void Share_PublishedFigures_RoundHalfUp(long part, long whole, string expected) =>
        Assert.Equal(expected, Figures.Share(Language.Vietnamese, part, whole));

    [Theory]
    [InlineData(27_119, 26_172, "+3,62 %")]
    [InlineData(90, 100, "-10,00 %")]
    [InlineData(5, 0, "–")]
    [InlineData(5, 5, "0,00 %")]
    public void Change_AgainstBefore_CarriesItsSign(long now, long before, string expected) =>
        Assert.Equal(expected, Figures.Change(Language.Vietnamese, now, before));

    [Theory]
    [InlineData(0.04, "0,0 giây", "0.0 s")]
    [InlineData(12.34, "12,3 giây", "12.3 s")]
    [InlineData(125.9, "2 phút 05 giây", "2 min 05 s")]
    [InlineData(3725, "62 phút 05 giây", "62 min 05 s")]
    public void Duration_Seconds_OneDecimalThenMinutes(double seconds, string vietnamese, string english)
    {
        Assert.Equal(vietnamese, Figures.Duration(Language.Vietnamese, TimeSpan.FromSeconds(seconds)));
        Assert.Equal(english, Figures.Duration(Language.English, TimeSpan.FromSeconds(seconds)));
    }

    [Theory]
    [InlineData(1, "1 MB")]
    [InlineData(1_048_576, "1 MB")]
    [InlineData(1_048_577, "2 MB")]
    public void Megabytes_Bytes_RoundUp(long bytes, string expected) =>
        Assert.Equal(expected, Figures.Megabytes(Language.Vietnamese, bytes));

    [Fact]
    public void Rate_TooShortOrTooFew_IsNotTold()
    {
        Assert.Empty(Figures.Rate(Language.Vietnamese, 100, TimeSpan.FromMilliseconds(10)));
        Assert.Empty(Figures.Rate(Language.Vietnamese, 99, TimeSpan.FromSeconds(10)));
        Assert.Equal("2.050/s", Figures.Rate(Language.Vietnamese, 4_100, TimeSpan.FromSeconds(2)));
    }
}
