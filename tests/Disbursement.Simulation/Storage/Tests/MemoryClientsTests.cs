using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Disbursement.Functions.Storage;

namespace Disbursement.Simulation.Storage.Tests;

/// <summary>
/// Goal: the real clients and the app's stores work on the memory account, and at once. Method: use them; each task
/// must be complete when it is returned.
/// </summary>
public sealed class MemoryClientsTests
{
    private readonly MemoryClients _clients = new(new MemoryTransport(new MemoryAccount(TimeProvider.System)));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void BlobStore_CreateReadList_CompletesAtOnce()
    {
        var store = new BlobStore(_clients.Blobs);

        Assert.True(Done(store.CreateAsync("ledger", "22/a b/đ.csv", BinaryData.FromString("1"), "text/csv", Token)));
        Assert.False(Done(store.CreateAsync("ledger", "22/a b/đ.csv", BinaryData.FromString("2"), "text/csv", Token)));
        Assert.Equal("1", Done(store.ReadAsync("ledger", "22/a b/đ.csv", Token)).ToString());
        Assert.Null(Done(store.FindAsync("ledger", "22/none", Token)));
        Assert.Equal(["22/a b/đ.csv"], Done(store.ListAsync("ledger", "22/", Token)));
    }

    [Fact]
    public void OpenWrite_ManyPieces_BecomesOneBlob()
    {
        BlobContainerClient container = _clients.Blobs.GetBlobContainerClient("receipts");
        Done(container.CreateIfNotExistsAsync(cancellationToken: Token));
        BlobClient blob = container.GetBlobClient("x");

        using (Stream stream = Done(blob.OpenWriteAsync(overwrite: true, cancellationToken: Token)))
        {
            stream.Write("one"u8);
            stream.Flush();
            stream.Write("two"u8);
        }

        BlobDownloadResult read = Done(blob.DownloadContentAsync(Token));
        Assert.Equal("onetwo", read.Content.ToString());
    }

    [Fact]
    public void Tables_AddUpdateQuery_CompletesAtOnce()
    {
        var tables = new Functions.Storage.Tables(_clients.Tables);
        var row = new RoundEntity { PartitionKey = "22|2025-11", RowKey = "r1", State = "Verifying" };

        Assert.True(Done(tables.AddAsync("Rounds", row, Token)));
        Assert.False(Done(tables.AddAsync("Rounds", row, Token)));
        RoundEntity found = Done(tables.FindAsync<RoundEntity>("Rounds", "22|2025-11", "r1", Token))!;
        found.State = "Proposed";
        Assert.True(Done(tables.UpdateAsync("Rounds", found, Token)));
        Assert.False(Done(tables.UpdateAsync("Rounds", found, Token)));
        Assert.Equal("Proposed", Assert.Single(Done(tables.ListAsync<RoundEntity>("Rounds", "22|2025-11", "r", Token))).State);
    }

    [Fact]
    public void AuditLog_Append_ChainsInTransactions()
    {
        var month = new MonthRef("22", "2025-11");
        var audit = new AuditLog(new Functions.Storage.Tables(_clients.Tables), TimeProvider.System);

        Done(audit.AppendAsync(month, "k1", "a", "app", "s", Token));
        Done(audit.AppendAsync(month, "k1", "a", "app", "s", Token));
        Done(audit.AppendAsync(month, "k2", "b", "app", "s", Token));

        Assert.Equal(2, Done(audit.HeadAsync(month, Token)).Sequence);
        Assert.Equal(["a", "b"], Done(audit.EntriesAsync(month, Token)).Select(entry => entry.Action).Where(a => a.Length > 0));
    }

    private static T Done<T>(Task<T> task)
    {
        Assert.True(task.IsCompleted);
        return task.GetAwaiter().GetResult();
    }

    private static void Done(Task task)
    {
        Assert.True(task.IsCompleted);
        task.GetAwaiter().GetResult();
    }
}
