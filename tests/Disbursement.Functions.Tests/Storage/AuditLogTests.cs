using Azure.Data.Tables;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Tests.Settlement;
using Disbursement.Testing;

namespace Disbursement.Functions.Tests.Storage;

/// <summary>
/// Goal: however many write at once, in one process or several, each deed stands in the chain exactly once and the
/// chain has no gap. Method: two logs over one table on Azurite, each fed from many tasks, then the chain is
/// recomputed here from its rows.
/// </summary>
public sealed class AuditLogTests(AzuriteFixture azurite) : IAsyncDisposable
{
    private const int DeedCount = 120;

    private readonly SettlementWorld _world = SettlementWorld.New(azurite.ConnectionString);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task AppendAsync_ManyAtOnceFromTwoProcesses_ChainsEachDeedOnce()
    {
        AuditLog first = NewLog();
        AuditLog second = NewLog();

        await Task.WhenAll(Enumerable.Range(0, DeedCount).SelectMany(number => (Task[])
        [
            AppendAsync(first, number),
            AppendAsync(second, number),
            AppendAsync(first, number),
        ]));

        IReadOnlyList<AuditEntity> entries = await first.EntriesAsync(_world.Month, CancellationToken.None);
        Assert.Equal(
            Enumerable.Range(0, DeedCount).Select(SubjectOf).Order(StringComparer.Ordinal),
            entries.Select(static entry => entry.Subject).Order(StringComparer.Ordinal));
        string before = "";
        foreach ((int index, AuditEntity entry) in entries.Index())
        {
            Assert.Equal(before, entry.Before);
            Assert.Equal(AuditLog.HashOf(index + 1, entry), entry.Hash);
            before = entry.Hash;
        }

        Assert.Equal((DeedCount, before), await second.HeadAsync(_world.Month, CancellationToken.None));
    }

    [Fact]
    public async Task AppendAsync_WaitIsCancelled_TheOthersAreWrittenAllTheSame()
    {
        AuditLog log = NewLog();
        using var cancelled = new CancellationTokenSource();
        Task writing = AppendAsync(log, 1);
        Task waiting = log.AppendAsync(_world.Month, "key-2", "test.done", "app", SubjectOf(2), cancelled.Token);
        Task behind = AppendAsync(log, 3);

        await cancelled.CancelAsync();
        await Task.WhenAll(writing, behind);
        await Record.ExceptionAsync(() => waiting);

        IReadOnlyList<AuditEntity> entries = await log.EntriesAsync(_world.Month, CancellationToken.None);
        Assert.Contains(SubjectOf(1), entries.Select(static entry => entry.Subject));
        Assert.Contains(SubjectOf(3), entries.Select(static entry => entry.Subject));
    }

    private AuditLog NewLog() =>
        new(new Tables(new TableServiceClient(azurite.ConnectionString)), TimeProvider.System);

    private Task AppendAsync(AuditLog log, int number) => log.AppendAsync(
        _world.Month,
        FormattableString.Invariant($"key-{number}"),
        "test.done",
        "app",
        SubjectOf(number),
        CancellationToken.None);

    private static string SubjectOf(int number) => FormattableString.Invariant($"deed {number:000}");
}
