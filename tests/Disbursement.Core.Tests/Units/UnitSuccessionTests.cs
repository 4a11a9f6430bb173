using Disbursement.Core.Periods;
using Disbursement.Core.Units;

namespace Disbursement.Core.Tests.Units;

public sealed class UnitSuccessionTests
{
    /// <summary>A small country: 01 goes on, 02 joins it; commune 00001 goes on with other borders, 00002 is divided.</summary>
    private static readonly UnitRegister Country = UnitRegister.Parse(new StringReader("""
        code,level,name,parent,province,valid_from,valid_to
        01,province,A,,01,2020-01,
        02,province,B,,02,2020-01,2025-06
        100,district,C,01,01,2020-01,2025-06
        200,district,D,01,01,2020-01,2025-06
        00001,commune,E,100,01,2020-01,2025-06
        00001,commune,E,01,01,2025-07,
        00002,commune,F,100,01,2020-01,2025-06
        00003,commune,G,01,01,2025-07,
        00004,commune,H,200,01,2020-01,2025-06
        00005,commune,I,01,01,2025-07,2026-03
        00006,commune,J,01,01,2026-04,
        """));

    private static readonly UnitSuccession Succession = Read("""
        02,01,2025-07,whole,A
        00001,00001,2025-07,whole,A
        00002,00001,2025-07,part,A
        00002,00003,2025-07,part,A
        200,00005,2025-07,whole,A
        00005,00006,2026-04,whole,A
        """);

    [Theory]
    [InlineData("17", "2024-05", "2024-06", SuccessionKind.Unchanged, "17")]
    [InlineData("17", "2025-06", "2025-07", SuccessionKind.Mapped, "25")]
    [InlineData("25", "2025-06", "2025-07", SuccessionKind.Unchanged, "25")]
    [InlineData("49", "2025-06", "2025-07", SuccessionKind.Mapped, "48")]
    [InlineData("15", "2025-06", "2025-07", SuccessionKind.Unchanged, "15")]
    [InlineData("22", "2025-06", "2025-07", SuccessionKind.Unchanged, "22")]
    [InlineData("205", "2024-10", "2024-11", SuccessionKind.Unchanged, "205")]
    [InlineData("519", "2024-12", "2025-01", SuccessionKind.Mapped, "509")]
    [InlineData("20656", "2024-12", "2025-01", SuccessionKind.Unchanged, "20656")]
    [InlineData("20672", "2024-12", "2025-01", SuccessionKind.Mapped, "20671")]
    [InlineData("203", "2025-06", "2025-07", SuccessionKind.Mapped, "06994")]
    [InlineData("148", "2025-06", "2025-07", SuccessionKind.Unknown, "")]
    [InlineData("04789", "2025-06", "2025-07", SuccessionKind.Unknown, "")]
    [InlineData("99999", "2024-05", "2024-06", SuccessionKind.Unknown, "")]
    public void Successors_ShippedFacts_AreFollowed(
        string code, string from, string to, SuccessionKind kind, string expected) =>
        AssertMapping(kind, expected, UnitSuccession.Shipped.Successors(code, Period.Parse(from), Period.Parse(to)));

    [Theory]
    [InlineData("25", "2025-07", "2025-06", SuccessionKind.Mapped, "17 25 26")]
    [InlineData("19", "2025-07", "2025-06", SuccessionKind.Mapped, "06 19")]
    [InlineData("48", "2025-07", "2025-06", SuccessionKind.Mapped, "48 49")]
    [InlineData("22", "2025-07", "2025-06", SuccessionKind.Unchanged, "22")]
    [InlineData("15", "2025-07", "2025-06", SuccessionKind.Mapped, "10 15")]
    [InlineData("509", "2025-01", "2024-12", SuccessionKind.Mapped, "509 519")]
    [InlineData("509", "2024-12", "2024-11", SuccessionKind.Unchanged, "509")]
    [InlineData("07192", "2025-07", "2025-06", SuccessionKind.Mapped, "207")]
    [InlineData("07093", "2025-07", "2025-06", SuccessionKind.Unknown, "")]
    [InlineData("07093", "2025-09", "2025-08", SuccessionKind.Unchanged, "07093")]
    public void Predecessors_ShippedFacts_AreFollowed(
        string code, string now, string before, SuccessionKind kind, string expected) =>
        AssertMapping(kind, expected, UnitSuccession.Shipped.Predecessors(code, Period.Parse(now), Period.Parse(before)));

