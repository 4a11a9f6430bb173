using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;
using Disbursement.Testing;
using static Disbursement.Functions.Tests.Settlement.Samples;

namespace Disbursement.Functions.Tests.Settlement;

/// <summary>
/// Goal: what one process remembers of a file never hides what another wrote. Method: two worlds with memories of
/// their own over one month on Azurite take turns at one payment file.
/// </summary>
public sealed class TwoProcessesTests(AzuriteFixture azurite) : IAsyncDisposable
{
    private readonly SettlementWorld _one = SettlementWorld.New(azurite.ConnectionString);

    public ValueTask DisposeAsync() => _one.DisposeAsync();

    [Fact]
    public async Task ApplyAsync_InTurns_EachBuildsOnTheOthersPart()
    {
        await using SettlementWorld two = _one.Through(azurite.ConnectionString);
        (PaymentEntry[] entries, PaymentFileEntity file) = await ReleaseAsync(6);

        foreach ((int number, PaymentEntry entry) in entries.Index())
        {
            await ApplyAsync(number % 2 == 0 ? _one : two, file, ResultOf(entry, ResultStatus.Paid, source: $"m#{number}"));
        }

        PaymentFileEntity row = await _one.FileAsync(file.RowKey);
        Assert.Equal((6, 6, 0), (row.Applied, row.Paid, row.Open));
        foreach (SettlementWorld world in (SettlementWorld[])[_one, two])
        {
            var latest = await world.Get<StandingStore>().LatestAsync(_one.Month, file, CancellationToken.None);
            Assert.All(latest, static payment => Assert.Equal(PaymentState.Paid, payment.Standing.State));
        }
    }

    [Fact]
    public async Task ApplyAsync_OtherProcessSaidTheOpposite_IsAConflict()
    {
        await using SettlementWorld two = _one.Through(azurite.ConnectionString);
        (PaymentEntry[] entries, PaymentFileEntity file) = await ReleaseAsync(2);
        await ApplyAsync(_one, file, ResultOf(entries[1], ResultStatus.Paid, source: "m#1"));
        await ApplyAsync(two, file, ResultOf(entries[0], ResultStatus.Paid, source: "m#2"));

        AppliedBatch applied = await ApplyAsync(_one, file, ResultOf(entries[0], ResultStatus.Rejected, "AC04", source: "m#3"));

        Assert.Equal(ResultOutcome.Conflict, Assert.Single(applied.Lines).Outcome);
        Assert.Equal(2, (await _one.FileAsync(file.RowKey)).Paid);
    }

    [Fact]
    public async Task ApplyAsync_OtherProcessSealed_IsLate()
    {
        await using SettlementWorld two = _one.Through(azurite.ConnectionString);
        (PaymentEntry[] entries, PaymentFileEntity file) = await ReleaseAsync(2);
        await ApplyAsync(_one, file, ResultOf(entries[0], ResultStatus.Paid, source: "m#1"));
        await two.Get<ResultApplier>().SealAsync(_one.Month, file, CancellationToken.None);

        AppliedBatch applied = await ApplyAsync(_one, file, ResultOf(entries[1], ResultStatus.Paid, source: "m#2"));

        Assert.Equal(ResultOutcome.Late, Assert.Single(applied.Lines).Outcome);
        Assert.Equal((1, 1), (applied.File.Paid, applied.File.Open));
    }

    private async Task<(PaymentEntry[] Entries, PaymentFileEntity File)> ReleaseAsync(int payments)
    {
        PaymentEntry[] entries =
            [.. Enumerable.Range(1, payments).Select(person => EntryOf(person, _one.Month.ToPeriod()))];
        return (entries, await _one.ReleaseAsync(entries));
    }

    private static Task<AppliedBatch> ApplyAsync(SettlementWorld world, PaymentFileEntity file, PaymentResult result) =>
        world.Get<ResultApplier>().ApplyAsync(world.Month, file.RowKey, [result], CancellationToken.None);
}
