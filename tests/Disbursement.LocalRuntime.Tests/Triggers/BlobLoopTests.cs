using System.Collections.Concurrent;
using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Disbursement.LocalRuntime.Triggers.Blob;
using Disbursement.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Disbursement.LocalRuntime.Tests.Triggers;

public sealed class BlobLoopTests : IAsyncLifetime
{
    private readonly AzuriteFixture _azurite;
    private readonly BlobContainerClient _inbox;
    private readonly BlobContainerClient _host;
    private readonly string _function = AzuriteFixture.NewName("f");
    private readonly ConcurrentQueue<string> _runs = new();
    private readonly List<Watch> _watches = [];

    public BlobLoopTests(AzuriteFixture azurite)
    {
        _azurite = azurite;
        _inbox = new BlobContainerClient(azurite.ConnectionString, AzuriteFixture.NewName("inbox"));
        _host = new BlobContainerClient(azurite.ConnectionString, AzuriteFixture.NewName("hosts"));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _inbox.CreateAsync(cancellationToken: Token);
        await _host.CreateAsync(cancellationToken: Token);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (Watch watch in _watches)
        {
            await watch.DisposeAsync();
        }

        await _inbox.DeleteIfExistsAsync(cancellationToken: CancellationToken.None);
        await _host.DeleteIfExistsAsync(cancellationToken: CancellationToken.None);
    }

    [Fact]
    public async Task RunAsync_BlobsBeforeAndAfterStart_RunsOnceEach()
    {
        await UploadAsync("22/2025-11/148/btxh/a.csv");
        await WatchAsync();
        await Eventually.HoldsAsync(() => _runs.Count == 1);

        await UploadAsync("misplaced.csv");
        await Eventually.HoldsAsync(() => _runs.Count == 2);
        await AFewListingsAsync();

        Assert.Equal(["22/2025-11/148/btxh/a.csv", "misplaced.csv"], _runs);
    }

    [Fact]
    public async Task RunAsync_BlobWrittenAgain_RunsForEachVersion()
    {
        await WatchAsync();
        await UploadAsync("a.csv");
        await Eventually.HoldsAsync(() => _runs.Count == 1);

        await UploadAsync("a.csv");

        await Eventually.HoldsAsync(() => _runs.Count == 2);
    }

    [Fact]
    public async Task RunAsync_Restarted_KnowsWhatWasDone()
    {
        await UploadAsync("a.csv");
        Watch first = await WatchAsync();
        await Eventually.HoldsAsync(() => _runs.Count == 1);
        await first.DisposeAsync();

        await UploadAsync("b.csv");
        await WatchAsync();
        await Eventually.HoldsAsync(() => _runs.Count == 2);
        await AFewListingsAsync();

        Assert.Equal(["a.csv", "b.csv"], _runs);
    }

    [Fact]
    public async Task RunAsync_FailsTwiceThenWorks_IsNotPoison()
    {
        await UploadAsync("a.csv");

        await WatchAsync(run: _ => _runs.Count < 3 ? throw new InvalidOperationException("boom") : Task.CompletedTask);
        await Eventually.HoldsAsync(() => _runs.Count == 3);
        await AFewListingsAsync();

        Assert.Equal(3, _runs.Count);
        Assert.Empty(await PoisonAsync());
    }

    [Fact]
    public async Task RunAsync_FailsAlways_IsRecordedAndLeft()
    {
        await UploadAsync("bad.csv");

        Watch watch = await WatchAsync(run: _ => throw new InvalidDataException("a person's name"));
        await Eventually.HoldsAsync(async () => (await PoisonAsync()).Count == 1);
        await watch.DisposeAsync();
        await WatchAsync();
        await UploadAsync("good.csv");
        await Eventually.HoldsAsync(() => _runs.Contains("good.csv"));

        BlobPoisonRecord record = Assert.Single(await PoisonAsync());
        Assert.Equal(
            (_function, _inbox.Name, "bad.csv", 5, nameof(InvalidDataException)),
            (record.FunctionId, record.ContainerName, record.BlobName, record.Attempts, record.Reason));
        Assert.Equal(5, _runs.Count(name => name == "bad.csv"));
    }

