using Disbursement.Core.Comparison;
using Disbursement.Core.Money;
using Disbursement.Core.Tripwires;

namespace Disbursement.Core.Tests.Tripwires;

/// <summary>Goal: each wire is touched just beyond its limit and not at it. Method: a table, one fact changed at a time.
/// </summary>
public sealed class TripwireRulesTests
{
    private static readonly TripwireLimits Limits = new(10, 10, 10, 10, 5, 110, 50_000_000, 20, 20, RowsMin: 50)
    {
        RoundCountPercent = 10,
        RoundTotalPercent = 10,
    };

    private static readonly ComparisonFigures Same = new()
    {
        EntitlementsBefore = 1_000,
        Entitlements = 1_000,
        AmountBeforeDong = 500_000_000,
        AmountDong = 500_000_000,
        WithAccount = 600,
    };

    private static readonly TripwireFacts Ordinary = new()
    {
        HasBefore = true,
        Total = Same,
        Aged = 0,
        LargestDong = 50_000_000,
        SharedAccounts = 5,
        Units = [new UnitRows("148", 100, 20), new UnitRows("150", 49, 49)],
    };

    public static TheoryData<string, TripwireFacts, string> Table => new()
    {
        { "nothing", Ordinary, "" },
        { "count at the limit, up", With(Same with { Entitlements = 1_100 }), "" },
        { "count beyond, up", With(Same with { Entitlements = 1_101 }), "Count 101/1000" },
        { "count beyond, down", With(Same with { Entitlements = 899 }), "Count 101/1000" },
        { "total at the limit", With(Same with { AmountDong = 550_000_000 }), "" },
        { "total one đồng beyond", With(Same with { AmountDong = 550_000_001 }), "Total 50000001/500000000" },
        { "total beyond, down", With(Same with { AmountDong = 449_999_999 }), "Total 50000001/500000000" },
        { "from nothing", With(Same with { EntitlementsBefore = 0 }), "Count 1000/0" },
        { "new at the limit", With(Same with { New = new Change(100, 0, 1) }), "" },
        { "new beyond", With(Same with { New = new Change(101, 0, 1) }), "NewShare 101/1000" },
        { "to nothing", With(Same with { Entitlements = 0, AmountDong = 0 }), "Count 1000/1000; Total 500000000/500000000" },
        { "count and total of few", With(Few with { Entitlements = 20, AmountDong = 1 }), "" },
        { "arrears of few", With(Few with { ArrearsDong = 500_000_000 }), "" },
        { "count from few to many", With(Few with { Entitlements = 50 }), "" },
        { "count from few to very many", With(Few with { Entitlements = 60 }), "Count 11/49" },
        { "new among few", With(Few with { New = new Change(49, 0, 1) }), "" },
        { "accounts at the limit", With(Same with { NewWithAccount = 30, Account = new Change(30, 1, 1) }), "" },
        { "accounts beyond", With(Same with { NewWithAccount = 31, Account = new Change(30, 1, 1) }), "AccountShare 61/600" },
        { "shared accounts", Ordinary with { SharedAccounts = 6 }, "SharedAccount 6/0" },
        { "aged", Ordinary with { Aged = 1 }, "Age 1/0" },
        { "large payment", Ordinary with { LargestDong = 50_000_001 }, "LargePayment 50000001/0" },
        { "refused beyond", Ordinary with { Units = [new UnitRows("148", 100, 21)] }, "RefusedShare 148 21/100" },
        { "arrears at the limit", With(Same with { ArrearsDong = 125_000_000 }), "" },
        { "arrears beyond", With(Same with { ArrearsDong = 125_000_001 }), "ArrearsShare 125000001/625000001" },
        { "later round at the limit", Ordinary with { Later = new(100, 50_000_000, 1_000, 500_000_000) }, "" },
        { "later round, count beyond", Ordinary with { Later = new(101, 1, 1_000, 500_000_000) }, "RoundCount 101/1000" },
        {
            "later round, sum beyond", Ordinary with { Later = new(1, 50_000_001, 1_000, 500_000_000) },
            "RoundTotal 50000001/500000000"
        },
        { "later round of few", Ordinary with { Later = new(49, 9, 49, 9) }, "" },
        { "the largest sums", With(Same with { AmountBeforeDong = Vnd.MaxDong, AmountDong = Vnd.MaxDong }), "" },
    };

    private static ComparisonFigures Few => Same with { EntitlementsBefore = 49, Entitlements = 49 };

    [Theory]
    [MemberData(nameof(Table), DisableDiscoveryEnumeration = true)]
    public void Find_OneFact_TouchesItsWireBeyondTheLimitOnly(string what, TripwireFacts facts, string expected)
    {
        IReadOnlyList<TrippedWire> found = TripwireRules.Find(facts, Limits);

        Assert.Equal(
            (what, expected),
            (what, string.Join("; ", found.Select(static wire =>
                $"{wire.Code} {wire.Unit}{(wire.Unit.Length > 0 ? " " : "")}{wire.Found}/{wire.Whole}"))));
    }

    [Fact]
    public void Find_NoMonthBefore_ComparesNothing()
    {
        ComparisonFigures first = Same with { EntitlementsBefore = 0, AmountBeforeDong = 0, New = new Change(1_000, 0, 1) };

        Assert.Empty(TripwireRules.Find(With(first) with { HasBefore = false }, Limits));
    }

    [Fact]
    public void Find_NoLimits_FindsNothing()
    {
        ComparisonFigures much = Same with { Entitlements = 1, ArrearsDong = 1_000_000_000, New = new Change(1, 0, 1) };
        TripwireFacts wild = With(much) with
        {
            Aged = 9,
            LargestDong = Vnd.MaxDong,
            SharedAccounts = 99,
            Units = [new UnitRows("148", 100, 100)],
        };

        Assert.Empty(TripwireRules.Find(
            wild, new TripwireLimits(null, null, null, null, null, null, null, null, null, RowsMin: 0)));
    }

    [Fact]
    public void Words_EveryCode_SayWhatAndTheLimitInBothLanguages() => Assert.All(
        Enum.GetValues<TripwireCode>(),
        static code =>
        {
            var wire = new TrippedWire(code, "148", 12_345, 67_890, 11);

            Assert.Contains("11", wire.Vietnamese, StringComparison.Ordinal);
            Assert.Contains("12.345", wire.Vietnamese, StringComparison.Ordinal);
            Assert.Contains("11", wire.English, StringComparison.Ordinal);
            Assert.Contains("12.345", wire.English, StringComparison.Ordinal);
        });

    private static TripwireFacts With(ComparisonFigures total) => Ordinary with { Total = total };
}
