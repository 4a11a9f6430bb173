using System.Globalization;
using Disbursement.Core.Intake;
using FsCheck;
using FsCheck.Fluent;

namespace Disbursement.Core.Tests.Intake;

public sealed class AmountTextTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("540000", 540_000)]
    [InlineData("540.000", 540_000)]
    [InlineData("540,000", 540_000)]
    [InlineData("1.234.567", 1_234_567)]
    [InlineData("1,234,567", 1_234_567)]
    [InlineData("12.345", 12_345)]
    [InlineData("000540000", 540_000)]
    [InlineData("1000000000000000", 1_000_000_000_000_000)]
    public void TryParse_FormsOfTheFile_AreRead(string text, long expected)
    {
        Assert.True(AmountText.TryParse(text, out long dong));
        Assert.Equal(expected, dong);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("540.00")]
    [InlineData("540.0000")]
    [InlineData("5400.000")]
    [InlineData("540.0.0")]
    [InlineData("0.540")]
    [InlineData("000.540")]
    [InlineData("1.234,567")]
    [InlineData("1,234.567")]
    [InlineData("540.")]
    [InlineData(".540")]
    [InlineData("540..000")]
    [InlineData("540 000")]
    [InlineData("540.00a")]
    [InlineData("5.4E+05")]
    [InlineData("５４０")]
    [InlineData("99999999999999999")]
    [InlineData("999.999.999.999.999.999")]
    public void TryParse_AnythingElse_IsRefused(string text) => Assert.False(AmountText.TryParse(text, out _));

    [Fact]
    public void TryParse_AnyNumber_ReadsPlainAndGrouped() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).Select(number => (long)number * 1_001).ToArbitrary(), number =>
        {
            string plain = number.ToString(CultureInfo.InvariantCulture);
            string commas = number.ToString("#,0", CultureInfo.InvariantCulture);

            Assert.True(AmountText.TryParse(plain, out long first) && first == number);
            Assert.True(AmountText.TryParse(commas, out long second) && second == number);
            Assert.True(AmountText.TryParse(commas.Replace(',', '.'), out long third) && third == number);
        }).Check(Config.QuickThrowOnFailure);

    [Theory]
    [InlineData("", "0")]
    [InlineData("540.000", "540000")]
    [InlineData("-540.000", "-540000")]
    [InlineData("360000.5", "360000.5")]
    [InlineData("3,6E+05", "360000")]
    public void AsSent_WhatASpreadsheetAdds_IsANumber(string text, string expected) =>
        Assert.Equal(decimal.Parse(expected, CultureInfo.InvariantCulture), AmountText.AsSent(text));

    [Theory]
    [InlineData("abc")]
    [InlineData("540.000đ")]
    [InlineData("1E+30")]
    [InlineData("-")]
    public void AsSent_Text_IsNone(string text) => Assert.Null(AmountText.AsSent(text));

    [Fact]
    public void TryParseAndAsSent_AnyText_NeverThrow() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
        {
            bool read = AmountText.TryParse(text ?? "", out long dong);
            decimal? sent = AmountText.AsSent(text ?? "");

            Assert.True(!read || (dong >= 0 && sent == dong));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
}
