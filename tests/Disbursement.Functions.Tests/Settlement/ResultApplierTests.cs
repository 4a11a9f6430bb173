using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;
using Disbursement.Testing;
using static Disbursement.Functions.Tests.Settlement.Samples;

namespace Disbursement.Functions.Tests.Settlement;

public sealed class ResultApplierTests(AzuriteFixture azurite) : IAsyncDisposable
{
    private readonly SettlementWorld _world = SettlementWorld.New(azurite.ConnectionString);

    [Fact]
    public async Task ApplyAsync_SomeResults_LeaveTheFilePartlyAnswered()
    {
        (PaymentEntry[] entries, PaymentFileEntity file) = await ReleaseAsync(3);

        await ApplyAsync(file, ResultOf(entries[0], ResultStatus.Paid), ResultOf(entries[1], ResultStatus.Rejected, "AC04"));

        PaymentFileEntity row = await _world.FileAsync(file.RowKey);
        Assert.Equal(nameof(PaymentFileState.PartlyAnswered), row.State);
        Assert.Equal((1, 1, 1), (row.Paid, row.Failed, row.Open));
        Assert.Equal(540_000, row.PaidDong);
        Assert.Equal(["results.applied"], await _world.AuditAsync());
    }

    [Fact]
    public async Task ApplyAsync_AllResults_LeaveTheFileAnswered()
    {
        (PaymentEntry[] entries, PaymentFileEntity file) = await ReleaseAsync(2);

        await ApplyAsync(file, [.. entries.Select(static entry => ResultOf(entry, ResultStatus.Paid))]);

        Assert.Equal(nameof(PaymentFileState.Answered), (await _world.FileAsync(file.RowKey)).State);
    }

    [Fact]
    public async Task ApplyAsync_SameBatchTwice_WritesOnePart()
    {
        (PaymentEntry[] entries, PaymentFileEntity file) = await ReleaseAsync(2);
        PaymentResult result = ResultOf(entries[0], ResultStatus.Paid);

        await ApplyAsync(file, result);
        AppliedBatch again = await ApplyAsync(file, result);

        Assert.Equal(ResultOutcome.Applied, Assert.Single(again.Lines).Outcome);
        Assert.Single(await _world.PartsAsync(file.RowKey));
        Assert.Equal(1, (await _world.FileAsync(file.RowKey)).Applied);
    }

