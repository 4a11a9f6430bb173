using System.Text.Json;
using Disbursement.Core.Money;
using FsCheck;
using FsCheck.Fluent;

namespace Disbursement.Core.Tests.Money;

public sealed class VndTests
{
    private static readonly Arbitrary<Vnd> Amounts = Gen.Frequency(
            (8, Gen.Choose(0, int.MaxValue).Select(dong => (long)dong * 100_000)),
            (1, Gen.Constant(0L)),
            (1, Gen.Constant(Vnd.MaxDong / 2)))
        .Select(dong => Vnd.FromDong(Math.Min(dong, Vnd.MaxDong / 2)))
        .ToArbitrary();

    [Fact]
    public void Default_NoAmount_IsZero()
    {
        Assert.Equal(Vnd.Zero, default);
        Assert.Equal(0, default(Vnd).Dong);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(540_000)]
    [InlineData(Vnd.MaxDong)]
    public void FromDong_InRange_KeepsDong(long dong) => Assert.Equal(dong, Vnd.FromDong(dong).Dong);

    [Theory]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    [InlineData(Vnd.MaxDong + 1)]
    [InlineData(long.MaxValue)]
    public void FromDong_OutOfRange_Throws(long dong) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Vnd.FromDong(dong));

    [Fact]
    public void Add_AboveMaximum_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Vnd.FromDong(Vnd.MaxDong) + Vnd.FromDong(1));

    [Fact]
    public void Add_AnyAmounts_CommutesAndAssociates() =>
        Prop.ForAll(Amounts, Amounts, Amounts, (first, second, third) =>
        {
            Vnd left = Vnd.FromDong(first.Dong / 4);
            Vnd right = Vnd.FromDong(third.Dong / 4);

            Assert.Equal(first + second, second + first);
            Assert.Equal(left + right + right, left + (right + right));
            Assert.Equal(first, first + Vnd.Zero);
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void DongOver_AnyAmounts_IsTheShortfallOrZero() =>
        Prop.ForAll(Amounts, Amounts, (left, right) =>
        {
            Vnd over = left.DongOver(right);

            Assert.Equal(Math.Max(0, left.Dong - right.Dong), over.Dong);
            Assert.Equal(left > right, over > Vnd.Zero);
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Compare_AnyAmounts_AgreesWithDong() =>
        Prop.ForAll(Amounts, Amounts, (left, right) =>
        {
            Assert.Equal(left.Dong.CompareTo(right.Dong), left.CompareTo(right));
            Assert.Equal(left.Dong < right.Dong, left < right);
            Assert.Equal(left.Dong <= right.Dong, left <= right);
            Assert.Equal(left.Dong > right.Dong, left > right);
            Assert.Equal(left.Dong >= right.Dong, left >= right);
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Sum_AnyOrder_GivesTheSame() =>
        Prop.ForAll(Amounts.Generator.ListOf().Select(all => all.Take(100).ToArray()).ToArbitrary(), amounts =>
        {
            Vnd[] small = [.. amounts.Select(amount => Vnd.FromDong(amount.Dong % 1_000_000_000))];

            Assert.Equal(Vnd.Sum(small), Vnd.Sum(small.Reverse()));
            Assert.Equal(small.Sum(amount => amount.Dong), Vnd.Sum(small).Dong);
        }).Check(Config.QuickThrowOnFailure);

    [Theory]
    [InlineData(0, "0")]
    [InlineData(999, "999")]
    [InlineData(540_000, "540.000")]
    [InlineData(Vnd.MaxDong, "1.000.000.000.000.000")]
    public void ToString_AnyAmount_GroupsByDots(long dong, string expected) =>
        Assert.Equal(expected, Vnd.FromDong(dong).ToString());

    [Fact]
    public void Json_AnyAmount_RoundTripsAsNumber()
    {
        string json = JsonSerializer.Serialize(Vnd.FromDong(540_000));

        Assert.Equal("540000", json);
        Assert.Equal(Vnd.FromDong(540_000), JsonSerializer.Deserialize<Vnd>(json));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("\"540000\"")]
    [InlineData("1000000000000001")]
    public void Json_NoWholeAmount_Throws(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Vnd>(json));
}
