using System.Globalization;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Identity;
using Disbursement.Core.Money;
using Disbursement.Core.Programmes;
using FsCheck;
using FsCheck.Fluent;

namespace Disbursement.Core.Tests.Entitlements;

/// <summary>
/// Goal: whatever a person is listed for, what is proposed may stand together and is the most the law allows. Method:
/// every pair of programmes against a table written by hand from the decree, and brute force over all subsets.
/// </summary>
public sealed class BenefitConflictTests
{
    /// <summary>Clauses 5, 6 and 8 of ND 20/2021 art. 5, code by code.</summary>
    private static readonly string[] WithSingleParent =
    [
        "BT05A1", "BT05A2", "BT05B", "BT05C", "BT05D", "BT06A", "BT06B", "BT06C", "BT06D", "BT08",
    ];

    private static readonly string[] Drawn =
        ["BT04", "BT05A2", "BT06A", "BT08", "BT01A", "BT07", "CS20-2A1", "CS20-2A2", "CS20-2C", "NC-TUAT", "NC-TBPV",
            "NC-BMPV", "NC-TB41", "NC-LS2"];

    [Fact]
    public void Find_EveryPairOfProgrammes_IsHeldAsTheLawSays()
    {
        string[] codes = [.. ProgrammeTable.Shipped.All.Select(static programme => programme.Code)];
        string[] wrong =
        [
            .. from one in codes
               from other in codes
               where string.CompareOrdinal(one, other) < 0
               let held = DuplicateRules.Find([Row(one, 1), Row(other, 2)]).Count > 0
               where held != MayNotStand(one, other)
               select $"{one} {other}",
        ];

        Assert.Empty(wrong);
        Assert.True(codes.Length > 150);
    }

    [Theory]
    [InlineData("0,1: 1", "BT05C 360", "BT06A 720")]
    [InlineData("0,1: 0", "BT06A 720", "BT05C 360")]
    [InlineData("0,1: 0", "BT05C 360", "BT06A 360")]
    [InlineData("0,1,2: 0,2", "BT04 720", "BT05C 360", "BT06A 720")]
    [InlineData("0,1,2: 2", "BT04 360", "BT05C 360", "BT01A 900")]
    [InlineData("0,1: 1", "BT04 360", "BT07 540")]
    [InlineData("0,1: 1", "CS20-2A1 540", "CS20-2A2 720")]
    [InlineData("0,1: 0", "NC-TBPV 2640", "NC-BMPV 2055")]
    [InlineData("0,1,2: 0,2", "NC-TUAT/a 1565", "NC-TUAT/b 1153", "NC-TUAT/c 2789")]
    [InlineData("", "NC-TUAT/a 1565", "NC-TUAT/b 1153")]
    [InlineData("0,1: ", "NC-TUAT/a 1565", "NC-TUAT/a 1565", "NC-TUAT/b 1153")]
    [InlineData("0,1: ", "BT05C 360", "BT05C 360")]
    [InlineData("0,1,2: 1", "BT05C 360", "BT05C 500", "BT07 400")]
    [InlineData("0,1: ", "HTXH 500", "HTXH 500")]
    [InlineData("", "CS20-2C/a 360", "CS20-2C/b 360", "CS20-1A 900", "BT06A 720")]
    [InlineData("", "NC-LS1 2055", "NC-TUAT 1153", "NC-TB41 3000", "NC-TBPV 2055")]
    [InlineData("0,1: 1; 2,3: 2", "BT05C 360", "BT06A 720", "NC-TBPV 2640", "NC-BMPV 2055")]
    public void Find_RowsOfOnePerson_HoldsAllAndProposesTheHighest(string expected, params string[] rows)
    {
        IReadOnlyList<BenefitConflict> found = DuplicateRules.Find([.. rows.Select(ReadRow)]);

        Assert.Equal(expected, string.Join("; ", found.Select(static conflict =>
            $"{string.Join(',', conflict.Positions)}: {string.Join(',', conflict.Proposed)}")));
    }

    [Fact]
    public void Find_AnyRows_ProposesWhatMayStandAndNoMoreMoneyMay() =>
        Prop.ForAll(AnyRows(), rows =>
        {
            IReadOnlyList<BenefitConflict> found = DuplicateRules.Find(rows);
            int[] held = [.. found.SelectMany(static conflict => conflict.Positions)];
            Assert.Equal(held.Distinct().Count(), held.Length);
            foreach (BenefitConflict conflict in found.Where(static conflict => conflict.Proposed.Count > 0))
            {
                Assert.Subset(conflict.Positions.ToHashSet(), conflict.Proposed.ToHashSet());
                Assert.Empty(DuplicateRules.Find([.. conflict.Proposed.Select(position => rows[position])]));
                Assert.Equal(MostOf(rows, conflict.Positions), SumOf(rows, conflict.Proposed));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    private static Arbitrary<ListedBenefit[]> AnyRows() => Gen.ArrayOf(
        from code in Gen.Elements(Drawn)
        from reference in Gen.Elements("", "a", "b")
        from amount in Gen.Choose(1, 4)
        select Row(code, amount, reference)).Where(static rows => rows.Length <= 7).ToArbitrary();

    /// <summary>The most that some rows may come to together, found by trying every subset.</summary>
    private static long MostOf(ListedBenefit[] rows, IReadOnlyList<int> positions) =>
        Enumerable.Range(0, 1 << positions.Count)
            .Select(subset => positions.Where((_, index) => (subset >> index & 1) == 1).ToArray())
            .Where(subset => DuplicateRules.Find([.. subset.Select(position => rows[position])]).Count == 0)
            .Max(subset => SumOf(rows, subset));

    private static long SumOf(ListedBenefit[] rows, IReadOnlyList<int> positions) =>
        positions.Sum(position => rows[position].Amount.Dong);

    private static bool MayNotStand(string one, string other)
    {
        if (one.StartsWith("BT", StringComparison.Ordinal) && other.StartsWith("BT", StringComparison.Ordinal))
        {
            return !(one == "BT04" && WithSingleParent.Contains(other));
        }

        return (one, other) is ("CS20-2A1", "CS20-2A2") or ("NC-BMPV", "NC-TBPV");
    }

    private static ListedBenefit ReadRow(string text)
    {
        string[] parts = text.Split(' ');
        string[] key = parts[0].Split('/');
        int thousands = int.Parse(parts[1], CultureInfo.InvariantCulture);
        return Row(key[0], thousands, key.ElementAtOrDefault(1) ?? "");
    }

    private static ListedBenefit Row(string programme, int thousands, string reference = "")
    {
        Assert.True(PersonKey.TryParse("017070123456", out PersonKey person));
        return new ListedBenefit(new EntitlementKey(person, programme, reference), Vnd.FromDong(thousands * 1_000L));
    }
}
