using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;
using FsCheck;
using FsCheck.Fluent;

namespace Disbursement.Core.Tests.Settlement;

public sealed class PaymentFoldTests
{
    private static readonly EndToEndId Id = EndToEndId.Parse("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    private static readonly Vnd Amount = Vnd.FromDong(540_000);
    private static readonly DateTimeOffset Noon = new(2024, 6, 10, 12, 0, 0, TimeSpan.FromHours(7));

    [Theory]
    [InlineData(ResultStatus.Paid, PaymentState.Paid)]
    [InlineData(ResultStatus.Rejected, PaymentState.Rejected)]
    [InlineData(ResultStatus.Returned, PaymentState.Returned)]
    [InlineData(ResultStatus.Unclaimed, PaymentState.Unclaimed)]
    [InlineData(ResultStatus.Unknown, PaymentState.Unknown)]
    public void Apply_FirstResult_MovesToItsState(ResultStatus status, PaymentState expected)
    {
        (FoldOutcome outcome, PaymentStanding after) = PaymentFold.Apply(Sent(), Result(status));

        Assert.Equal(FoldOutcome.Applied, outcome);
        Assert.Equal(expected, after.State);
        Assert.Equal(status, after.Last?.Status);
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public void Apply_SameAgain_ChangesNothing(ResultStatus status)
    {
        PaymentStanding once = Fold(Result(status));

        (FoldOutcome outcome, PaymentStanding after) = PaymentFold.Apply(once, Result(status, minutes: 90));

        Assert.Equal(FoldOutcome.SameAgain, outcome);
        Assert.Same(once, after);
    }

    [Theory]
    [InlineData(ResultStatus.Paid, ResultStatus.Rejected)]
    [InlineData(ResultStatus.Paid, ResultStatus.Unclaimed)]
    [InlineData(ResultStatus.Paid, ResultStatus.Unknown)]
    [InlineData(ResultStatus.Rejected, ResultStatus.Paid)]
    [InlineData(ResultStatus.Rejected, ResultStatus.Returned)]
    [InlineData(ResultStatus.Unclaimed, ResultStatus.Paid)]
    [InlineData(ResultStatus.Returned, ResultStatus.Rejected)]
    public void Apply_Contradiction_IsConflictAndChangesNothing(ResultStatus first, ResultStatus second)
    {
        PaymentStanding once = Fold(Result(first));

        (FoldOutcome outcome, PaymentStanding after) = PaymentFold.Apply(once, Result(second, minutes: 5));

        Assert.Equal(FoldOutcome.Conflict, outcome);
        Assert.Same(once, after);
    }

    [Theory]
    [InlineData(ResultStatus.Paid, PaymentState.Paid)]
    [InlineData(ResultStatus.Rejected, PaymentState.Rejected)]
    [InlineData(ResultStatus.Returned, PaymentState.Returned)]
    [InlineData(ResultStatus.Unclaimed, PaymentState.Unclaimed)]
    public void Apply_FinalAfterUnknown_Resolves(ResultStatus later, PaymentState expected)
    {
        PaymentStanding after = Fold(Result(ResultStatus.Unknown), Result(later, minutes: 5));

        Assert.Equal(expected, after.State);
        Assert.Equal(2, after.Applied.Count);
    }

    [Fact]
    public void Apply_ReturnAfterPaid_IsReturned()
    {
        PaymentStanding after = Fold(Result(ResultStatus.Paid), Result(ResultStatus.Returned, minutes: 60));

        Assert.Equal(PaymentState.Returned, after.State);
    }

    [Fact]
    public void Apply_PaidReportedAfterItsReturn_CompletesTheStory()
    {
        PaymentStanding inOrder = Fold(Result(ResultStatus.Paid), Result(ResultStatus.Returned, minutes: 60));

        PaymentStanding outOfOrder = Fold(Result(ResultStatus.Returned, minutes: 60), Result(ResultStatus.Paid));

        Assert.Equal(inOrder.State, outOfOrder.State);
        Assert.Equal(inOrder.Applied, outOfOrder.Applied);
    }

    [Fact]
    public void Apply_PaidLaterThanReturn_IsConflict()
    {
        PaymentStanding returned = Fold(Result(ResultStatus.Paid), Result(ResultStatus.Returned, minutes: 60));

        (FoldOutcome outcome, _) = PaymentFold.Apply(returned, Result(ResultStatus.Paid, minutes: 61));

        Assert.Equal(FoldOutcome.Conflict, outcome);
    }

    [Fact]
    public void Apply_FailureRepeatedAfterCarryOver_IsSameAgain()
    {
        PaymentStanding carried = Fold(Result(ResultStatus.Rejected)) with { State = PaymentState.CarriedOver };

        Assert.Equal(FoldOutcome.SameAgain, PaymentFold.Apply(carried, Result(ResultStatus.Rejected)).Outcome);
        Assert.Equal(FoldOutcome.Conflict, PaymentFold.Apply(carried, Result(ResultStatus.Paid)).Outcome);
    }

    [Theory]
    [InlineData(PaymentState.Held)]
    [InlineData(PaymentState.Ready)]
    public void Apply_PaymentNotReleased_IsStranger(PaymentState state)
    {
        PaymentStanding standing = Sent() with { State = state };

        Assert.Equal(FoldOutcome.Stranger, PaymentFold.Apply(standing, Result(ResultStatus.Paid)).Outcome);
    }

    [Fact]
    public void Apply_OtherAmount_IsNeverApplied()
    {
        PaymentResult result = Result(ResultStatus.Paid) with { Amount = Vnd.FromDong(539_999) };

        (FoldOutcome outcome, PaymentStanding after) = PaymentFold.Apply(Sent(), result);

        Assert.Equal(FoldOutcome.AmountDifferent, outcome);
        Assert.Equal(PaymentState.Sent, after.State);
    }

    [Fact]
    public void Apply_NoAmount_IsApplied() =>
        Assert.Equal(
            FoldOutcome.Applied,
            PaymentFold.Apply(Sent(), Result(ResultStatus.Paid) with { Amount = null }).Outcome);

    [Fact]
    public void Apply_ResultOfAnotherPayment_Throws()
    {
        PaymentResult other = Result(ResultStatus.Paid) with { Id = EndToEndId.Parse("22222222222222222222222222") };

        Assert.Throws<ArgumentException>(() => PaymentFold.Apply(Sent(), other));
    }

    [Fact]
    public void ApplyAll_UnknownPayment_IsStrangerAndTheRestGoesOn()
    {
        var standings = new Dictionary<EndToEndId, PaymentStanding> { [Id] = Sent() };
        PaymentResult stranger = Result(ResultStatus.Paid) with { Id = EndToEndId.Parse("22222222222222222222222222") };

        IReadOnlyList<FoldedResult> folded = PaymentFold.ApplyAll(standings, [stranger, Result(ResultStatus.Paid)]);

        Assert.Equal([FoldOutcome.Stranger, FoldOutcome.Applied], folded.Select(each => each.Outcome));
        Assert.Single(standings);
        Assert.Equal(PaymentState.Paid, standings[Id].State);
    }

    /// <summary>
    /// Goal: whatever providers send, however often, money is conserved and nothing is paid and failed at once.
    /// Method: fold random sequences with repeats over a few payments; every payment must end in one bucket of the
    /// proof, and a payment that was ever final changes only from paid to returned.
    /// </summary>
    [Fact]
    public void ApplyAll_AnySequenceWithRepeats_ConservesMoney()
    {
        Arbitrary<PaymentResult[]> sequences = Sequences().ToArbitrary();
        Prop.ForAll(sequences, results =>
        {
            Dictionary<EndToEndId, PaymentStanding> standings = Ids().ToDictionary(
                id => id, id => PaymentStanding.SentOut(id, Amount));

            IReadOnlyList<FoldedResult> folded = PaymentFold.ApplyAll(standings, [.. results, .. results]);

            SettlementProof proof = SettlementSums.Of(standings.Values);
            Assert.True(proof.Holds);
            Assert.Equal(results.Length * 2, folded.Count);
            Assert.All(standings.Values, standing => Assert.True(
                standing.Applied.Count(each => each.Status == ResultStatus.Paid) <= 1));
            // The second delivery of everything never moves a state again.
            Assert.DoesNotContain(
                folded.Skip(results.Length),
                each => each.Outcome == FoldOutcome.Applied && each.Before!.State == PaymentState.Sent);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
    }

    [Fact]
    public void ApplyAll_DeliveredTwice_GivesTheSameStates()
    {
        Prop.ForAll(Sequences().ToArbitrary(), results =>
        {
            Dictionary<EndToEndId, PaymentStanding> once = Start();
            Dictionary<EndToEndId, PaymentStanding> twice = Start();

            PaymentFold.ApplyAll(once, results);
            PaymentFold.ApplyAll(twice, results.SelectMany(result => new[] { result, result }));

            Assert.Equal(once.Values.Select(each => each.State), twice.Values.Select(each => each.State));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

        static Dictionary<EndToEndId, PaymentStanding> Start() =>
            Ids().ToDictionary(id => id, id => PaymentStanding.SentOut(id, Amount));
    }

    public static TheoryData<ResultStatus> Statuses() => [.. Enum.GetValues<ResultStatus>()];

    private static IEnumerable<EndToEndId> Ids() =>
        "ABC".Select(letter => EndToEndId.Parse(new string(letter, EndToEndId.Length)));

    private static Gen<PaymentResult[]> Sequences() =>
        (from id in Gen.Elements(Ids().ToArray())
         from status in Gen.Elements(Enum.GetValues<ResultStatus>())
         from minutes in Gen.Choose(0, 50)
         from dong in Gen.Elements(540_000L, 540_000L, 540_000L, 1L)
         select new PaymentResult(id, status, "", Vnd.FromDong(dong), Noon.AddMinutes(minutes), "test"))
        .ArrayOf();

    private static PaymentStanding Sent() => PaymentStanding.SentOut(Id, Amount);

    private static PaymentStanding Fold(params PaymentResult[] results) =>
        results.Aggregate(Sent(), (standing, result) => PaymentFold.Apply(standing, result).Standing);

    private static PaymentResult Result(ResultStatus status, int minutes = 0) =>
        new(Id, status, "", Amount, Noon.AddMinutes(minutes), "test");
}
