using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Disbursement.Simulation.Storage;

namespace Disbursement.Simulation.Running;

/// <summary>What lies in storage, as the other parties and the model see it: at once and without faults.</summary>
internal sealed class Vault
{
    private readonly BlobServiceClient _blobs;
    private readonly TableServiceClient _tables;

    /// <summary>Opens the account.</summary>
    public Vault(MemoryAccount account)
    {
        var transport = new MemoryTransport(account);
        _blobs = new BlobServiceClient(
            new Uri(MemoryAddresses.Blob), App.AppProcess.Without(new BlobClientOptions(), transport, retries: 0));
        _tables = App.AppProcess.NewTables(transport, retries: 0);
    }

    /// <summary>Puts a blob, in place of what is there.</summary>
    public void Put(string container, string path, byte[] content)
    {
        BlobContainerClient client = _blobs.GetBlobContainerClient(container);
        client.CreateIfNotExists();
        client.GetBlobClient(path).Upload(new BinaryData(content), overwrite: true);
    }

    /// <summary>A blob's bytes; null when there is none.</summary>
    public byte[]? Find(string container, string path)
    {
        BlobClient blob = _blobs.GetBlobContainerClient(container).GetBlobClient(path);
        return blob.Exists() ? blob.DownloadContent().Value.Content.ToArray() : null;
    }

    /// <summary>Paths in a container, in order.</summary>
    public IReadOnlyList<string> List(string container, string prefix)
    {
        BlobContainerClient client = _blobs.GetBlobContainerClient(container);
        client.CreateIfNotExists();
        return [.. client.GetBlobs(prefix: prefix).Select(static item => item.Name)];
    }

    /// <summary>What every blob of a container is, by path: a change of one changes its value.</summary>
    public IReadOnlyDictionary<string, string> Versions(string container)
    {
        BlobContainerClient client = _blobs.GetBlobContainerClient(container);
        client.CreateIfNotExists();
        var versions = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (BlobItem item in client.GetBlobs())
        {
            versions[$"{container}/{item.Name}"] = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(
                client.GetBlobClient(item.Name).DownloadContent().Value.Content.ToMemory().Span));
        }

        return versions;
    }

    /// <summary>One row; null when there is none.</summary>
    public StorageRow? Row(string table, string partition, string row) =>
        Query(table, $"PartitionKey eq '{partition}' and RowKey eq '{row}'").FirstOrDefault();

    /// <summary>The rows of a partition from a key on, in order.</summary>
    public IReadOnlyList<StorageRow> Rows(string table, string partition, string from = "") =>
        Query(table, $"PartitionKey eq '{partition}' and RowKey ge '{from}'");

    private List<StorageRow> Query(string table, string filter)
    {
        // Everything is in memory and nothing waits: what is asynchronous for others has ended when it returns.
        TableClient client = _tables.GetTableClient(table);
        client.CreateIfNotExistsAsync().GetAwaiter().GetResult();
        var rows = new List<StorageRow>();
        IAsyncEnumerator<TableEntity> found = client.QueryAsync<TableEntity>(filter).GetAsyncEnumerator();
        while (found.MoveNextAsync().AsTask().GetAwaiter().GetResult())
        {
            rows.Add(new StorageRow(found.Current));
        }

        return rows;
    }
}
