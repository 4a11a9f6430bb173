using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Disbursement.Functions.Storage;
using Microsoft.Extensions.Time.Testing;

#pragma warning disable xUnit1051 // in memory a call has ended when it returns: there is nothing to cancel

namespace Disbursement.Simulation.Storage.Tests;

/// <summary>
/// Goal: the simulation decides what happens to each request, and when. Method: hooks that wait, throw and answer,
/// under the real clients.
/// </summary>
public sealed class TransportHookTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly MemoryTransport _transport;
    private readonly MemoryClients _calm;
    private readonly MemoryClients _clients;

    public TransportHookTests()
    {
        var account = new MemoryAccount(_time);
        _transport = new MemoryTransport(account);
        _clients = new MemoryClients(_transport, retries: 2);
        _calm = new MemoryClients(new MemoryTransport(account));
        _calm.Blobs.GetBlobContainerClient("c").Create();
        Assert.True(_calm.Tables.GetTableClient("T").CreateIfNotExistsAsync().IsCompletedSuccessfully);
    }

    private BlobContainerClient Container => _clients.Blobs.GetBlobContainerClient("c");

    [Fact]
    public async Task Hooks_ThatWait_NeverLeaveTheThread()
    {
        var thread = new OneThread();
        var seen = new HashSet<int>();
        int waits = 0;
        async ValueTask WaitAsync(StorageCall call)
        {
            seen.Add(Environment.CurrentManagedThreadId);
            Assert.Same(thread, SynchronizationContext.Current);
            await Task.Yield();
            waits++;
        }

        _transport.Home = thread;
        _transport.Before = WaitAsync;
        _transport.After = WaitAsync;

        await thread.RunAsync(UseEverythingAsync, whenIdle: static () => false);

        Assert.Single(seen);
        Assert.True(waits > 20, $"Only {waits} waits: the test proves little.");
    }

    [Fact]
    public async Task Hooks_ThatWaitWithoutHome_UseTheContextOfTheCall()
    {
        var thread = new OneThread();
        _transport.Before = static async _ => await Task.Yield();

        await thread.RunAsync(
            async () => await Container.GetBlobClient("a").UploadAsync(BinaryData.FromString("x")),
            whenIdle: static () => false);

        Assert.True(thread.Steps > 0);
    }

    [Fact]
    public async Task Retry_ServerBusy_WaitsByTheAccountsClock()
    {
        var thread = new OneThread();
        int attempts = 0;
        _transport.Home = thread;
        _transport.Before = call =>
        {
            if (++attempts <= 2)
            {
                call.Answer(503, "ServerBusy");
            }

            return ValueTask.CompletedTask;
        };
        DateTimeOffset start = _time.GetUtcNow();

        await thread.RunAsync(
            async () => await Container.GetBlobClient("a").UploadAsync(BinaryData.FromString("x")),
            whenIdle: () =>
            {
                _time.Advance(TimeSpan.FromMilliseconds(100));
                return _time.GetUtcNow() - start < TimeSpan.FromMinutes(1);
            });

        Assert.Equal(3, attempts);
        Assert.InRange(_time.GetUtcNow() - start, TimeSpan.FromSeconds(2.4), TimeSpan.FromSeconds(2.6));
        Assert.True(Exists("a"));
    }

    [Fact]
    public async Task Before_Throws_NothingHappened()
    {
        _transport.Before = static _ => throw new InvalidDataException("killed");

        await Assert.ThrowsAsync<InvalidDataException>(() => UploadAsync("a"));

        Assert.False(Exists("a"));
    }

    [Fact]
    public async Task After_Throws_ItHappened()
    {
        _transport.After = static _ => throw new InvalidDataException("killed");

        await Assert.ThrowsAsync<InvalidDataException>(() => UploadAsync("a"));

        Assert.True(Exists("a"));
    }

    [Fact]
    public async Task Before_Answers_NothingHappened()
    {
        _transport.Before = static call =>
        {
            call.Answer(412, "ConditionNotMet");
            return ValueTask.CompletedTask;
        };

        RequestFailedException refused = await Assert.ThrowsAsync<RequestFailedException>(() => UploadAsync("a"));

        Assert.Equal((412, "ConditionNotMet"), (refused.Status, refused.ErrorCode));
        Assert.False(Exists("a"));
    }

    [Fact]
    public async Task After_Answers_ItHappenedAll()
    {
        TableClient table = _clients.Tables.GetTableClient("T");
        StorageCall? asked = null;
        _transport.Before = call =>
        {
            asked = call;
            Assert.Equal(
                (StorageOperation.Transaction, "T", "p", "r"),
                (call.Operation, call.Resource, call.Key, Assert.Single(call.Writes).RowKey));
            return ValueTask.CompletedTask;
        };
        _transport.After = call =>
        {
            Assert.Same(asked, call);
            Assert.Equal((StorageOperation.Transaction, "T", "p", 202), (call.Operation, call.Resource, call.Key, call.Status));
            call.Answer(409, "EntityAlreadyExists");
            return ValueTask.CompletedTask;
        };

        RequestFailedException refused = await Assert.ThrowsAsync<RequestFailedException>(() =>
            table.SubmitTransactionAsync([new(TableTransactionActionType.Add, new TableEntity("p", "r"))]));
        _transport.Before = null;
        _transport.After = null;

        Assert.Equal((409, "EntityAlreadyExists"), (refused.Status, refused.ErrorCode));
        Assert.True((await table.GetEntityIfExistsAsync<TableEntity>("p", "r")).HasValue);
    }

    [Fact]
    public async Task Hooks_AnyRequest_SeeWhatIsAsked()
    {
        List<string> seen = [];
        _transport.After = call =>
        {
            seen.Add($"{call.Operation} {call.Resource} {call.Key} {call.IsWrite} {call.Status} {call.ErrorCode}");
            return ValueTask.CompletedTask;
        };

        await UploadAsync("22/a b");
        await Assert.ThrowsAsync<RequestFailedException>(() => UploadAsync("22/a b"));
        await _clients.Tables.GetTableClient("T").GetEntityIfExistsAsync<TableEntity>("p|1", "r");
        await _clients.Tables.GetTableClient("T").AddEntityAsync(new TableEntity("p", "r"));

        Assert.Equal(
            [
                "PutBlob c 22/a b True 201 ",
                "PutBlob c 22/a b True 409 BlobAlreadyExists",
                "GetEntity T p|1/r False 404 ResourceNotFound",
                "InsertEntity T p/r True 204 ",
            ],
            seen);
    }

    private async Task UseEverythingAsync()
    {
        BlobClient blob = Container.GetBlobClient("written");
        await using (var stream = new BlobWriteStream(Container.GetBlockBlobClient("written"), "text/csv"))
        {
            await stream.WriteAsync(new byte[BlobWriteStream.BlockBytes]);
            await stream.FlushAsync();
            await stream.WriteAsync("end"u8.ToArray());
        }

        await using Stream whole = (await blob.DownloadStreamingAsync()).Value.Content;
        Assert.Equal(BlobWriteStream.BlockBytes + 3, (await new StreamReader(whole).ReadToEndAsync()).Length);
        await using Stream read = await blob.OpenReadAsync(new BlobOpenReadOptions(false) { BufferSize = 1_000_000 });
        Assert.Equal(BlobWriteStream.BlockBytes + 3, (await new StreamReader(read).ReadToEndAsync()).Length);
        for (int number = 0; number < 3; number++)
        {
            await UploadAsync($"{number}");
        }

        int listed = 0;
        await foreach (Page<BlobItem> page in Container.GetBlobsAsync().AsPages(pageSizeHint: 1))
        {
            listed += page.Values.Count;
        }

        Assert.Equal(4, listed);
        TableClient table = _clients.Tables.GetTableClient("T");
        await table.SubmitTransactionAsync([new(TableTransactionActionType.Add, new TableEntity("p", "r"))]);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(number => table.UpsertEntityAsync(new TableEntity("p", $"{number}"))));
        int rows = 0;
        await foreach (TableEntity row in table.QueryAsync<TableEntity>(maxPerPage: 2))
        {
            rows++;
        }

        Assert.Equal(6, rows);
    }

    private async Task UploadAsync(string name) =>
        await Container.GetBlobClient(name).UploadAsync(BinaryData.FromString("x"));

    private bool Exists(string name) => _calm.Blobs.GetBlobContainerClient("c").GetBlobClient(name).Exists();
}
