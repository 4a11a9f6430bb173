using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace Disbursement.Simulation.Storage.Tests.Conformance;

/// <summary>An account to play a scenario on.</summary>
/// <param name="Blobs">Its blobs.</param>
/// <param name="Tables">Its tables.</param>
/// <param name="Queues">Its queues.</param>
/// <param name="Name">The name of this run, good for a container, a table or a queue.</param>
internal sealed record StorageGround(
    BlobServiceClient Blobs, TableServiceClient Tables, QueueServiceClient Queues, string Name)
{
    /// <summary>The server that is the measure.</summary>
    public static StorageGround OnServer(string connectionString, string name)
    {
        var blobs = new BlobClientOptions { Retry = { MaxRetries = 0 } };
        var queues = new QueueClientOptions { Retry = { MaxRetries = 0 } };
        return new StorageGround(
            new BlobServiceClient(connectionString, blobs),
            new TableServiceClient(connectionString, new TableClientOptions { Retry = { MaxRetries = 0 } }),
            new QueueServiceClient(connectionString, queues),
            name);
    }

    /// <summary>The memory account.</summary>
    public static StorageGround InMemory(string name)
    {
        var clients = new MemoryClients(new MemoryTransport(new MemoryAccount(TimeProvider.System)));
        return new StorageGround(clients.Blobs, clients.Tables, clients.Queues, name);
    }

    /// <summary>A container that is there.</summary>
    public async Task<BlobContainerClient> ContainerAsync()
    {
        BlobContainerClient container = Blobs.GetBlobContainerClient(Name);
        await container.CreateIfNotExistsAsync();
        return container;
    }

    /// <summary>A table that is there.</summary>
    public async Task<TableClient> TableAsync()
    {
        TableClient table = Tables.GetTableClient(Name);
        await table.CreateIfNotExistsAsync();
        return table;
    }

    /// <summary>A queue that is there.</summary>
    public async Task<QueueClient> QueueAsync()
    {
        QueueClient queue = Queues.GetQueueClient(Name);
        await queue.CreateIfNotExistsAsync();
        return queue;
    }
}
