using Disbursement.Core.Comparison;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Identity;
using Disbursement.Core.Money;
using Disbursement.Core.Programmes;
using FsCheck;
using FsCheck.Fluent;

namespace Disbursement.Core.Tests.Comparison;

/// <summary>
/// Goal: whatever two months look like, the differences explain exactly how one became the other, in every place, and
/// nothing is new that only moved. Method: random months over few people, units and communes, compared as the app does:
/// unit by unit, then over the province; set against what grouping in memory says.
/// </summary>
public sealed class ComparisonRulesTests
{
    private static readonly PersonName Name = PersonName.TryParse("Nguyễn Văn A", out PersonName name) ? name : default;

    private static readonly Gen<Listed> Rows =
        from person in Gen.Choose(1, 12)
        from unit in Gen.Elements("148", "150", "152")
        from commune in Gen.Elements("1", "2")
        from amount in Gen.Elements(360_000, 540_000)
        from arrears in Gen.Elements(0, 0, 360_000)
        from account in Gen.Elements("10000001", "10000002", "")
        select new Listed(person, unit, unit + "0" + commune, amount, arrears, account);

    // A list never has one entitlement twice; two units may.
    private static readonly Arbitrary<Listed[]> Months =
        Rows.ArrayOf().Select(static rows => rows.DistinctBy(static row => (row.Person, row.Unit)).ToArray()).ToArbitrary();

