using Disbursement.Core.Payments;
using Disbursement.Core.Periods;
using Disbursement.Core.Settlement;
using Disbursement.Functions.Settlement;
using FsCheck;
using FsCheck.Fluent;
using static Disbursement.Functions.Tests.Settlement.Samples;

namespace Disbursement.Functions.Tests.Settlement;

public sealed class BatchFoldTests
{
    private static readonly Period June = new(2024, 6);
    private static readonly PaymentEntry First = EntryOf(1, June);
    private static readonly PaymentEntry Second = EntryOf(2, June);

    [Fact]
    public void Fold_FirstResult_CountsAndGoesIntoThePart()
    {
        FileStanding file = FileStanding.Of([First, Second]);

        FoldedBatch batch = BatchFold.Fold(file, [ResultOf(First, ResultStatus.Paid)]);

        Assert.Equal(ResultOutcome.Applied, Assert.Single(batch.Lines).Outcome);
        Assert.Single(batch.Part);
        Assert.Equal(PaymentState.Paid, file.Payments[First.Id].State);
        Assert.Equal(PaymentState.Sent, file.Payments[Second.Id].State);
    }

    [Fact]
    public void Fold_SameBatchAgain_SaysTheSameAndChangesNothing()
    {
        FileStanding file = FileStanding.Of([First, Second]);
        PaymentResult[] results =
        [
            ResultOf(First, ResultStatus.Unknown, "NOAS", source: "results-a#1"),
            ResultOf(First, ResultStatus.Paid, minutes: 5, source: "results-a#2"),
            ResultOf(First, ResultStatus.Paid, minutes: 5, source: "results-a#3"),
            ResultOf(First, ResultStatus.Rejected, "AC04", minutes: 6, source: "results-a#4"),
        ];

        FoldedBatch once = BatchFold.Fold(file, results);
        FoldedBatch twice = BatchFold.Fold(file, results);

        ResultOutcome[] expected =
            [ResultOutcome.Applied, ResultOutcome.Applied, ResultOutcome.SameAgain, ResultOutcome.Conflict];
        Assert.Equal(expected, once.Lines.Select(static line => line.Outcome));
        Assert.Equal(expected, twice.Lines.Select(static line => line.Outcome));
        Assert.Empty(twice.Part);
    }

    [Fact]
    public void Fold_SameWordsFromAnotherFile_AreIgnoredAlsoWhenTheStoryWentOn()
    {
        FileStanding file = FileStanding.Of([First]);
        BatchFold.Fold(file, [ResultOf(First, ResultStatus.Unknown, "NOAS", source: "results-a#1")]);
        BatchFold.Fold(file, [ResultOf(First, ResultStatus.Paid, minutes: 9, source: "results-b#1")]);

        FoldedBatch again = BatchFold.Fold(file, [ResultOf(First, ResultStatus.Unknown, "NOAS", source: "results-c#1")]);

        Assert.Equal(ResultOutcome.SameAgain, Assert.Single(again.Lines).Outcome);
        Assert.Equal(PaymentState.Paid, file.Payments[First.Id].State);
    }

    [Fact]
    public void Fold_ReturnAfterPaid_IsApplied()
    {
        FileStanding file = FileStanding.Of([First]);
        BatchFold.Fold(file, [ResultOf(First, ResultStatus.Paid)]);

        FoldedBatch batch = BatchFold.Fold(
            file, [ResultOf(First, ResultStatus.Returned, "AC04", minutes: 60, source: "results-b#1")]);

        Assert.Equal(ResultOutcome.Applied, Assert.Single(batch.Lines).Outcome);
        Assert.Equal(PaymentState.Returned, file.Payments[First.Id].State);
    }

    [Fact]
    public void Fold_AnotherAmount_ChangesNothing()
    {
        FileStanding file = FileStanding.Of([First]);

        FoldedBatch batch = BatchFold.Fold(file, [ResultOf(First, ResultStatus.Paid, dong: 5_400_000)]);

        Assert.Equal(ResultOutcome.AmountDifferent, Assert.Single(batch.Lines).Outcome);
        Assert.Empty(batch.Part);
        Assert.Equal(PaymentState.Sent, file.Payments[First.Id].State);
    }

