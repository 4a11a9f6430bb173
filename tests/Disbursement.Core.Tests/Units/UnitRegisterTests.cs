using Disbursement.Core.Periods;
using Disbursement.Core.Units;

namespace Disbursement.Core.Tests.Units;

public sealed class UnitRegisterTests
{
    private static readonly Period June2024 = new(2024, 6);
    private static readonly Period June2025 = new(2025, 6);
    private static readonly Period July2025 = new(2025, 7);

    [Theory]
    [InlineData("17", 10, 151)]
    [InlineData("19", 9, 177)]
    [InlineData("22", 13, 177)]
    [InlineData("25", 13, 225)]
    [InlineData("49", 18, 241)]
    public void Shipped_SeedProvinces2024_HaveTheirUnits(string province, int districts, int communes)
    {
        UnitRegister units = UnitRegister.Shipped;

        IReadOnlyList<Unit> makers = units.ListMakers(province, June2024);
        Assert.Equal(districts, makers.Count);
        Assert.All(makers, maker => Assert.Equal(UnitLevel.District, maker.Level));
        Assert.Equal(communes, units.Communes(province, June2024).Count);
        Assert.Equal(communes, makers.Sum(maker => units.Communes(maker.Code, June2024).Count));
    }

    [Theory]
    [InlineData("25", 148)]
    [InlineData("19", 92)]
    [InlineData("22", 54)]
    [InlineData("48", 94)]
    public void Shipped_TwoLevels2025_CommunesMakeLists(string province, int communes)
    {
        IReadOnlyList<Unit> makers = UnitRegister.Shipped.ListMakers(province, July2025);

        Assert.Equal(communes, makers.Count);
        Assert.All(makers, maker => Assert.Equal(UnitLevel.Commune, maker.Level));
        Assert.Equal(makers, UnitRegister.Shipped.Communes(province, July2025));
    }

    [Fact]
    public void Provinces_BeforeAndAfterTheReform_Are63And34()
    {
        Assert.Equal(63, UnitRegister.Shipped.Provinces(June2025).Count);
        Assert.Equal(34, UnitRegister.Shipped.Provinces(July2025).Count);
    }

    [Theory]
    [InlineData("17", "Tỉnh Hòa Bình", null)]
    [InlineData("25", "Tỉnh Phú Thọ", "Tỉnh Phú Thọ")]
    [InlineData("82", "Tỉnh Tiền Giang", "Tỉnh Đồng Tháp")]
    [InlineData("44", "Tỉnh Quảng Bình", "Tỉnh Quảng Trị")]
    [InlineData("15", "Tỉnh Yên Bái", "Tỉnh Lào Cai")]
    public void Find_Province_ChangesWithTheReform(string code, string? before, string? after)
    {
        Assert.Equal(before, UnitRegister.Shipped.Find(code, June2025)?.Name);
        Assert.Equal(after, UnitRegister.Shipped.Find(code, July2025)?.Name);
    }

    [Theory]
    [InlineData("04789", "148", true)]
    [InlineData("04789", "17", true)]
    [InlineData("04789", "04789", true)]
    [InlineData("04789", "150", false)]
    [InlineData("148", "17", true)]
    [InlineData("99999", "17", false)]
    public void IsInside_CommuneAndUnit_ClimbsTheTree(string commune, string unit, bool expected) =>
        Assert.Equal(expected, UnitRegister.Shipped.IsInside(commune, unit, June2024));

    [Fact]
    public void IsInside_AfterTheReform_DistrictsAreGone()
    {
        Unit commune = UnitRegister.Shipped.Communes("25", July2025)[0];

        Assert.True(UnitRegister.Shipped.IsInside(commune.Code, "25", July2025));
        Assert.False(UnitRegister.Shipped.IsInside("04789", "148", July2025));
        Assert.Null(UnitRegister.Shipped.Find("148", July2025));
    }

    [Fact]
    public void Parse_OverlappingRows_Throws()
    {
        const string table = """
            code,level,name,parent,province,valid_from,valid_to
            17,province,A,,17,2024-01,
            17,province,B,,17,2024-06,
            """;

        Assert.Throws<FormatException>(() => UnitRegister.Parse(new StringReader(table)));
    }

    [Theory]
    [InlineData("17,town,A,,17,2024-01,")]
    [InlineData("17,province,A,,17,2024-1,")]
    [InlineData("17,province,A,,17,2024-01")]
    public void Parse_BadRow_Throws(string row)
    {
        string table = "code,level,name,parent,province,valid_from,valid_to\n" + row;

        Assert.Throws<FormatException>(() => UnitRegister.Parse(new StringReader(table)));
    }

    [Fact]
    public void Parse_SuccessorRows_KeepTheirMonths()
    {
        const string table = """
            # comment
            code,level,name,parent,province,valid_from,valid_to
            17,province,"A, cũ",,17,2024-01,2024-05
            17,province,B,,17,2024-06,
            """;

        UnitRegister units = UnitRegister.Parse(new StringReader(table));

        Assert.Equal("A, cũ", units.Find("17", new Period(2024, 5))?.Name);
        Assert.Equal("B", units.Find("17", June2024)?.Name);
        Assert.Null(units.Find("17", new Period(2023, 12)));
    }
}
