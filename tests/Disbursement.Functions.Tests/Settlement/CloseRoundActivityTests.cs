using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;
using Disbursement.Functions.Months;
using Disbursement.Functions.Reference;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;
using Disbursement.Testing;
using static Disbursement.Functions.Tests.Settlement.Samples;

namespace Disbursement.Functions.Tests.Settlement;

public sealed class CloseRoundActivityTests(AzuriteFixture azurite) : IAsyncDisposable
{
    private readonly SettlementWorld _world = SettlementWorld.New(azurite.ConnectionString);

    [Fact]
    public async Task Run_UnansweredPayments_BecomeUnknown()
    {
        (PaymentEntry[] entries, PaymentFileEntity file) = await ReleaseAsync(3);
        await ApplyAsync(file, ResultOf(entries[0], ResultStatus.Paid));

        await CloseAsync(1);

        var latest = await _world.Get<StandingStore>().LatestAsync(_world.Month, file, CancellationToken.None);
        Assert.Equal(
            [PaymentState.Paid, PaymentState.Unknown, PaymentState.Unknown],
            latest.Select(static item => item.Standing.State));
        Assert.Equal(2, (await _world.FileAsync(file.RowKey)).Open);
        Assert.Single(await _world.ExceptionsAsync(ExceptionKind.OutcomeUnknown));
    }

    [Fact]
    public async Task Run_ProvenFailures_CountForTheNextRoundByTheirReason()
    {
        (PaymentEntry[] entries, PaymentFileEntity file) = await ReleaseAsync(5);
        await ApplyAsync(
            file,
            ResultOf(entries[0], ResultStatus.Rejected, "AC04"),
            ResultOf(entries[1], ResultStatus.Rejected, "AM04"),
            ResultOf(entries[2], ResultStatus.Rejected, "MD07"),
            ResultOf(entries[3], ResultStatus.Unclaimed, "PO01"),
            ResultOf(entries[4], ResultStatus.Paid));

        ClosedRound first = await CloseAsync(1);

        Assert.Equal(2, first.FallBacks);
    }

    [Fact]
    public async Task Run_LastRound_HasNothingForANextOne()
    {
        PaymentEntry[] entries = [EntryOf(1, _world.Month.ToPeriod())];
        PaymentFileEntity file = await _world.ReleaseAsync(entries, round: 2);
        await ApplyAsync(file, ResultOf(entries[0], ResultStatus.Rejected, "AC04"));

        Assert.Equal(0, (await CloseAsync(2)).FallBacks);
    }

    [Fact]
    public async Task Run_RoundWithoutAFile_IsSettledOnce()
    {
        await _world.Get<RoundStore>().GetAsync(_world.Month, 1, CancellationToken.None);

        await CloseAsync(1);
        await CloseAsync(1);

        RoundEntity round = (await _world.Get<RoundStore>().FindAsync(_world.Month, 1, CancellationToken.None))!;
        Assert.Equal(nameof(RoundState.Settled), round.State);
        Assert.Equal(["round.settled"], await _world.AuditAsync());
    }

    [Fact]
    public async Task Run_RoundWithFilesNotReleased_StaysWhereItIs()
    {
        (_, PaymentFileEntity file) = await ReleaseAsync(1);
        RoundEntity round = (await _world.Get<RoundStore>().FindAsync(_world.Month, 1, CancellationToken.None))!;
        Assert.True(await _world.Get<RoundStore>().MoveAsync(round, RoundState.Verifying, CancellationToken.None));
        file = await _world.FileAsync(file.RowKey);
        file.State = nameof(PaymentFileState.Built);
        await _world.Get<PaymentFileStore>().UpdateAsync(file, CancellationToken.None);

        await CloseAsync(1);

        round = (await _world.Get<RoundStore>().FindAsync(_world.Month, 1, CancellationToken.None))!;
        Assert.Equal(nameof(RoundState.Verifying), round.State);
    }

