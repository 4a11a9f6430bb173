using Disbursement.Cli.Stack;
using Disbursement.Kills.Months;

namespace Disbursement.Kills.Store;

/// <summary>
/// Goal: a storage that is slow, refuses, loses its answers after it did what it was asked, says that others wrote, and
/// is started again in the middle of a month changes nothing of what the month leaves. Method: the real app and other
/// parties on a real Azurite behind proxies that err by a seed; the same world and keys once without faults.
/// </summary>
public sealed class ErringStoreTests : IDisposable
{
    private const int People = 60;
    private const int Seed = 5;
    private const int PerMille = 8;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(8);

    private readonly string _root = Directory.CreateTempSubdirectory("disbursement-store-").FullName;

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task Month_StorageErrsAndRestarts_LeavesWhatAnUndisturbedMonthLeaves()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        DevelopmentSecrets keys = DevelopmentSecrets.Make();
        MonthRecord undisturbed = await new StoreMonth(FolderOf("undisturbed"), keys).RunAsync(
            new StoreFaults(Seed, perMille: 0), restartAfter: null, limit.Token);
        var faults = new StoreFaults(Seed, PerMille);

        MonthRecord disturbed = await new StoreMonth(FolderOf("disturbed"), keys).RunAsync(
            faults, restartAfter: TimeSpan.FromSeconds(10), limit.Token);

        Assert.Empty(disturbed.DifferencesFrom(undisturbed));
        Assert.All(
            Enum.GetValues<StoreFault>(), fault => Assert.True(faults.Met.GetValueOrDefault(fault) > 0, $"{fault}: none"));
    }

    private MonthFolder FolderOf(string name) => new(Path.Combine(_root, name), People, Seed);
}
