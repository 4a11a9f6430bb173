using Disbursement.Cli.Generate.Chance;
using Disbursement.Cli.Generate.Planning;
using FsCheck;
using FsCheck.Fluent;

namespace Disbursement.Cli.Tests.Generate;

/// <summary>The laws everything generated rests on: same seed same numbers, nothing lost when parting.</summary>
public sealed class ChanceTests
{
    /// <summary>Pins the stream: a change here changes every generated month, which must be meant.</summary>
    [Fact]
    public void Next_KnownSeed_GivesKnownNumbers()
    {
        var dice = Dice.For(2024, 1, 2, 3);

        Assert.Equal(
            [34, 43, 66, 48, 93], new[] { dice.Below(100), dice.Below(100), dice.Below(100), dice.Below(100), dice.Below(100) });
    }

    [Fact]
    public void Below_AnyLimit_StaysBelow() => Prop.ForAll<PositiveInt, ulong>((limit, seed) =>
    {
        var dice = Dice.For(seed);
        return Enumerable.Range(0, 50).All(_ => dice.Below(limit.Get) < limit.Get);
    }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Below_ManyDraws_IsEven()
    {
        var dice = Dice.For(7);
        int[] counts = new int[10];

        for (int draw = 0; draw < 100_000; draw++)
        {
            counts[dice.Below(10)]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 9_500, 10_500));
    }

    [Fact]
    public void PlaceOf_AnySize_IsAPermutation() => Prop.ForAll<ulong, ushort>((key, size) =>
    {
        int places = size % 3_000;
        var shuffle = new Shuffle(key, places);
        return Enumerable.Range(0, places).Select(shuffle.PlaceOf).Distinct().Count() == places;
    }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void PlaceOf_Outside_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Shuffle(1, 5).PlaceOf(5));

    [Fact]
    public void Draw_Weights_AreKept()
    {
        var choice = WeightedWords.Parse("a 900, b 100, never 0");
        var dice = Dice.For(3);

        int rare = Enumerable.Range(0, 10_000).Count(_ => choice.Draw(ref dice) == "b");

        Assert.Equal(["a", "b"], choice.Items);
        Assert.InRange(rare, 850, 1_150);
    }

    /// <summary>Law: parts sum to the whole, stay under their caps, and lie within one of the exact share.</summary>
    [Fact]
    public void ByWeights_AnyWeights_SumsToTotalUnderTheCaps() =>
        Prop.ForAll<ushort, (byte Weight, byte Cap)[]>((total, rows) =>
        {
            int[] caps = [.. rows.Select(row => (int)row.Cap)];
            int possible = caps.Length == 0 ? 0 : total % (caps.Sum() + 1);

            int[] parts = Apportion.ByWeights(possible, [.. rows.Select(row => (long)row.Weight)], caps);

            return parts.Sum() == possible && parts.Zip(caps, (part, cap) => part >= 0 && part <= cap).All(holds => holds);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void ByWeights_CapsTooLow_Throws() =>
        Assert.Throws<ArgumentException>(() => Apportion.ByWeights(5, [1, 1], [2, 2]));

    [Fact]
    public void ByWeights_LargestRemainder_GoesFirst() =>
        Assert.Equal([3, 4, 3], Apportion.ByWeights(10, [33, 35, 32]));
}
