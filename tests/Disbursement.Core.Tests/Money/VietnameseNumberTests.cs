using Disbursement.Core.Money;

namespace Disbursement.Core.Tests.Money;

public sealed class VietnameseNumberTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(1_234_567, "1.234.567")]
    [InlineData(-5_000, "-5.000")]
    [InlineData(long.MaxValue, "9.223.372.036.854.775.807")]
    public void Format_Number_GroupsByDots(long number, string expected) =>
        Assert.Equal(expected, VietnameseNumber.Format(number));

    /// <summary>Goal: the shares the provinces published (DOMAIN 8.2) come out to the last digit.</summary>
    [Theory]
    [InlineData(40_736, 41_099, "99,12")]
    [InlineData(28_886, 41_099, "70,28")]
    [InlineData(26_293, 41_099, "63,97")]
    [InlineData(26_293, 28_886, "91,02")]
    [InlineData(27_119, 56_852, "47,70")]
    [InlineData(27_108, 56_852, "47,68")]
    [InlineData(5_050, 5_464, "92,42")]
    [InlineData(5_325, 5_512, "96,61")]
    [InlineData(191, 200, "95,50")]
    [InlineData(4_979, 5_922, "84,08")]
    [InlineData(2_017, 2_645, "76,26")]
    [InlineData(11_303, 76_381, "14,80")]
    public void SharePercent_PublishedFigures_ComeOutRounded(long part, long whole, string expected) =>
        Assert.Equal(expected, VietnameseNumber.FormatPercent(VietnameseNumber.SharePercent(part, whole)));

    [Theory]
    [InlineData(1, 800, "0,13")] // 0.125 rounds up, as a half does
    [InlineData(0, 0, "0,00")]
    [InlineData(5, 0, "0,00")]
    [InlineData(3, 3, "100,00")]
    public void SharePercent_Edges_RoundHalfUp(long part, long whole, string expected) =>
        Assert.Equal(expected, VietnameseNumber.FormatPercent(VietnameseNumber.SharePercent(part, whole)));

    [Fact]
    public void SharePercent_Negative_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => VietnameseNumber.SharePercent(-1, 5));
}