    [Fact]
    public void Successors_EveryProvinceOfJune2025_LeadsToOneOfJuly()
    {
        Period june = new(2025, 6);
        Period july = june.Next;

        var reached = new HashSet<string>(StringComparer.Ordinal);
        foreach (Unit province in UnitRegister.Shipped.Provinces(june))
        {
            UnitMapping mapping = UnitSuccession.Shipped.Successors(province.Code, june, july);
            Assert.True(mapping.IsComparable, province.Code);
            reached.Add(Assert.Single(mapping.Units));
        }

        Assert.Equal(
            UnitRegister.Shipped.Provinces(july).Select(static unit => unit.Code), reached.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Predecessors_AllProvincesOfJuly_TakeEachProvinceOfJuneOnce()
    {
        Period july = UnitRegister.FirstTwoLevelPeriod;

        IEnumerable<string> taken = UnitRegister.Shipped.Provinces(july)
            .SelectMany(unit => UnitSuccession.Shipped.Predecessors(unit.Code, july, july.Previous).Units);

        Assert.Equal(
            UnitRegister.Shipped.Provinces(july.Previous).Select(static unit => unit.Code),
            taken.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("00002", SuccessionKind.Divided, "00001 00003")]
    [InlineData("00001", SuccessionKind.Unchanged, "00001")]
    [InlineData("00004", SuccessionKind.Mapped, "00006")] // its district went on, and changed once more
    [InlineData("100", SuccessionKind.Unknown, "")]
    public void Successors_DividedAndChained_AreTold(string code, SuccessionKind kind, string expected) =>
        AssertMapping(kind, expected, Succession.Successors(code, new Period(2025, 6), new Period(2026, 5)));

    [Theory]
    [InlineData("00001", SuccessionKind.Divided, "00001 00002")]
    [InlineData("00003", SuccessionKind.Divided, "00002")]
    [InlineData("00006", SuccessionKind.Mapped, "200")]
    [InlineData("01", SuccessionKind.Mapped, "01 02")]
    public void Predecessors_DividedAndChained_AreTold(string code, SuccessionKind kind, string expected) =>
        AssertMapping(kind, expected, Succession.Predecessors(code, new Period(2026, 5), new Period(2025, 6)));

    [Fact]
    public void Parse_SeveralErrors_NamesThemAll()
    {
        SuccessionException wrong = Assert.Throws<SuccessionException>(() => Read("""
            09,01,2025-07,whole,A
            02,00004,2025-07,whole,A
            02,01,07/2025,whole,A
            02,01,2025-07,half,A
            00002,00003,2025-07,part,
            00001,00001,2025-07,whole,A
            00001,00003,2025-07,part,A
            200,00005,2025-07,whole,A
            00004,00005,2025-07,whole,A
            """));

        Assert.Equal(
            [
                "02 to 01: from_period reads yyyy-MM, from 2000-02.",
                "02 to 01: the kind is whole or part, not 'half'.",
                "09 to 01 (2025-07): no unit 09 stood in 2025-06.",
                "02 to 00004 (2025-07): no unit 00004 stands in 2025-07.",
                "00002 to 00003 (2025-07): the source is missing.",
                "00004 to 00005 (2025-07): the unit above goes there too; its people would count twice.",
                "00002 to 00003 (2025-07): a part needs another successor for the rest.",
                "00001 to 00001 (2025-07): a unit with several successors goes to each in part.",
            ],
            wrong.Errors);
        Assert.All(wrong.Errors, error => Assert.Contains(error, wrong.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Parse_SameLinkTwice_Throws()
    {
        SuccessionException wrong = Assert.Throws<SuccessionException>(() => Read("""
            00002,00003,2025-07,part,A
            00002,00003,2025-07,part,A
            """));

        Assert.Equal(["00002 to 00003 (2025-07): the same link stands twice."], wrong.Errors);
    }

    [Fact]
    public void Parse_NoHeader_Throws() =>
        Assert.Throws<SuccessionException>(() => UnitSuccession.Parse(new StringReader("# nothing"), Country));

    private static UnitSuccession Read(string links) =>
        UnitSuccession.Parse(new StringReader("from_code,to_code,from_period,kind,source\n" + links), Country);

    private static void AssertMapping(SuccessionKind kind, string units, UnitMapping mapping)
    {
        Assert.Equal(kind, mapping.Kind);
        Assert.Equal(units.Split(' ', StringSplitOptions.RemoveEmptyEntries), mapping.Units);
    }
}
