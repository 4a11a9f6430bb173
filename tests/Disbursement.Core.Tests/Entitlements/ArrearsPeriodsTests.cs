using Disbursement.Core.Entitlements;
using Disbursement.Core.Periods;
using FsCheck;
using FsCheck.Fluent;

namespace Disbursement.Core.Tests.Entitlements;

public sealed class ArrearsPeriodsTests
{
    [Theory]
    [InlineData("04/2024", "2024-04")]
    [InlineData("4/2024", "2024-04")]
    [InlineData("04/2024-05/2024", "2024-04;2024-05")]
    [InlineData("04/2024 – 05/2024", "2024-04;2024-05")]
    [InlineData("11/2023-02/2024", "2023-11;2023-12;2024-01;2024-02")]
    [InlineData("01/2024, 03/2024", "2024-01;2024-03")]
    [InlineData("03/2024; 01/2024", "2024-01;2024-03")]
    [InlineData("1, 2, 3/2024", "2024-01;2024-02;2024-03")]
    [InlineData("4-6/2024", "2024-04;2024-05;2024-06")]
    [InlineData("12/2023, 1, 2/2024", "2023-12;2024-01;2024-02")]
    [InlineData("04/2024, 04/2024", "2024-04")]
    [InlineData("04/2024-04/2024", "2024-04")]
    public void TryRead_WhatOfficersWrite_IsUnderstood(string text, string expected)
    {
        Assert.True(ArrearsPeriods.TryRead(text, out ArrearsPeriods periods));

        Assert.Equal(expected, periods.ToString());
        Assert.Equal(expected.Split(';').Length, periods.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2024")]
    [InlineData("04")]
    [InlineData("4, 5")]
    [InlineData("13/2024")]
    [InlineData("0/2024")]
    [InlineData("04/24")]
    [InlineData("04/1999")]
    [InlineData("05/2024-04/2024")]
    [InlineData("01/2024-02/2024-03/2024")]
    [InlineData("01/01/2024")]
    [InlineData("45383")]
    [InlineData("Apr-24")]
    [InlineData("04/2024,")]
    [InlineData("-1/2024")]
    [InlineData("01/2000-12/2099")]
    [InlineData("99999999999/2024")]
    public void TryRead_WhatCanBeGuessedOnly_IsNot(string text)
    {
        Assert.False(ArrearsPeriods.TryRead(text, out ArrearsPeriods periods));

        Assert.Equal(default, periods);
    }

    [Fact]
    public void TryRead_TenYears_IsTheMost()
    {
        Assert.True(ArrearsPeriods.TryRead("01/2014-12/2023", out ArrearsPeriods ten));
        Assert.False(ArrearsPeriods.TryRead("12/2013-12/2023", out _));

        Assert.Equal(ArrearsPeriods.CountMax, ten.Count);
    }

    [Fact]
    public void TryParseText_AnyMonths_GivesThemBack() =>
        Prop.ForAll(Gen.Choose(0, 1199).Select(Month).ListOf().ToArbitrary(), months =>
        {
            ArrearsPeriods periods = ArrearsPeriods.Of(months.Take(ArrearsPeriods.CountMax));

            Assert.True(ArrearsPeriods.TryParseText(periods.ToString(), out ArrearsPeriods read));
            Assert.Equal(periods, read);
            Assert.Equal(months.Distinct().Order(), read.Months);
            Assert.Equal(read.Months.Count, read.Count);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Theory]
    [InlineData("2024-13")]
    [InlineData("04/2024")]
    [InlineData("2024-04;")]
    [InlineData("2024-04,2024-05")]
    public void TryParseText_OtherText_IsRefused(string text) =>
        Assert.False(ArrearsPeriods.TryParseText(text, out _));

    private static Period Month(int number) => new(2000 + (number / 12), (number % 12) + 1);
}