    [Fact]
    public void Fold_PaymentOfAnotherFile_IsAStranger()
    {
        FileStanding file = FileStanding.Of([First]);

        FoldedBatch batch = BatchFold.Fold(file, [ResultOf(Second, ResultStatus.Paid)]);

        Assert.Equal(ResultOutcome.Stranger, Assert.Single(batch.Lines).Outcome);
        Assert.Empty(batch.Part);
    }

    [Fact]
    public void Fold_SealedFile_SaysLateAndChangesNothing()
    {
        FileStanding file = FileStanding.Of([First, Second]);
        BatchFold.Fold(file, [ResultOf(First, ResultStatus.Paid)]);
        file.IsSealed = true;

        FoldedBatch batch = BatchFold.Fold(
            file, [ResultOf(First, ResultStatus.Paid), ResultOf(Second, ResultStatus.Paid, source: "results-b#2")]);

        Assert.Equal(
            [ResultOutcome.Applied, ResultOutcome.Late], batch.Lines.Select(static line => line.Outcome));
        Assert.Empty(batch.Part);
        Assert.Equal(PaymentState.Sent, file.Payments[Second.Id].State);
    }

    /// <summary>
    /// Goal: an activity that runs twice, with anything in between, moves no payment the second time. Method: any
    /// batches in any order, each folded again after all of them. (A report older than a return may complete the story
    /// of a payment in the second run; after that nothing is written any more.)
    /// </summary>
    [Fact]
    public void Fold_AnyBatchesAgain_MoveNoPayment() =>
        Prop.ForAll(Batches(), batches =>
        {
            FileStanding file = FileStanding.Of([First, Second]);
            foreach (PaymentResult[] batch in batches)
            {
                BatchFold.Fold(file, batch);
            }

            var before = file.Payments.ToDictionary(static pair => pair.Key, static pair => pair.Value.State);
            foreach (PaymentResult[] batch in batches)
            {
                BatchFold.Fold(file, batch);
            }

            Assert.All(file.Payments, pair => Assert.Equal(before[pair.Key], pair.Value.State));
            Assert.All(batches, batch => Assert.Empty(BatchFold.Fold(file, batch).Part));
            Assert.Equal(new Tally(2, First.Amount + Second.Amount), file.Totals().All);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    /// <summary>Goal: parts and their snapshots give the same standing, whatever was said.</summary>
    [Fact]
    public void Snapshot_AnyBatches_GivesTheSameStanding() =>
        Prop.ForAll(Batches(), batches =>
        {
            FileStanding file = FileStanding.Of([First, Second]);
            foreach (PaymentResult[] batch in batches)
            {
                BatchFold.Fold(file, batch);
            }

            FileStanding read = FileStanding.Of([First, Second]);
            ResultParts.ReadSnapshot(ResultParts.WriteSnapshot(file.Payments.Values), read.Payments);

            foreach ((EndToEndId id, PaymentStanding standing) in file.Payments)
            {
                Assert.Equal(standing.State, read.Payments[id].State);
                Assert.Equal(standing.Applied, read.Payments[id].Applied);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static Arbitrary<PaymentResult[][]> Batches()
    {
        Gen<PaymentResult> result =
            from first in Gen.Elements(true, false)
            from status in Gen.Elements(Enum.GetValues<ResultStatus>())
            from reason in Gen.Elements("", "AC04", "NOAS")
            from minutes in Gen.Choose(0, 3)
            select ResultOf(first ? First : Second, status, reason, minutes: minutes);
        Gen<PaymentResult[][]> batches = Gen.ArrayOf(Gen.ArrayOf(result)).Select(static drawn => drawn
            .Take(6)
            .Select((batch, file) => batch.Take(6)
                .Select((item, line) => item with
                {
                    Source = FormattableString.Invariant($"results-{file}#{line + 1}"),
                })
                .ToArray())
            .ToArray());
        return batches.ToArbitrary();
    }
}