    [Fact]
    public async Task ApplyAsync_SameBatchManyTimesAtOnce_WritesOnePart()
    {
        (PaymentEntry[] entries, PaymentFileEntity file) = await ReleaseAsync(2);
        PaymentResult result = ResultOf(entries[0], ResultStatus.Paid);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ApplyAsync(file, result)));

        Assert.Single(await _world.PartsAsync(file.RowKey));
        PaymentFileEntity row = await _world.FileAsync(file.RowKey);
        Assert.Equal((1, 1, 0, 1), (row.Applied, row.Paid, row.Failed, row.Open));
        Assert.Equal(["results.applied"], await _world.AuditAsync());
    }

    [Fact]
    public async Task ApplyAsync_ManyBatchesAtOnce_ApplyEachInSequence()
    {
        (PaymentEntry[] entries, PaymentFileEntity file) = await ReleaseAsync(20);

        await Task.WhenAll(entries.Select((entry, number) => ApplyAsync(
            file,
            ResultOf(entry, ResultStatus.Paid, source: FormattableString.Invariant($"message-{number}")))));

        Assert.Equal(20, (await _world.PartsAsync(file.RowKey)).Count);
        PaymentFileEntity row = await _world.FileAsync(file.RowKey);
        Assert.Equal((20, 20, 0), (row.Applied, row.Paid, row.Open));
        Assert.Equal(nameof(PaymentFileState.Answered), row.State);
    }

    [Fact]
    public async Task ApplyAsync_ContradictionsAtOnce_ApplyOneAndAskAboutTheOther()
    {
        (PaymentEntry[] entries, PaymentFileEntity file) = await ReleaseAsync(1);

        await Task.WhenAll(
            ApplyAsync(file, ResultOf(entries[0], ResultStatus.Paid, source: "results-a#1")),
            ApplyAsync(file, ResultOf(entries[0], ResultStatus.Rejected, "AC04", source: "results-b#1")));

        PaymentFileEntity row = await _world.FileAsync(file.RowKey);
        Assert.Equal(1, row.Paid + row.Failed);
        ExceptionEntity conflict = Assert.Single(await _world.ExceptionsAsync(ExceptionKind.Conflict));
        Assert.Equal(entries[0].Id.ToString(), conflict.Subject);
    }

    [Fact]
    public async Task ApplyAsync_OtherAmount_AsksAPerson()
    {
        (PaymentEntry[] entries, PaymentFileEntity file) = await ReleaseAsync(1);

        await ApplyAsync(file, ResultOf(entries[0], ResultStatus.Paid, dong: 1));
        await ApplyAsync(file, ResultOf(entries[0], ResultStatus.Paid, dong: 1));

        Assert.Equal(1, (await _world.FileAsync(file.RowKey)).Open);
        Assert.Single(await _world.ExceptionsAsync(ExceptionKind.Conflict));
        Assert.Empty(await _world.PartsAsync(file.RowKey));
    }

    [Fact]
    public async Task ApplyAsync_AfterTheSeal_AsksAPersonAndChangesNothing()
    {
        (PaymentEntry[] entries, PaymentFileEntity file) = await ReleaseAsync(2);
        await ApplyAsync(file, ResultOf(entries[0], ResultStatus.Paid));
        await _world.Get<ResultApplier>().SealAsync(_world.Month, file, CancellationToken.None);

        AppliedBatch late = await ApplyAsync(file, ResultOf(entries[1], ResultStatus.Paid, source: "results-b#1"));

        Assert.Equal(ResultOutcome.Late, Assert.Single(late.Lines).Outcome);
        Assert.Equal((1, 1), ((await _world.FileAsync(file.RowKey)).Paid, late.File.Open));
        Assert.Single(await _world.ExceptionsAsync(ExceptionKind.LateResult));
        Assert.Equal(["results.applied", "results.sealed"], await _world.AuditAsync());
    }

    [Fact]
    public async Task SealAsync_WhileResultsCome_EndsTheSequence()
    {
        (PaymentEntry[] entries, PaymentFileEntity file) = await ReleaseAsync(6);
        ResultApplier applier = _world.Get<ResultApplier>();

        Task<FileStanding> seal = applier.SealAsync(_world.Month, file, CancellationToken.None);
        AppliedBatch[] batches = await Task.WhenAll(entries.Select((entry, number) => ApplyAsync(
            file, ResultOf(entry, ResultStatus.Paid, source: FormattableString.Invariant($"message-{number}")))));
        FileStanding sealedAt = await seal;

        PaymentFileEntity row = await _world.FileAsync(file.RowKey);
        int applied = batches.Count(static batch => batch.Lines[0].Outcome == ResultOutcome.Applied);
        Assert.Equal(sealedAt.Number, (await _world.PartsAsync(file.RowKey)).Count);
        Assert.Equal((sealedAt.Number, applied, 6 - applied), (row.Applied, row.Paid, row.Open));
        Assert.Equal(6 - applied, (await _world.ExceptionsAsync(ExceptionKind.LateResult)).Count);
    }

    [Fact]
    public async Task ApplyAsync_FileNotReleased_IsTriedAgainLater()
    {
        (PaymentEntry[] entries, PaymentFileEntity file) = await ReleaseAsync(1);
        file = await _world.FileAsync(file.RowKey);
        file.State = nameof(PaymentFileState.Proposed);
        await _world.Get<PaymentFileStore>().UpdateAsync(file, CancellationToken.None);

        await Assert.ThrowsAsync<IOException>(() => ApplyAsync(file, ResultOf(entries[0], ResultStatus.Paid)));

        Assert.Empty(await _world.PartsAsync(file.RowKey));
    }

    [Fact]
    public async Task LatestAsync_ManyParts_ReadsFromTheSnapshotAsFromTheParts()
    {
        (PaymentEntry[] entries, PaymentFileEntity file) = await ReleaseAsync(18);
        foreach ((int number, PaymentEntry entry) in entries.Index())
        {
            await ApplyAsync(
                file, ResultOf(entry, ResultStatus.Paid, source: FormattableString.Invariant($"message-{number}")));
        }

        string folder = LedgerPaths.Standing(_world.Month, file.RowKey) + "/";
        Assert.Single(await _world.Blobs.ListAsync(Containers.Ledger, folder, CancellationToken.None));
        IReadOnlyList<(PaymentEntry Entry, PaymentStanding Standing)> latest =
            await _world.Get<StandingStore>().LatestAsync(_world.Month, file, CancellationToken.None);
        Assert.All(latest, static item => Assert.Equal(PaymentState.Paid, item.Standing.State));
        Assert.Equal(entries.Select(static entry => entry.Id), latest.Select(static item => item.Entry.Id));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private async Task<(PaymentEntry[] Entries, PaymentFileEntity File)> ReleaseAsync(int count)
    {
        PaymentEntry[] entries =
            [.. Enumerable.Range(1, count).Select(person => EntryOf(person, _world.Month.ToPeriod()))];
        return (entries, await _world.ReleaseAsync(entries));
    }

    private Task<AppliedBatch> ApplyAsync(PaymentFileEntity file, params PaymentResult[] results) =>
        _world.Get<ResultApplier>().ApplyAsync(_world.Month, file.RowKey, results, CancellationToken.None);
}