    [Fact]
    public async Task RunAsync_ProcessDiedOnItFiveTimes_IsRecordedWithoutRunning()
    {
        await UploadAsync("killer.csv");
        UInt128 version = await VersionAsync("killer.csv");
        for (int crash = 0; crash < 5; crash++)
        {
            await using BlobReceipts receipts = await BlobReceipts.OpenAsync(_host, _function, Token);
            await receipts.AddStartAsync(version);
        }

        await WatchAsync();
        await Eventually.HoldsAsync(async () => (await PoisonAsync()).Count == 1);

        Assert.Empty(_runs);
        Assert.Equal("the process ended", (await PoisonAsync())[0].Reason);
    }

    [Fact]
    public async Task RunAsync_ManyBlobs_RunsAllOnceWithinItsLimit()
    {
        await Parallel.ForAsync(
            0, 230, Token, async (number, _) => await UploadAsync($"22/2025-11/{number:d3}/btxh/a.csv"));
        int now = 0;
        int most = 0;

        await WatchAsync(runsMax: 3, run: async _ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            await Task.Yield();
            Interlocked.Decrement(ref now);
        });
        await Eventually.HoldsAsync(() => _runs.Count >= 230);
        await AFewListingsAsync();

        Assert.Equal(230, _runs.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(230, _runs.Count);
        Assert.InRange(most, 1, 3);
    }

    [Fact]
    public async Task RunAsync_ContainerMadeLater_IsWatchedThen()
    {
        await _inbox.DeleteAsync(cancellationToken: Token);
        await WatchAsync();
        await AFewListingsAsync();

        await _inbox.CreateIfNotExistsAsync(cancellationToken: Token);
        await UploadAsync("a.csv");

        await Eventually.HoldsAsync(() => _runs.Count == 1);
    }

    [Fact]
    public async Task RunAsync_BlobDeletedMeanwhile_IsNotPoison()
    {
        await UploadAsync("gone.csv");

        await WatchAsync(run: async blob =>
        {
            await blob.DeleteIfExistsAsync(cancellationToken: Token);
            await blob.DownloadContentAsync(Token);
        });
        await Eventually.HoldsAsync(() => _runs.Count == 1);
        await AFewListingsAsync();

        Assert.Single(_runs);
        Assert.Empty(await PoisonAsync());
    }

    [Fact]
    public async Task OpenAsync_LogWithoutHeader_IsPassedOver()
    {
        await using (BlobReceipts receipts = await BlobReceipts.OpenAsync(_host, _function, Token))
        {
            await receipts.AddDoneAsync(7);
        }

        await _host.GetBlobClient($"blobreceipts/{_function}/000002").UploadAsync(BinaryData.FromString("half"), Token);
        await using BlobReceipts again = await BlobReceipts.OpenAsync(_host, _function, Token);

        Assert.True(again.IsDone(7));
        Assert.Equal(1, again.Count);
    }

    [Fact]
    public async Task AddDoneAsync_ManyAtOnce_AllAreThereAfterReopening()
    {
        await using (BlobReceipts receipts = await BlobReceipts.OpenAsync(_host, _function, Token))
        {
            await Task.WhenAll(
                Enumerable.Range(0, 5_000).Select(number => receipts.AddDoneAsync((UInt128)number << 80)));
        }

        await using BlobReceipts again = await BlobReceipts.OpenAsync(_host, _function, Token);

        Assert.Equal(5_000, again.Count);
        Assert.True(again.IsDone((UInt128)4_999 << 80));
    }

    [Theory]
    [InlineData("22/2025-11/148/btxh/a.csv", "22/2025-11/")]
    [InlineData("22/a.csv", "22/")]
    [InlineData("a.csv", "")]
    public void FolderOf_Name_GivesItsFirstFolders(string name, string folder) =>
        Assert.Equal(folder, BlobHotFolders.FolderOf(name));

    [Fact]
    public void Current_MoreFoldersThanAllowed_KeepsTheLatestAndForgetsTheCold()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var hot = new BlobHotFolders(foldersMax: 2, TimeSpan.FromMinutes(10), time);
        foreach (string name in (string[])["22/2025-09/a", "22/2025-10/a", "22/2025-11/a"])
        {
            hot.Add(name);
            time.Advance(TimeSpan.FromMinutes(4));
        }

