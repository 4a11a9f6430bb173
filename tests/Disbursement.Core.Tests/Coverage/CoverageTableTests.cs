using System.Globalization;
using Disbursement.Core.Coverage;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;

namespace Disbursement.Core.Tests.Coverage;

public sealed class CoverageTableTests
{
    private static readonly Period June = Period.Parse("2024-06");

    /// <summary>DOMAIN 8.2, S0: Hòa Bình, June 2024. The published shares come out of the published counts.</summary>
    [Fact]
    public void ShareOf_HoaBinh_IsAsPublished()
    {
        CoverageRow row = Province("17", new CoverageFigures
        {
            Beneficiaries = 41_099,
            Reviewed = 40_736,
            WithAccount = 28_886,
            PaidBank = 26_293,
        });

        Assert.Equal(99.12m, row.ShareOf(figures => figures.Reviewed));
        Assert.Equal(70.28m, row.ShareOf(figures => figures.WithAccount));
        Assert.Equal(63.97m, row.ShareOf(figures => figures.PaidToAccount));
    }

    /// <summary>DOMAIN 8.2, S1: the districts of Quảng Ninh; truncation would miss 96.61.</summary>
    [Theory]
    [InlineData(5_325, 5_512, "96.61")]
    [InlineData(191, 200, "95.50")]
    [InlineData(4_979, 5_922, "84.08")]
    [InlineData(2_017, 2_645, "76.26")]
    public void ShareOf_QuangNinhDistricts_IsAsPublished(long paid, long all, string published)
    {
        CoverageRow row = Province("22", new CoverageFigures { Beneficiaries = all, PaidBank = paid });

        Assert.Equal(
            published,
            row.ShareOf(figures => figures.PaidToAccount).ToString("0.00", CultureInfo.InvariantCulture));
    }

    /// <summary>
    /// DOMAIN 8.2, S1: with account 27,119 after 26,172 is +3.62 %, paid 27,108 after 26,166 is +3.60 %.
    /// </summary>
    [Fact]
    public void ChangePercentOf_QuangNinh_IsAsPublished()
    {
        CoverageRow row = Province(
            "22",
            new CoverageFigures { Beneficiaries = 56_852, WithAccount = 27_119, PaidBank = 27_108 },
            new CoverageFigures { Beneficiaries = 56_852, WithAccount = 26_172, PaidBank = 26_166 });

        Assert.Equal(3.62m, row.ChangePercentOf(figures => figures.WithAccount));
        Assert.Equal(3.60m, row.ChangePercentOf(figures => figures.PaidToAccount));
        Assert.Equal(947, row.ChangeOf(figures => figures.WithAccount));
    }

    /// <summary>DOMAIN 8.2, S1: 44,907 + 11,945 = 56,852, and the 5,464 others stay outside.</summary>
    [Fact]
    public void Build_Groups_TotalIsBtxhAndNccOnly()
    {
        var table = CoverageTable.Build("22", June,
        [
            new UnitCoverage("193", ProgrammeGroup.Btxh, People(44_907)),
            new UnitCoverage("193", ProgrammeGroup.Ncc, People(11_945)),
            new UnitCoverage("193", ProgrammeGroup.Khac, People(5_464)),
        ]);

        Assert.Equal(56_852, table.Find("22", CoverageGroup.Tong)!.Figures.Beneficiaries);
        Assert.Equal(56_852, table.Find("193", CoverageGroup.Tong)!.Figures.Beneficiaries);
        Assert.Equal(5_464, table.Find("22", CoverageGroup.Khac)!.Figures.Beneficiaries);
    }

    [Fact]
    public void Build_Units_AreOrdinalWithTheProvinceLast()
    {
        var table = CoverageTable.Build("17", June,
        [
            new UnitCoverage("150", ProgrammeGroup.Btxh, People(2)),
            new UnitCoverage("148", ProgrammeGroup.Btxh, People(1)),
            new UnitCoverage("148", ProgrammeGroup.Btxh, People(3)),
        ]);

        Assert.Equal(["148", "150", "17"], table.Rows.Select(row => row.Unit).Distinct());
        Assert.Equal(12, table.Rows.Count);
        Assert.Equal(4, table.Find("148", CoverageGroup.Btxh)!.Figures.Beneficiaries);
        Assert.Equal(6, table.Find("17", CoverageGroup.Btxh)!.Figures.Beneficiaries);
    }

    [Fact]
    public void Build_MonthBefore_StandsBesideTheUnitsThatHadOne()
    {
        var table = CoverageTable.Build(
            "17", June,
            [
                new UnitCoverage("148", ProgrammeGroup.Btxh, People(5)),
                new UnitCoverage("150", ProgrammeGroup.Btxh, People(1)),
            ],
            [new UnitCoverage("148", ProgrammeGroup.Btxh, People(4))],
            target: 30m);

        Assert.Equal(1, table.Find("148", CoverageGroup.Tong)!.ChangeOf(figures => figures.Beneficiaries));
        Assert.Equal(0, table.Find("148", CoverageGroup.Ncc)!.ChangeOf(figures => figures.Beneficiaries));
        Assert.Null(table.Find("150", CoverageGroup.Btxh)!.Before);
        Assert.Null(table.Find("148", CoverageGroup.Ncc)!.ChangePercentOf(figures => figures.Beneficiaries));
        Assert.All(table.Rows, row => Assert.Equal(30m, row.Target));
    }

    [Fact]
    public void ShareOf_NoBeneficiaries_IsZero() =>
        Assert.Equal(0m, Province("17", CoverageFigures.None).ShareOf(figures => figures.Reviewed));

    private static CoverageFigures People(long count) => new() { Listed = count, Beneficiaries = count, Open = count };

    private static CoverageRow Province(string code, CoverageFigures now, CoverageFigures? before = null) =>
        new(code, June, code, CoverageGroup.Tong, now, before, Target: null);
}
