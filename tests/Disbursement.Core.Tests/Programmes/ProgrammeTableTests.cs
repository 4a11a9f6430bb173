using Disbursement.Core.Money;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;

namespace Disbursement.Core.Tests.Programmes;

public sealed class ProgrammeTableTests
{
    private const string Programmes = """
        code,group,name,kind,per_child,sensitive
        A,BTXH,Một,Monthly,,
        """;

    /// <summary>Goal: the rates of the decrees (DOMAIN 3), on both sides of 2024-07-01.</summary>
    [Theory]
    [InlineData("BT01A", 900_000, 1_250_000)]
    [InlineData("BT05C", 360_000, 500_000)]
    [InlineData("BT05D", 1_080_000, 1_500_000)]
    [InlineData("BT06B", 900_000, 1_250_000)]
    [InlineData("CS20-2D2", 900_000, 1_250_000)]
    [InlineData("MTP", 7_200_000, 10_000_000)]
    [InlineData("NC-TK", 2_125_000, 2_884_000)]
    [InlineData("NC-LS3", 6_165_000, 8_367_000)]
    [InlineData("NC-TB21", 1_384_000, 1_878_000)]
    [InlineData("NC-TB100", 6_589_000, 8_941_000)]
    [InlineData("NC-TBB21", 1_144_000, 1_552_000)]
    [InlineData("NC-TBB100", 5_451_000, 7_397_000)]
    [InlineData("NC-THO", 1_400_000, 1_400_000)]
    public void RateFor_Decrees_ChangeInJuly2024(string code, long before, long after)
    {
        ProgrammeTable table = ProgrammeTable.Shipped;

        Assert.Equal(before, table.RateFor(code, "17", new Period(2024, 6))?.Dong);
        Assert.Equal(after, table.RateFor(code, "17", new Period(2024, 7))?.Dong);
    }

    [Fact]
    public void RateFor_SeveralGradesOrNone_IsNone()
    {
        ProgrammeTable table = ProgrammeTable.Shipped;

        Assert.Null(table.RateFor("NC-BB", "17", new Period(2024, 6)));
        Assert.Equal(6, table.RatesFor("NC-BB", "17", new Period(2024, 6)).Count);
        Assert.Null(table.RateFor("TET", "17", new Period(2024, 6)));
        Assert.Null(table.RateFor("NOTHING", "17", new Period(2024, 6)));
        Assert.Null(table.RateFor("HTXH", "17", new Period(2025, 6)));
        Assert.Equal(500_000, table.RateFor("HTXH", "17", new Period(2025, 7))?.Dong);
    }

    [Theory]
    [InlineData("BT04", 360_000, true)]
    [InlineData("BT04", 1_080_000, true)]
    [InlineData("BT04", 540_000, false)]
    [InlineData("MTP", 7_200_000, true)]
    [InlineData("MTP", 9_000_000, true)]
    [InlineData("MTP", 7_000_000, false)]
    [InlineData("NC-LT1", 2_297_000, true)]
    [InlineData("NC-LT1", 3_077_000, true)]
    [InlineData("NC-LT1", 2_300_000, false)]
    [InlineData("NC-BB", 3_406_000, true)]
    [InlineData("NC-BB", 3_407_000, false)]
    [InlineData("BT05C", 360_000, true)]
    [InlineData("BT05C", 360_001, false)]
    [InlineData("TET", 123, true)]
    public void Allows_Amount_FollowsTheRule(string code, long dong, bool expected) =>
        Assert.Equal(
            expected, ProgrammeTable.Shipped.Allows(code, "17", new Period(2024, 6), Vnd.FromDong(dong)));

    [Fact]
    public void RatesFor_ProvinceOfItsOwn_StandsInsteadOfTheCountry()
    {
        const string rates = """
            programme,province,from,to,rule,amount,step,basis
            A,,2024-01,,Fixed,100,,ND
            A,22,2024-06,,Fixed,150,,NQ
            """;

        ProgrammeTable table = ProgrammeTable.Parse(new StringReader(Programmes), new StringReader(rates));

        Assert.Equal(100, table.RateFor("A", "22", new Period(2024, 5))?.Dong);
        Assert.Equal(150, table.RateFor("A", "22", new Period(2024, 6))?.Dong);
        Assert.Equal(100, table.RateFor("A", "17", new Period(2024, 6))?.Dong);
    }

    [Theory]
    [InlineData("B,,2024-01,,Fixed,100,,ND")]
    [InlineData("A,,2024-01,,Guess,100,,ND")]
    [InlineData("A,,2024-01,,Fixed,-1,,ND")]
    [InlineData("A,,2024-01,,Fixed,1.5,,ND")]
    [InlineData("A,,2024-01,,Multiple,0,,ND")]
    [InlineData("A,,2024-01,,Stepped,5,0,ND")]
    [InlineData("A,,2024,,Fixed,100,,ND")]
    public void Parse_BadRate_Throws(string rate)
    {
        string rates = "programme,province,from,to,rule,amount,step,basis\n" + rate;

        Assert.Throws<FormatException>(
            () => ProgrammeTable.Parse(new StringReader(Programmes), new StringReader(rates)));
    }

    [Fact]
    public void Shipped_Programmes_AreSensitiveWhereTheLawSaysSo()
    {
        IEnumerable<string> sensitive = ProgrammeTable.Shipped.All
            .Where(programme => programme.Sensitive)
            .Select(programme => programme.Code);

        Assert.Equal(["BT03A", "BT03B", "BT08"], sensitive);
        Assert.True(ProgrammeTable.Shipped.Find("BT04")?.PerChild);
        Assert.Equal(ProgrammeKind.OneOff, ProgrammeTable.Shipped.Find("MTP")?.Kind);
        Assert.Equal(ProgrammeKind.Yearly, ProgrammeTable.Shipped.Find("NC-THO")?.Kind);
    }

    [Theory]
    [InlineData("btxh", ProgrammeGroup.Btxh)]
    [InlineData("NCC", ProgrammeGroup.Ncc)]
    [InlineData("Khac", ProgrammeGroup.Khac)]
    public void Groups_Codes_RoundTrip(string text, ProgrammeGroup expected)
    {
        Assert.True(ProgrammeGroups.TryParse(text, out ProgrammeGroup group));

        Assert.Equal(expected, group);
        Assert.Equal(text.ToUpperInvariant(), group.ToCode());
        Assert.Equal(group.ToCode().ToLowerInvariant(), group.ToListCode());
        Assert.False(ProgrammeGroups.TryParse(text + "x", out _));
    }
}