        Assert.Equal(["22/2025-10/", "22/2025-11/"], hot.Current().Order(StringComparer.Ordinal));
        time.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(["22/2025-11/"], hot.Current());
        time.Advance(TimeSpan.FromMinutes(4));
        Assert.Empty(hot.Current());
    }

    [Fact]
    public async Task RunAsync_NewVersionOutsideHotFolders_IsFoundByTheNextWholeListing()
    {
        await UploadAsync("22/2025-10/a.csv");
        await WatchAsync();
        await Eventually.HoldsAsync(() => _runs.Count == 1);

        await UploadAsync("22/2025-11/a.csv");
        await UploadAsync("top.csv");

        await Eventually.HoldsAsync(() => _runs.Count == 3);
    }

    [Theory]
    [InlineData("inbox/{name}", "22/2025-11/a.csv", "name=22/2025-11/a.csv")]
    [InlineData("inbox/22/{period}/{file}", "22/2025-11/a.csv", "period=2025-11 file=a.csv")]
    [InlineData("inbox/{name}.csv", "a.csv", "name=a")]
    [InlineData("inbox/{name}.csv", "a.xlsx", null)]
    [InlineData("inbox", "x y", "name=x y")]
    public void Match_Name_GivesItsWords(string path, string name, string? expected)
    {
        var pattern = BlobPattern.Parse(path);

        Dictionary<string, object?>? words = pattern.Match(name);

        Assert.Equal("inbox", pattern.Container);
        IEnumerable<string>? pairs = words?.Select(word => $"{word.Key}={word.Value}");
        Assert.Equal(expected, pairs is null ? null : string.Join(' ', pairs));
    }

    private async Task<Watch> WatchAsync(Func<BlobClient, Task>? run = null, int runsMax = 4)
    {
        var options = new BlobLoopOptions
        {
            Function = _function,
            RunsMax = runsMax,
            PauseMin = TimeSpan.FromMilliseconds(10),
            RetryPause = TimeSpan.FromMilliseconds(1),
            PageSize = 50,
        };
        var loop = new BlobLoop(
            options,
            BlobPattern.Parse($"{_inbox.Name}/{{name}}"),
            _inbox,
            await BlobReceipts.OpenAsync(_host, _function, Token),
            new BlobPoison(_azurite.ConnectionString),
            async (blob, words, _) =>
            {
                _runs.Enqueue((string)words["name"]!);
                await (run?.Invoke(blob) ?? Task.CompletedTask);
            },
            TimeProvider.System,
            NullLogger.Instance);
        var watch = new Watch(loop);
        _watches.Add(watch);
        return watch;
    }

    private async Task UploadAsync(string name) => await _inbox
        .GetBlobClient(name).UploadAsync(BinaryData.FromString("x"), overwrite: true, Token);

    /// <summary>What has not run after three more listings will not run.</summary>
    private async Task AFewListingsAsync()
    {
        Watch watch = _watches[^1];
        int before = watch.Rounds;
        await Eventually.HoldsAsync(() => watch.Rounds >= before + 3);
    }

    private async Task<UInt128> VersionAsync(string name)
    {
        BlobProperties properties = await _inbox.GetBlobClient(name).GetPropertiesAsync(cancellationToken: Token);
        return new BlobSighting(name, properties.ETag.ToString("H")).Version;
    }

    private async Task<List<BlobPoisonRecord>> PoisonAsync()
    {
        var queue = new QueueClient(_azurite.ConnectionString, BlobPoison.QueueName);
        await queue.CreateIfNotExistsAsync(cancellationToken: Token);
        PeekedMessage[] messages = await queue.PeekMessagesAsync(32, Token);
        return [.. messages
            .Select(message => JsonSerializer.Deserialize<BlobPoisonRecord>(message.Body)!)
            .Where(record => record.FunctionId == _function)];
    }

    private sealed class Watch : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stopping = new();
        private readonly BlobLoop _loop;
        private readonly Task _running;

        public Watch(BlobLoop loop)
        {
            _loop = loop;
            _running = Task.Run(() => loop.RunAsync(_stopping.Token));
        }

        public int Rounds => _loop.Rounds;

        public async ValueTask DisposeAsync()
        {
            if (!_stopping.IsCancellationRequested)
            {
                await _stopping.CancelAsync();
                await _running.WaitAsync(TimeSpan.FromSeconds(30));
                _loop.Dispose();
            }
        }
    }
}
