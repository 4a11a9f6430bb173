using Azure;
using Azure.Storage.Blobs;
using Disbursement.LocalRuntime.Triggers.Blob;
using Disbursement.Simulation.Storage;

namespace Disbursement.Simulation.Triggers;

/// <summary>
/// Goal: a storage server that fails for a while costs blob triggers time and nothing else. Method: the receipts' log
/// on a memory account whose requests are refused or lost at chosen moments.
/// </summary>
public sealed class BlobReceiptsTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly MemoryTransport _transport = new(new MemoryAccount(TimeProvider.System));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AddStart_ConnectionLostSeveralTimes_TellsAndTakesTheNext()
    {
        await using BlobReceipts receipts = await OpenAsync(retries: 1);
        FailNext(StorageOperation.AppendBlock, times: 2, static call => throw call.ConnectionLost());

        // What the clients throw when their repeats fail too; it is no storage error.
        await Assert.ThrowsAsync<AggregateException>(() => receipts.AddStartAsync(1).WaitAsync(Limit, Token));
        await receipts.AddStartAsync(2).WaitAsync(Limit, Token);

        Assert.Equal((0, 1), (receipts.StartsOf(1), receipts.StartsOf(2)));
    }

    [Fact]
    public async Task AddStart_NeverWritten_DoesNotCountAsAnAttempt()
    {
        await using BlobReceipts receipts = await OpenAsync(retries: 0);
        FailNext(StorageOperation.AppendBlock, times: 5, static call => call.Answer(503, "ServerBusy"));

        for (int attempt = 0; attempt < 5; attempt++)
        {
            await Assert.ThrowsAsync<RequestFailedException>(() => receipts.AddStartAsync(1).WaitAsync(Limit, Token));
        }

        await receipts.AddStartAsync(1).WaitAsync(Limit, Token);
        Assert.Equal(1, receipts.StartsOf(1));
    }

    [Theory]
    [InlineData((int)StorageOperation.CreateAppendBlob)]
    [InlineData((int)StorageOperation.AppendBlock)]
    [InlineData((int)StorageOperation.DeleteBlob)]
    public async Task NewLog_RefusedOnce_IsWrittenByTheNextAndKeptWhole(int operation)
    {
        await using (BlobReceipts receipts = await OpenAsync(retries: 0, blocksMax: 4))
        {
            int version = 0;
            for (; version < 3; version++)
            {
                await receipts.AddDoneAsync((UInt128)version).WaitAsync(Limit, Token);
            }

            FailNext((StorageOperation)operation, times: 1, static call => call.Answer(503, "ServerBusy"));
            await Record.ExceptionAsync(() => receipts.AddDoneAsync((UInt128)version++).WaitAsync(Limit, Token));
            for (; version < 20; version++)
            {
                await receipts.AddDoneAsync((UInt128)version).WaitAsync(Limit, Token);
            }
        }

        await using BlobReceipts again = await OpenAsync(retries: 0);
        Assert.Equal(20, again.Count);
    }

    private async Task<BlobReceipts> OpenAsync(int retries, int blocksMax = 1_000)
    {
        BlobContainerClient container = new MemoryClients(_transport, retries).Blobs.GetBlobContainerClient("hosts");
        await container.CreateIfNotExistsAsync(cancellationToken: Token);
        return await BlobReceipts.OpenAsync(container, "function", Token, blocksMax);
    }

    private void FailNext(StorageOperation operation, int times, Action<StorageCall> fail)
    {
        int left = times;
        _transport.Before = call =>
        {
            if (call.Operation == operation && left-- > 0)
            {
                fail(call);
            }

            return ValueTask.CompletedTask;
        };
    }
}