    [Fact]
    public async Task Run_Twice_ChangesNothing()
    {
        (_, PaymentFileEntity file) = await ReleaseAsync(2);
        await CloseAsync(1);
        PaymentFileEntity before = await _world.FileAsync(file.RowKey);

        await CloseAsync(1);

        Assert.Equal(before.ETag, (await _world.FileAsync(file.RowKey)).ETag);
        Assert.Equal(["results.applied", "round.settled"], await _world.AuditAsync());
    }

    [Fact]
    public async Task Run_AnswerAfterTheRound_IsStillApplied()
    {
        (PaymentEntry[] entries, PaymentFileEntity file) = await ReleaseAsync(1);
        await CloseAsync(1);

        await ApplyAsync(file, ResultOf(entries[0], ResultStatus.Paid));

        PaymentFileEntity row = await _world.FileAsync(file.RowKey);
        Assert.Equal((1, 0, nameof(PaymentFileState.Answered)), (row.Paid, row.Open, row.State));
    }

    [Fact]
    public async Task Run_AnswersComeMeanwhile_EveryPaymentHasOneEnd()
    {
        (PaymentEntry[] entries, PaymentFileEntity file) = await ReleaseAsync(8);

        await Task.WhenAll(
            [
                CloseAsync(1),
                .. entries.Select((entry, number) => ApplyAsync(
                    file,
                    ResultOf(entry, ResultStatus.Paid, source: FormattableString.Invariant($"message-{number}")))),
            ]);

        PaymentFileEntity row = await _world.FileAsync(file.RowKey);
        Assert.Equal((8, 0), (row.Paid, row.Open));
        Assert.Empty(await _world.ExceptionsAsync(ExceptionKind.Conflict));
    }

    [Fact]
    public async Task Overdue_FileWithoutAnswerInTime_IsMarkedOnceAndShown()
    {
        (_, PaymentFileEntity file) = await ReleaseAsync(1);
        OverdueTimer timer = _world.Get<OverdueTimer>();
        await timer.LookAtAsync(_world.Events, _world.Month, CancellationToken.None);
        Assert.Equal(nameof(PaymentFileState.Released), (await _world.FileAsync(file.RowKey)).State);

        _world.Clock.Now = Noon.AddDays(11);
        await timer.LookAtAsync(_world.Events, _world.Month, CancellationToken.None);
        await timer.LookAtAsync(_world.Events, _world.Month, CancellationToken.None);

        Assert.Equal(nameof(PaymentFileState.Overdue), (await _world.FileAsync(file.RowKey)).State);
        Assert.Single(await _world.ExceptionsAsync(ExceptionKind.OutcomeUnknown));
        Assert.Equal(["file.overdue"], await _world.AuditAsync());
    }

    [Fact]
    public async Task Overdue_AnsweredFile_WakesTheRoundAgain()
    {
        (PaymentEntry[] entries, PaymentFileEntity file) = await ReleaseAsync(1);
        await ApplyAsync(file, ResultOf(entries[0], ResultStatus.Paid));

        await _world.Get<OverdueTimer>().LookAtAsync(_world.Events, _world.Month, CancellationToken.None);

        Assert.Equal(file.RowKey, Assert.Single(_world.Events.Raised).Payload);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private async Task<(PaymentEntry[] Entries, PaymentFileEntity File)> ReleaseAsync(int count)
    {
        PaymentEntry[] entries =
            [.. Enumerable.Range(1, count).Select(person => EntryOf(person, _world.Month.ToPeriod()))];
        return (entries, await _world.ReleaseAsync(entries));
    }

    private async Task<ClosedRound> CloseAsync(int round)
    {
        await _world.Get<ReferenceStore>().SeedAsync(CancellationToken.None);
        return await _world.Get<CloseRoundActivity>().RunAsync(
            new RoundRef(_world.Month, round), CancellationToken.None);
    }

    private Task<AppliedBatch> ApplyAsync(PaymentFileEntity file, params PaymentResult[] results) =>
        _world.Get<ResultApplier>().ApplyAsync(_world.Month, file.RowKey, results, CancellationToken.None);
}
