using Disbursement.Core.Board;
using Disbursement.Core.Periods;
using Disbursement.Core.Units;

namespace Disbursement.Core.Tests.Board;

/// <summary>Goal: who owes what, and how it stands, in every case. Method: a table of small months.</summary>
public sealed class BoardRulesTests
{
    private static readonly DateTimeOffset Deadline = new(2024, 6, 5, 17, 0, 0, TimeSpan.FromHours(7));
    private static readonly DateTimeOffset InTime = Deadline.AddDays(-2);
    private static readonly DateTimeOffset Late = Deadline.AddHours(1);

    /// <summary>What 148 sent this month and the last, closed or not, early or late: how its lines stand.</summary>
    [Theory]
    [InlineData("", "", false, false, "148:?:Waiting")]
    [InlineData("", "", true, false, "148:?:Overdue")]
    [InlineData("", "", true, true, "148:?:ClosedWithout")]
    [InlineData("", "btxh ncc", false, false, "148:btxh:Waiting 148:ncc:Waiting")]
    [InlineData("btxh", "btxh ncc", false, false, "148:btxh:Sent 148:ncc:Waiting")]
    [InlineData("btxh", "btxh ncc", true, false, "148:btxh:Sent 148:ncc:Overdue")]
    [InlineData("btxh", "btxh ncc", true, true, "148:btxh:Sent 148:ncc:ClosedWithout")]
    [InlineData("late", "btxh", true, false, "148:btxh:SentLate")]
    [InlineData("btxh", "", false, false, "148:btxh:Sent")]
    [InlineData("btxh khac", "btxh", false, false, "148:btxh:Sent 148:khac:Sent!")]
    [InlineData("btxh ncc khac", "khac", false, false, "148:btxh:Sent! 148:ncc:Sent! 148:khac:Sent")]
    [InlineData("after", "btxh", true, true, "148:btxh:AfterClose")]
    [InlineData("btxh after", "btxh", true, true, "148:btxh:Sent")]
    public void Build_OneUnit_StandsAsItShould(string sent, string before, bool isPast, bool isClosed, string expected)
    {
        string[] words = Words(sent);
        var facts = Facts("148") with
        {
            ClosedAt = isClosed ? Late : null,
            Sent =
            [
                .. words.Where(static word => word is "btxh" or "ncc" or "khac").Select(list => List("148", list, InTime)),
                .. words.Where(static word => word == "late").Select(_ => List("148", "btxh", Late)),
            ],
            AfterClose = [.. words.Where(static word => word == "after").Select(_ => List("148", "btxh", Late))],
            Before = [.. Words(before).Select(list => List("148", list, InTime.AddMonths(-1)))],
        };

        MonthBoard board = BoardRules.Build(facts, isPast ? Late.AddHours(1) : InTime);

        Assert.Equal(expected, string.Join(' ', board.Lines.Select(TextOf)));
    }

    [Fact]
    public void Build_SeveralUnits_CountsUnitsAndListsThatAreMissing()
    {
        BoardFacts facts = Facts("148", "150", "152") with
        {
            Sent = [List("148", "btxh", InTime), List("152", "btxh", InTime), List("999", "btxh", InTime)],
            Before = [List("148", "btxh", InTime), List("148", "ncc", InTime), List("150", "btxh", InTime)],
        };

        MonthBoard board = BoardRules.Build(facts, InTime);

        Assert.Equal(["148", "150", "152"], board.Units); // 999 sent a list and is not asked for one
        Assert.Equal(["150"], board.MissingUnits);
        Assert.Equal(["148/ncc"], board.MissingLists);
        Assert.Equal(["150", "148/ncc"], board.Missing);
    }

    [Fact]
    public void Build_LastMonthAndYear_StandBesideTheList()
    {
        SentList before = new("148", "btxh", InTime.AddMonths(-1), 40, 3);
        SentList yearBefore = new("148", "btxh", InTime.AddYears(-1), 38, 1);
        BoardFacts facts = Facts("148") with { Before = [before], YearBefore = [yearBefore] };

        BoardLine line = Assert.Single(BoardRules.Build(facts, InTime).Lines);

        Assert.Equal((before, yearBefore), (line.Before, line.YearBefore));
    }

    [Fact]
    public void Build_JoinedUnits_OweTheListsOfBoth()
    {
        var january = new Period(2025, 1);
        BoardFacts facts = Facts("509") with
        {
            Province = "49",
            Period = january,
            Before =
            [
                new SentList("509", "btxh", InTime, 100, 2),
                new SentList("519", "btxh", InTime.AddHours(5), 20, 1),
                new SentList("519", "khac", InTime, 7, 0),
            ],
        };

        MonthBoard board = BoardRules.Build(facts, InTime);

        Assert.Equal(["509/btxh", "509/khac"], board.Lines.Select(static line => line.Code));
        Assert.Equal(new SentList("509", "btxh", InTime.AddHours(5), 120, 3), board.Lines[0].Before);
    }

    /// <summary>Across 2025-07 most communes have no map: they owe a list, and the board says why no more is known.
    /// </summary>
    [Fact]
    public void Build_NoMap_SaysSoAndExpectsAList()
    {
        BoardFacts facts = Facts("07093", "07192") with
        {
            Province = "22",
            Period = UnitRegister.FirstTwoLevelPeriod,
            Before = [List("205", "btxh", InTime), List("207", "btxh", InTime)],
        };

        MonthBoard board = BoardRules.Build(facts, InTime);

        Assert.Equal(["07093", "07192/btxh"], board.Lines.Select(static line => line.Code));
        Assert.Equal(["07093"], board.WithoutMap);
        Assert.Equal(["07093", "07192"], board.MissingUnits);
    }

    [Fact]
    public void For_SomeUnits_ShowsTheirLinesOnly()
    {
        BoardFacts facts = Facts("148", "150") with { Sent = [List("150", "btxh", InTime)] };

        MonthBoard board = BoardRules.Build(facts, InTime).For(static unit => unit == "148");

        Assert.Equal(["148"], board.Lines.Select(static line => line.Unit));
        Assert.Equal(["148"], board.Missing);
    }

    private static BoardFacts Facts(params string[] makers) => new()
    {
        Province = "17",
        Period = new Period(2024, 6),
        Deadline = Deadline,
        Makers = makers,
        Succession = UnitSuccession.Shipped,
    };

    private static SentList List(string unit, string list, DateTimeOffset at) => new(unit, list, at, 10, 2);

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string TextOf(BoardLine line) =>
        $"{line.Unit}:{(line.List.Length == 0 ? "?" : line.List)}:{line.Standing}{(line.IsExpected ? "" : "!")}";
}
