using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;
using Disbursement.Testing;
using static Disbursement.Functions.Tests.Settlement.Samples;

namespace Disbursement.Functions.Tests.Settlement;

/// <summary>What a person with the right to override can and cannot do, and what stays of it.</summary>
public sealed class PaymentOverridesTests(AzuriteFixture azurite) : IAsyncDisposable
{
    private readonly SettlementWorld _world = SettlementWorld.New(azurite.ConnectionString);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Run_AConflict_CountsIsAuditedAndClosesTheException()
    {
        (PaymentEntry entry, PaymentFileEntity file) = await ReleaseAsync();
        await ApplyAsync(file, ResultOf(entry, ResultStatus.Paid));
        await ApplyAsync(file, ResultOf(entry, ResultStatus.Rejected, "AC04", minutes: 5, source: "results-b#7"));
        ExceptionEntity conflict = Assert.Single(await _world.ExceptionsAsync(ExceptionKind.Conflict));
        Assert.Contains("results-a#1", conflict.Summary, StringComparison.Ordinal);
        Assert.Contains("results-b#7", conflict.Summary, StringComparison.Ordinal);

        OverrideOutcome outcome = await OverrideAsync(file, entry, ResultStatus.Rejected, "AC04");

        Assert.Equal(new OverrideOutcome(OverrideRefusal.None, "Rejected"), outcome);
        PaymentFileEntity row = await _world.FileAsync(file.RowKey);
        Assert.Equal((0, 1, 0), (row.Paid, row.Failed, row.Open));
        Assert.Contains("payment.overridden", await _world.AuditAsync());
        ExceptionEntity closed = Assert.Single(await _world.ExceptionsAsync(ExceptionKind.Conflict));
        Assert.Equal(("Decided", "overridden", "doisoat"), (closed.State, closed.Decision, closed.DecidedBy));
    }

    /// <summary>Whoever reads the ledger anew, without this process's memory, comes to the same state.</summary>
    [Fact]
    public async Task Run_AnOverride_IsReplayedByOthers()
    {
        (PaymentEntry entry, PaymentFileEntity file) = await ReleaseAsync();
        await ApplyAsync(file, ResultOf(entry, ResultStatus.Paid));
        await OverrideAsync(file, entry, ResultStatus.Rejected, "AC04");
        await using SettlementWorld other = _world.Through(azurite.ConnectionString);

        (_, PaymentStanding standing) = Assert.Single(
            await other.Get<StandingStore>().LatestAsync(_world.Month, file, CancellationToken.None));

        Assert.Equal(PaymentState.Rejected, standing.State);
        Assert.StartsWith("override-", standing.Last!.Source, StringComparison.Ordinal);
        Assert.Equal(2, standing.Applied.Count);
    }

    [Fact]
    public async Task Run_TheSameAgain_ChangesNothing()
    {
        (PaymentEntry entry, PaymentFileEntity file) = await ReleaseAsync();
        await OverrideAsync(file, entry, ResultStatus.Paid);

        OverrideOutcome again = await OverrideAsync(file, entry, ResultStatus.Paid);

        Assert.Equal(OverrideRefusal.SameState, again.Refusal);
        Assert.Single(await _world.PartsAsync(file.RowKey));
        Assert.Single(await _world.AuditAsync(), static action => action == "payment.overridden");
    }

    /// <summary>Public money: a failure that was sent again in a later round cannot become paid.</summary>
    [Theory]
    [InlineData(RoundState.Verifying, OverrideRefusal.RoundRunning)]
    [InlineData(RoundState.Released, OverrideRefusal.LaterAttempt)]
    public async Task Run_FailureThatALaterRoundPays_IsRefused(RoundState later, OverrideRefusal expected)
    {
        (PaymentEntry entry, PaymentFileEntity file) = await ReleaseAsync();
        await ApplyAsync(file, ResultOf(entry, ResultStatus.Rejected, "AC04"));
        await _world.ReleaseAsync([EntryOf(1, _world.Month.ToPeriod(), attempt: 2)], round: 2);
        RoundEntity round = await _world.Get<RoundStore>().GetAsync(_world.Month, 2, CancellationToken.None);
        round.State = later.ToString();
        Assert.True(await _world.Get<RoundStore>().UpdateAsync(round, CancellationToken.None));

        OverrideOutcome outcome = await OverrideAsync(file, entry, ResultStatus.Paid);

        Assert.Equal(expected, outcome.Refusal);
        Assert.Equal(1, (await _world.FileAsync(file.RowKey)).Failed);
        Assert.DoesNotContain("payment.overridden", await _world.AuditAsync());
    }

    [Fact]
    public async Task Run_AfterTheMonthWasCounted_IsRefused()
    {
        (PaymentEntry entry, PaymentFileEntity file) = await ReleaseAsync();
        await _world.Get<ResultApplier>().SealAsync(_world.Month, file, CancellationToken.None);

        Assert.Equal(
            OverrideRefusal.MonthCounted, (await OverrideAsync(file, entry, ResultStatus.Paid)).Refusal);
    }

    [Fact]
    public async Task Run_APaymentOfNoFile_IsRefused()
    {
        (_, PaymentFileEntity file) = await ReleaseAsync();
        PaymentEntry stranger = EntryOf(9, _world.Month.ToPeriod());

        Assert.Equal(
            OverrideRefusal.PaymentUnknown, (await OverrideAsync(file, stranger, ResultStatus.Paid)).Refusal);
    }

    private async Task<(PaymentEntry Entry, PaymentFileEntity File)> ReleaseAsync()
    {
        PaymentEntry entry = EntryOf(1, _world.Month.ToPeriod());
        return (entry, await _world.ReleaseAsync([entry]));
    }

    private Task<AppliedBatch> ApplyAsync(PaymentFileEntity file, PaymentResult result) => _world.Get<ResultApplier>().ApplyAsync(
        _world.Month, file.RowKey, [result], CancellationToken.None);

    private Task<OverrideOutcome> OverrideAsync(
        PaymentFileEntity file, PaymentEntry entry, ResultStatus status, string code = "") =>
        _world.Get<PaymentOverrides>().RunAsync(
            _world.Month,
            new OverrideWish(file.RowKey, entry.Id, status, code, "doisoat", "sao kê ngày 12/6"),
            CancellationToken.None);
}
