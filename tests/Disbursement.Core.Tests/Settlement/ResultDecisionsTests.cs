using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;
using Disbursement.Core.Tests.Repository;

namespace Disbursement.Core.Tests.Settlement;

/// <summary>The documented decision table, the table as data and what the fold does are one and the same.</summary>
public sealed class ResultDecisionsTests
{
    private static readonly EndToEndId Id = EndToEndId.Parse("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    private static readonly Vnd Amount = Vnd.FromDong(540_000);
    private static readonly DateTimeOffset Noon = new(2024, 6, 10, 12, 0, 0, TimeSpan.FromHours(7));

    public static TheoryData<PaymentState, ResultStatus> Cells()
    {
        var cells = new TheoryData<PaymentState, ResultStatus>();
        foreach (PaymentState state in Enum.GetValues<PaymentState>())
        {
            foreach (ResultStatus says in Enum.GetValues<ResultStatus>())
            {
                cells.Add(state, says);
            }
        }

        return cells;
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Of_EveryCell_IsTheCellOfTheDocument(PaymentState state, ResultStatus says)
    {
        ResultDecision cell = ResultDecisions.Of(state, says);

        string words = cell.After == state ? $"{cell.Outcome}" : $"{cell.Outcome} → {cell.After}";
        Assert.Equal(Documented()[(state, says)], words);
    }

    /// <summary>The word of a provider an hour after the last one, which no rule before the table catches.</summary>
    [Theory]
    [MemberData(nameof(Cells))]
    public void Apply_EveryCell_DoesWhatItSays(PaymentState state, ResultStatus says)
    {
        ResultDecision cell = ResultDecisions.Of(state, says);
        PaymentStanding standing = Standing(state);

        (FoldOutcome outcome, PaymentStanding after) = PaymentFold.Apply(standing, Result(says, Noon.AddHours(1)));

        bool isRepeatAfterCarryOver = state == PaymentState.CarriedOver && says == ResultStatus.Rejected;
        Assert.Equal(isRepeatAfterCarryOver ? FoldOutcome.SameAgain : cell.Outcome, outcome);
        Assert.Equal(cell.After, after.State);
        Assert.Equal(standing.Applied.Count + (outcome == FoldOutcome.Applied ? 1 : 0), after.Applied.Count);
    }

    /// <summary>The table moves a payment only as its transitions allow.</summary>
    [Theory]
    [MemberData(nameof(Cells))]
    public void Of_CellThatMoves_IsATransition(PaymentState state, ResultStatus says)
    {
        ResultDecision cell = ResultDecisions.Of(state, says);
        Transition<PaymentState> next = PaymentTransitions.Next(state, PaymentFold.EventOf(says));

        TransitionKind expected = cell.Outcome switch
        {
            FoldOutcome.Applied => TransitionKind.Moved,
            FoldOutcome.SameAgain => TransitionKind.Unchanged,
            _ => TransitionKind.Refused,
        };
        Assert.Equal(expected, next.Kind);
        Assert.Equal(cell.After, next.State);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Of_CellForAPerson_SaysWhatToDoInBothLanguages(PaymentState state, ResultStatus says)
    {
        ResultDecision cell = ResultDecisions.Of(state, says);

        bool isForAPerson = cell.Outcome is FoldOutcome.Conflict or FoldOutcome.Stranger;
        Assert.Equal(isForAPerson, cell.Vietnamese.Length > 0);
        Assert.Equal(isForAPerson, cell.English.Length > 0);
    }

    [Theory]
    [InlineData("AC04", "MD07", FoldOutcome.Conflict)]
    [InlineData("AC04", "BE01", FoldOutcome.Conflict)]
    [InlineData("AC04", "AC01", FoldOutcome.SameAgain)]
    [InlineData("AC04", "in words", FoldOutcome.SameAgain)]
    [InlineData("", "AC04", FoldOutcome.SameAgain)]
    public void Apply_SameFailureWithAnotherReason_IsAConflictWhenPeopleMustActOtherwise(
        string first, string second, FoldOutcome expected)
    {
        PaymentStanding rejected = PaymentFold.Apply(
            PaymentStanding.SentOut(Id, Amount), Result(ResultStatus.Rejected, Noon) with { Reason = first }).Standing;

        (FoldOutcome outcome, PaymentStanding after) = PaymentFold.Apply(
            rejected, Result(ResultStatus.Rejected, Noon.AddHours(1)) with { Reason = second });

        Assert.Equal(expected, outcome);
        Assert.Same(rejected, after);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Override_AnySentPayment_CountsAndIsReplayed(PaymentState state, ResultStatus says)
    {
        PaymentStanding standing = Standing(state);
        PaymentResult decided = Result(says, Noon.AddHours(1)) with { Source = "override#0" };
        if (state is PaymentState.Held or PaymentState.Ready or PaymentState.CarriedOver)
        {
            Assert.Throws<InvalidOperationException>(() => PaymentFold.Override(standing, decided));
            return;
        }

        PaymentStanding after = PaymentFold.Override(standing, decided);
        var replayed = new Dictionary<EndToEndId, PaymentStanding> { [Id] = standing };
        PaymentFold.Replay(replayed, [new FoldedResult(decided, FoldOutcome.Overridden, standing)]);

        Assert.Equal(PaymentFold.StateOf(says), after.State);
        Assert.Equal(decided, after.Last);
        Assert.Equal(after.State, replayed[Id].State);
        Assert.Equal(after.Applied, replayed[Id].Applied);
    }

    private static PaymentStanding Standing(PaymentState state)
    {
        ResultStatus? last = state switch
        {
            PaymentState.Paid => ResultStatus.Paid,
            PaymentState.Rejected or PaymentState.CarriedOver => ResultStatus.Rejected,
            PaymentState.Returned => ResultStatus.Returned,
            PaymentState.Unclaimed => ResultStatus.Unclaimed,
            PaymentState.Unknown => ResultStatus.Unknown,
            _ => null,
        };
        return new PaymentStanding(Id, Amount, state, last is { } said ? [Result(said, Noon)] : []);
    }

    private static PaymentResult Result(ResultStatus status, DateTimeOffset at) =>
        new(Id, status, "", Amount, at, "test");

    private static Dictionary<(PaymentState State, ResultStatus Says), string> Documented()
    {
        string[][] rows = [.. File.ReadLines(Path.Combine(RepositoryFiles.Root, "functions/docs/settlement.md"))
            .SkipWhile(line => !line.StartsWith("| State |", StringComparison.Ordinal))
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))];
        var cells = new Dictionary<(PaymentState State, ResultStatus Says), string>();
        foreach (string[] row in rows.Skip(2))
        {
            for (int column = 1; column < row.Length; column++)
            {
                cells.Add((Enum.Parse<PaymentState>(row[0]), Enum.Parse<ResultStatus>(rows[0][column])), row[column]);
            }
        }

        Assert.Equal(Cells().Count, cells.Count);
        return cells;
    }
}
