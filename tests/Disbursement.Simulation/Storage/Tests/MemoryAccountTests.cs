using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Azure.Storage.Queues;
using Microsoft.Extensions.Time.Testing;

#pragma warning disable xUnit1051 // in memory a call has ended when it returns: there is nothing to cancel

namespace Disbursement.Simulation.Storage.Tests;

/// <summary>
/// Goal: the memory account is repeatable, never guesses, and keeps Azure's rules where Azurite is laxer. Method: the
/// real clients on it.
/// </summary>
public sealed class MemoryAccountTests
{
    private readonly MemoryAccount _account = new(new FakeTimeProvider());
    private readonly MemoryClients _clients;

    public MemoryAccountTests() => _clients = new MemoryClients(new MemoryTransport(_account));

    private BlobContainerClient Container
    {
        get
        {
            BlobContainerClient container = _clients.Blobs.GetBlobContainerClient("c");
            container.CreateIfNotExists();
            return container;
        }
    }

    public static TheoryData<string> Unasked => ["lease", "metadata", "since", "snapshot", "containers", "peek", "tables"];

    [Theory]
    [MemberData(nameof(Unasked))]
    public async Task Request_TheAppDoesNotMake_IsRefusedByName(string what)
    {
        BlobClient blob = Container.GetBlobClient("a");
        await blob.UploadAsync(BinaryData.FromString("x"));
        QueueClient queue = _clients.Queues.GetQueueClient("q");
        await queue.CreateIfNotExistsAsync();
        var since = new BlobRequestConditions { IfModifiedSince = DateTimeOffset.UnixEpoch };

        NotSupportedException refused = await Assert.ThrowsAsync<NotSupportedException>(() => what switch
        {
            "lease" => blob.GetBlobLeaseClient().AcquireAsync(TimeSpan.FromSeconds(15)),
            "metadata" => blob.SetMetadataAsync(new Dictionary<string, string>(StringComparer.Ordinal)),
            "since" => blob.GetPropertiesAsync(since),
            "snapshot" => blob.CreateSnapshotAsync(),
            "containers" => FirstAsync(_clients.Blobs.GetBlobContainersAsync()),
            "peek" => queue.PeekMessageAsync(),
            _ => FirstAsync(_clients.Tables.QueryAsync()),
        });

        Assert.Contains(".invalid/", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_MadeTwice_AreAnsweredAlike()
    {
        async Task<string> PlayAsync()
        {
            var clients = new MemoryClients(new MemoryTransport(new MemoryAccount(new FakeTimeProvider())));
            BlobContainerClient container = clients.Blobs.GetBlobContainerClient("c");
            ETag made = (await container.CreateAsync()).Value.ETag;
            BlobContentInfo blob = await container.GetBlobClient("a").UploadAsync(BinaryData.FromString("x"));
            TableClient table = clients.Tables.GetTableClient("T");
            await table.CreateIfNotExistsAsync();
            Response row = await table.AddEntityAsync(new TableEntity("p", "r"));
            QueueClient queue = clients.Queues.GetQueueClient("q");
            await queue.CreateAsync();
            Azure.Storage.Queues.Models.SendReceipt sent = await queue.SendMessageAsync("x");
            return $"{made} {blob.ETag} {blob.LastModified:O} {row.Headers.ETag} {sent.MessageId} {sent.PopReceipt}";
        }

        Assert.Equal(await PlayAsync(), await PlayAsync());
    }

    [Fact]
    public async Task Transaction_OfTwoPartitions_IsRefused()
    {
        TableClient table = await TableAsync();

        TableTransactionFailedException refused = await Assert.ThrowsAsync<TableTransactionFailedException>(() =>
            table.SubmitTransactionAsync(
            [
                new(TableTransactionActionType.Add, new TableEntity("p", "r")),
                new(TableTransactionActionType.Add, new TableEntity("q", "r")),
            ]));

        Assert.Equal(
            (400, "CommandsInBatchActOnDifferentPartitions", 1),
            (refused.Status, refused.ErrorCode, refused.FailedTransactionActionIndex));
        Assert.Empty(await RowsAsync(table));
    }

    [Fact]
    public async Task CommitBlockList_AfterUpload_FindsNoStagedBlock()
    {
        BlockBlobClient blob = Container.GetBlockBlobClient("a");
        string id = Convert.ToBase64String([1]);
        await blob.StageBlockAsync(id, new MemoryStream([1]));
        await Container.GetBlobClient("a").UploadAsync(BinaryData.FromString("x"), overwrite: true);

        RequestFailedException refused = await Assert.ThrowsAsync<RequestFailedException>(
            () => blob.CommitBlockListAsync([id]));

        Assert.Equal((400, "InvalidBlockList"), (refused.Status, refused.ErrorCode));
    }

    [Fact]
    public async Task Download_BehindTheEnd_IsRefused()
    {
        BlobClient blob = Container.GetBlobClient("a");
        await blob.UploadAsync(BinaryData.FromString("x"));

        RequestFailedException refused = await Assert.ThrowsAsync<RequestFailedException>(
            () => blob.DownloadContentAsync(new BlobDownloadOptions { Range = new HttpRange(1, 1) }));

        Assert.Equal((416, "InvalidRange"), (refused.Status, refused.ErrorCode));
    }

    [Fact]
    public async Task Query_SmallerPages_FindsAllRows()
    {
        TableClient table = await TableAsync();
        for (int number = 0; number < 5; number++)
        {
            await table.AddEntityAsync(new TableEntity($"{number / 2}", $"{number}"));
        }

        _account.RowsPerPage = 2;
        int pages = 0;
        await foreach (Page<TableEntity> page in table.QueryAsync<TableEntity>().AsPages())
        {
            pages++;
        }

        Assert.Equal(3, pages);
        Assert.Equal(["0", "1", "2", "3", "4"], await RowsAsync(table));
    }

    [Fact]
    public async Task Upload_BufferUsedAgain_KeepsWhatWasSent()
    {
        byte[] buffer = [1, 2, 3];
        BlobClient blob = Container.GetBlobClient("a");
        await blob.UploadAsync(new BinaryData(buffer));

        buffer[0] = 9;

        Assert.Equal([1, 2, 3], (await blob.DownloadContentAsync()).Value.Content.ToArray());
    }

    private static async Task FirstAsync<T>(AsyncPageable<T> items)
        where T : notnull
    {
        await foreach (T item in items)
        {
            break;
        }
    }

    private static async Task<List<string>> RowsAsync(TableClient table)
    {
        List<string> rows = [];
        await foreach (TableEntity row in table.QueryAsync<TableEntity>())
        {
            rows.Add(row.RowKey);
        }

        return rows;
    }

    private async Task<TableClient> TableAsync()
    {
        TableClient table = _clients.Tables.GetTableClient("T");
        await table.CreateIfNotExistsAsync();
        return table;
    }
}
