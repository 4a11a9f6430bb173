using Disbursement.Core.Coverage;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Units;

namespace Disbursement.Core.Tests.Coverage;

public sealed class CoverageBeforeTests
{
    private static readonly Period July = UnitRegister.FirstTwoLevelPeriod;

    [Fact]
    public void Map_AcrossTheReform_MapsWhatIsKnownAndNamesTheRest()
    {
        CoverageBefore before = Map("22", ["07093", "07192"], ("22", [Of("205", 7), Of("207", 5)]));

        Assert.Equal([Of("07192", 5)], before.Units);
        Assert.Equal(["07093"], before.WithoutMap);
        Assert.Equal(12, before.Province!.Sum(static unit => unit.Figures.Beneficiaries));
    }

    [Fact]
    public void Map_JoinedProvinces_AddUpWhenAllAreCounted()
    {
        CoverageBefore all = Map("25", ["08035"], ("17", [Of("148", 1)]), ("25", [Of("227", 2)]), ("26", [Of("243", 3)]));
        CoverageBefore some = Map("25", ["08035"], ("17", [Of("148", 1)]), ("25", [Of("227", 2)]), ("26", []));

        Assert.Equal(6, all.Province!.Sum(static unit => unit.Figures.Beneficiaries));
        Assert.Null(some.Province);
        Assert.Equal(["26"], some.WithoutFigures);
    }

    [Fact]
    public void Map_NothingCounted_IsNone() => Assert.Same(CoverageBefore.None, Map("22", ["07093"], ("22", [])));

    [Fact]
    public void Build_MappedMonth_ShowsTheChangeOfUnitAndProvince()
    {
        CoverageBefore before = Map("22", ["07093", "07192"], ("22", [Of("205", 7), Of("207", 5)]));

        CoverageTable table = CoverageTable.Build("22", July, [Of("07093", 20), Of("07192", 9)], before, target: null);

        Assert.Null(Change(table, "07093"));
        Assert.Equal(4, Change(table, "07192"));
        Assert.Equal(17, Change(table, "22"));
        Assert.Equal(0, table.Find("22", CoverageGroup.Ncc)!.ChangeOf(static figures => figures.Beneficiaries));
    }

    [Fact]
    public void Build_ProvinceNotKnownWhole_ShowsNoChangeOfIt()
    {
        CoverageBefore before = Map("25", ["08035"], ("17", [Of("148", 1)]), ("25", []), ("26", []));

        CoverageTable table = CoverageTable.Build("25", July, [Of("08035", 20)], before, target: null);

        Assert.Null(Change(table, "25"));
    }

    private static long? Change(CoverageTable table, string unit) =>
        table.Find(unit, CoverageGroup.Tong)!.ChangeOf(static figures => figures.Beneficiaries);

    private static CoverageBefore Map(
        string province, string[] now, params (string Province, UnitCoverage[] Units)[] before)
    {
        Assert.Contains(province, UnitRegister.Shipped.Provinces(July).Select(static unit => unit.Code));
        return CoverageBefore.Map(
            July,
            now,
            before.ToDictionary(
                static one => one.Province, static one => (IReadOnlyList<UnitCoverage>)one.Units, StringComparer.Ordinal),
            UnitSuccession.Shipped);
    }

    private static UnitCoverage Of(string unit, long people) => new(
        unit, ProgrammeGroup.Btxh, new CoverageFigures { Listed = people, Beneficiaries = people, Open = people });
}
