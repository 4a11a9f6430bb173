using Disbursement.Cli.Generate;
using Disbursement.Cli.Generate.Planning;
using Disbursement.Core.Money;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Units;

namespace Disbursement.Cli.Tests.Generate;

/// <summary>The figures the provinces published come out of the plan, whatever the seed (DOMAIN 8.2).</summary>
public sealed class PublishedFiguresTests
{
    public static TheoryData<ulong> Seeds => [1, 2024, 77_777, ulong.MaxValue];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Plan_HoaBinhJune2024_HasPublishedFigures(ulong seed)
    {
        MonthPlan plan = PlanOf("17", "2024-06", seed);

        ExpectedRow province = ExpectedFigures.Of(plan).Find("17", "TONG")!;

        Assert.Equal((41_099, 40_736, 28_886, 26_293),
            (province.Beneficiaries, province.Reviewed, province.WithAccount, province.PaidToAccount));
        Assert.Equal("99,12", Share(province.Reviewed!.Value, province.Beneficiaries));
        Assert.Equal("70,28", Share(province.WithAccount, province.Beneficiaries));
        Assert.Equal("63,97", Share(province.PaidToAccount, province.Beneficiaries));
        Assert.Equal(10, plan.Lists.Select(list => list.Unit).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Plan_QuangNinhMay2024_HasPublishedFigures(ulong seed)
    {
        MonthPlan plan = PlanOf("22", "2024-05", seed);

        var figures = ExpectedFigures.Of(plan);
        ExpectedRow total = figures.Find("22", "TONG")!;
        ExpectedRow others = figures.Find("22", "KHAC")!;

        Assert.Equal(44_907, figures.Find("22", "BTXH")!.Beneficiaries);
        Assert.Equal(11_945, figures.Find("22", "NCC")!.Beneficiaries);
        Assert.Equal((56_852, 27_119, 27_108), (total.Beneficiaries, total.WithAccount, total.PaidToAccount));
        Assert.Equal((5_464, 5_050, 5_050), (others.Beneficiaries, others.WithAccount, others.PaidToAccount));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Plan_QuangNinhMay2024_ChangesAsPublishedSinceApril(ulong seed)
    {
        MonthPlan plan = PlanOf("22", "2024-05", seed);

        ExpectedFigures now = ExpectedFigures.Of(plan);
        ExpectedFigures before = ExpectedFigures.OfPrevious(plan);

        Assert.Equal("3,62", Change(now, before, "TONG", row => row.WithAccount));
        Assert.Equal("3,60", Change(now, before, "TONG", row => row.PaidToAccount));
        Assert.Equal("0,12", Change(now, before, "KHAC", row => row.WithAccount));
        Assert.Equal("0,12", Change(now, before, "KHAC", row => row.PaidToAccount));
        Assert.Equal(26_166, before.Find("22", "TONG")!.PaidToAccount);
        Assert.InRange(before.Find("22", "TONG")!.WithAccount, 26_171, 26_172);
    }

    [Theory]
    [InlineData("194", 5_325, 5_512, "96,61")]
    [InlineData("207", 191, 200, "95,50")]
    [InlineData("196", 4_979, 5_922, "84,08")]
    [InlineData("199", 2_017, 2_645, "76,26")]
    [InlineData("195", 396, 6_120, "6,47")]
    [InlineData("198", 156, 2_000, "7,80")]
    public void Plan_QuangNinhDistrict_HasPublishedShare(string unit, int paid, int beneficiaries, string share)
    {
        MonthPlan plan = PlanOf("22", "2024-05", 2024);

        ExpectedRow row = ExpectedFigures.Of(plan).Find(unit, "TONG")!;

        Assert.Equal((paid, beneficiaries), (row.PaidToAccount, row.Beneficiaries));
        Assert.Equal(share, Share(row.PaidToAccount, row.Beneficiaries));
    }

    [Fact]
    public void Plan_QuangNinh_AllThirteenUnitsPayByAccount()
    {
        MonthPlan plan = PlanOf("22", "2024-05", 2024);

        ExpectedRow[] units = [.. ExpectedFigures.Of(plan).Rows.Where(row => row is { Unit.Length: 3, Group: "TONG" })];

        Assert.Equal(13, units.Length);
        Assert.All(units, unit => Assert.True(unit.PaidToAccount > 0, unit.Unit));
    }

    [Theory]
    [InlineData("17", "2024-06")]
    [InlineData("22", "2024-05")]
    [InlineData("25", "2025-09")]
    [InlineData("49", "2024-12")]
    public void Plan_AnyProfile_KeepsEveryListPossible(string province, string period)
    {
        MonthPlan plan = PlanOf(province, period, 5);

        Assert.All(plan.Lists, list =>
        {
            Assert.True(list.Paid >= list.NewPaid + list.GainedPaid, $"{list.Unit} {list.Group} paid");
            Assert.True(list.Faults.Total >= list.NewFaults, $"{list.Unit} {list.Group} faults");
            Assert.True(list.NewFaults >= list.Faults[AccountFault.HeldAcrossUnits], $"{list.Unit} pairs");
            Assert.True(list.Cash >= list.HeldInUnit + list.Pairs.Count(pair => !pair.WithAccount), $"{list.Unit} cash");
            Assert.InRange(list.Reviewed, 0, list.Beneficiaries);
            Assert.True(list.Group == ProgrammeGroup.Btxh || list.Pairs.Count + list.HeldInUnit == 0, "held outside BTXH");
        });
        Assert.All(plan.Pairs, pair => Assert.NotEqual(pair.FirstUnit, pair.SecondUnit));
    }

    [Fact]
    public void Plan_HoaBinh_HoldsEveryKindOfFault()
    {
        MonthPlan plan = PlanOf("17", "2024-06", 2024);

        Assert.All(Enum.GetValues<AccountFault>(), fault =>
            Assert.True(plan.Lists.Sum(list => list.Faults[fault]) > 0, fault.ToString()));
        Assert.NotEmpty(plan.Pairs);
        Assert.True(plan.Lists.Sum(list => list.HeldInUnit) > 0);
        Assert.True(plan.Lists.Sum(list => list.Refused) > 0);
    }

    [Fact]
    public void Plan_ProvinceThatNoLongerExists_SaysSo()
    {
        Assert.Throws<ArgumentException>(() => PlanOf("17", "2025-07", 1));
    }

    private static MonthPlan PlanOf(string province, string period, ulong seed) => MonthPlanner.Plan(
        new GenerateRequest { Province = province, Period = Period.Parse(period), Seed = seed, WithPrevious = true },
        UnitRegister.Shipped);

    private static string Share(int part, int whole) =>
        VietnameseNumber.FormatPercent(VietnameseNumber.SharePercent(part, whole));

    private static string Change(
        ExpectedFigures now, ExpectedFigures before, string group, Func<ExpectedRow, int> figure)
    {
        int was = figure(before.Find("22", group)!);
        return Share(figure(now.Find("22", group)!) - was, was);
    }
}