    [Fact]
    public void Compare_AnyTwoMonths_DifferencesAddUpToTheChangeOfEveryPlace() => Prop.ForAll(
        Months,
        Months,
        (before, now) =>
        {
            (IReadOnlyList<ComparisonRow> rows, _) = Compare(before, now); // Build checks each place.

            foreach (string unit in (string[])["148", "150", "152"])
            {
                ComparisonFigures sum = Sum(rows.Where(row => row.Place.Unit == unit));
                Assert.Equal(
                    Money(now.Where(row => row.Unit == unit)) - Money(before.Where(row => row.Unit == unit)),
                    sum.New.NetDong + sum.Stopped.NetDong + sum.MovedIn.NetDong + sum.MovedOut.NetDong + sum.Amount.NetDong);
            }

            ComparisonFigures total = Sum(rows);
            Assert.Equal((before.Length, now.Length), (total.EntitlementsBefore, total.Entitlements));
            Assert.Equal(
                Money(now) - Money(before),
                total.New.NetDong + total.Stopped.NetDong + total.Moved.NetDong + total.Amount.NetDong);
            Assert.Equal(total.MovedIn.Count, total.MovedOut.Count);
            Assert.Equal(
                now.Sum(static row => (long)row.Arrears) - before.Sum(static row => (long)row.Arrears),
                total.Arrears.NetDong);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void Compare_AnyTwoMonths_NobodyIsBothNewAndStopped() => Prop.ForAll(
        Months,
        Months,
        (before, now) =>
        {
            (_, IReadOnlyList<EntitlementDifference> people) = Compare(before, now);

            ILookup<EntitlementKey, EntitlementDifference> byKey = people.ToLookup(static one => one.Key);
            Assert.All(byKey, static same => Assert.False(
                same.Any(static one => one.Kinds.HasFlag(DifferenceKinds.New))
                && same.Any(static one => one.Kinds.HasFlag(DifferenceKinds.Stopped))));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void Compare_AnyTwoMonths_CountsAreTheNumbersOfPersonsBehindThem() => Prop.ForAll(
        Months,
        Months,
        (before, now) =>
        {
            (IReadOnlyList<ComparisonRow> rows, IReadOnlyList<EntitlementDifference> people) = Compare(before, now);

            ComparisonFigures total = Sum(rows);
            long Behind(DifferenceKinds kind) => people.Count(one => one.Kinds.HasFlag(kind));
            Assert.Equal(Behind(DifferenceKinds.New), total.New.Count);
            Assert.Equal(Behind(DifferenceKinds.Stopped), total.Stopped.Count);
            Assert.Equal(Behind(DifferenceKinds.Moved), total.Moved.Count);
            Assert.Equal(Behind(DifferenceKinds.Account), total.Account.Count);
            Assert.Equal(Behind(DifferenceKinds.Arrears), total.Arrears.Count);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void Compare_AMonthWithItself_FindsNothing() => Prop.ForAll(
        Months,
        month =>
        {
            (IReadOnlyList<ComparisonRow> rows, IReadOnlyList<EntitlementDifference> people) = Compare(month, month);

            Assert.Empty(people);
            Assert.All(rows, static row => Assert.False(row.Figures.IsChanged));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void Compare_APersonInAnotherUnit_HasMovedAndIsNeitherNewNorStopped()
    {
        var before = new Listed(1, "148", "14801", 360_000, 0, "10000001");

        (IReadOnlyList<ComparisonRow> rows, IReadOnlyList<EntitlementDifference> people) = Compare(
            [before], [before with { Unit = "150", Commune = "15001", Amount = 540_000, Account = "10000002" }]);

        EntitlementDifference moved = Assert.Single(people);
        Assert.Equal("moved amount account", moved.Kinds.ToCodes());
        Assert.Equal(new Change(1, 360_000, 0), rows.Single(row => row.Place.Unit == "148").Figures.MovedOut);
        ComparisonFigures there = rows.Single(row => row.Place.Unit == "150").Figures;
        Assert.Equal(new Change(1, 0, 540_000), there.MovedIn);
        Assert.Equal((0, 1), (there.Amount.Count, there.Account.Count));
        Assert.Equal(new Change(1, 360_000, 540_000), Sum(rows).Moved);
    }

    [Fact]
    public void Compare_APlaceThatOnlyHasANewCode_HasNotMoved()
    {
        Listed[] before = [new(1, "148", "14801", 360_000, 0, ""), new(2, "148", "14802", 360_000, 0, "")];
        Listed[] now = [new(1, "04789", "04789", 360_000, 0, ""), new(3, "04789", "04789", 540_000, 0, "")];

        (IReadOnlyList<ComparisonRow> rows, IReadOnlyList<EntitlementDifference> people) = Compare(
            before, now, static (from, to) => from.Unit == "148" && to.Unit == "04789");

        Assert.Equal(["stopped", "new"], people.Select(static one => one.Kinds.ToCodes()));
        ComparisonFigures there = rows.Single(row => row.Place.Unit == "04789").Figures;
        Assert.Equal((1, 2, 360_000, 900_000), (
            there.EntitlementsBefore, there.Entitlements, there.AmountBeforeDong, there.AmountDong));
        Assert.Equal((0, 1), (there.MovedIn.Count, there.New.Count));
        ComparisonFigures left = Assert.Single(rows, row => row.Place.Unit == "148").Figures;
        Assert.Equal((1, 0, 1), (left.EntitlementsBefore, left.Entitlements, left.Stopped.Count));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("new", true)]
    [InlineData("moved amount arrears account channel receiver", true)]
    [InlineData("New", false)]
    [InlineData("new nobody", false)]
    public void TryParse_Codes_ReadsWhatIsWritten(string codes, bool valid)
    {
        Assert.Equal(valid, DifferenceCodes.TryParse(codes, out DifferenceKinds kinds));
        Assert.True(!valid || kinds.ToCodes() == codes);
    }

    private static (IReadOnlyList<ComparisonRow> Rows, IReadOnlyList<EntitlementDifference> People) Compare(
        IReadOnlyList<Listed> before,
        IReadOnlyList<Listed> now,
        Func<ComparisonPlace, ComparisonPlace, bool>? isSame = null)
    {
        isSame ??= static (from, to) => from == to;
        var sums = new ComparisonAccumulator();
        var found = new List<EntitlementDifference>();
        foreach (string unit in before.Concat(now).Select(static row => row.Unit).Distinct())
        {
            Listed[] earlier = [.. before.Where(row => row.Unit == unit)];
            Listed[] present = [.. now.Where(row => row.Unit == unit)];
            Array.ForEach(earlier, row => sums.AddBefore(row.Side.Place, row.Row));
            Array.ForEach(present, row => sums.AddNow(row.Side.Place, row.Row));
            found.AddRange(earlier.Select(static row => DifferenceRules.Departed(row.Row.Key, Name, row.Side))
                .Concat(present.Select(static row => DifferenceRules.Arrived(row.Row.Key, Name, row.Side)))
                .GroupBy(static one => one.Key)
                .SelectMany(same => DifferenceRules.Pair([.. same], isSame))
                .Where(static one => one.Kinds != DifferenceKinds.None || one.IsRenamed));
        }

        EntitlementDifference[] paired =
        [
            .. found.GroupBy(static one => one.Key).OrderBy(static same => same.Key)
                .SelectMany(same => DifferenceRules.Pair([.. same], isSame)),
        ];
        Array.ForEach(paired, sums.Add);
        return (sums.Build(), [.. paired.Where(static one => one.Kinds != DifferenceKinds.None)]);
    }

    private static ComparisonFigures Sum(IEnumerable<ComparisonRow> rows) =>
        rows.Aggregate(ComparisonFigures.None, static (sum, row) => sum + row.Figures);

    private static long Money(IEnumerable<Listed> rows) => rows.Sum(static row => (long)row.Amount);

    /// <summary>A row of a list, in short.</summary>
    private sealed record Listed(int Person, string Unit, string Commune, int Amount, int Arrears, string Account)
    {
        public EntitlementRow Row => new()
        {
            Key = new EntitlementKey(
                PersonKey.TryParse($"0170400{Person:00000}", out PersonKey key) ? key : default, "BT05C", ""),
            FullName = Name,
            CommuneCode = Commune,
            Amount = Vnd.FromDong(Amount),
            Arrears = Vnd.FromDong(Arrears),
            Institution = Account.Length > 0 ? "970405" : null,
            Account = AccountNumber.TryParse(Account, out AccountNumber account) ? account : null,
            LineNumber = 1,
        };

        public DifferenceSide Side => DifferenceSide.Of(Unit, ProgrammeGroup.Btxh, Row);
    }
}
