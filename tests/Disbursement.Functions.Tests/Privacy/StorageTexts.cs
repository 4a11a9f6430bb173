using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Disbursement.Functions.Tests.Privacy;

/// <summary>Everything in a storage account where no personal data may stand, as texts with their places.</summary>
/// <param name="connection">The account.</param>
/// <param name="places">Where personal data may stand.</param>
internal sealed class StorageTexts(string connection, PersonalDataPlaces places)
{
    /// <summary>Blob names of all containers, metadata too, and the contents of those that are not declared.</summary>
    public async IAsyncEnumerable<(string Where, string Text)> BlobsAsync()
    {
        var service = new BlobServiceClient(connection);
        await foreach (BlobContainerItem container in service.GetBlobContainersAsync())
        {
            bool declared = places.IsContainer(container.Name);
            BlobContainerClient client = service.GetBlobContainerClient(container.Name);
            await foreach (BlobItem blob in client.GetBlobsAsync(BlobTraits.Metadata))
            {
                string where = $"blob {container.Name}/{blob.Name}";
                yield return ("the name of " + where, blob.Name + ' ' + string.Join(' ', blob.Metadata ?? new Dictionary<string, string>()));
                if (!declared)
                {
                    BlobDownloadResult content = await client.GetBlobClient(blob.Name).DownloadContentAsync();
                    yield return (where, content.Content.ToString());
                }
            }
        }
    }

    /// <summary>Keys and columns of every table: the app's own, and the histories and states of every instance.</summary>
    public async IAsyncEnumerable<(string Where, string Text)> TablesAsync()
    {
        var service = new TableServiceClient(connection);
        await foreach (var table in service.QueryAsync())
        {
            await foreach (TableEntity row in service.GetTableClient(table.Name).QueryAsync<TableEntity>())
            {
                foreach ((string column, object value) in row)
                {
                    if (!places.IsColumn(table.Name, column))
                    {
                        yield return ($"table {table.Name}, row {row.PartitionKey}/{row.RowKey}, {column}", $"{value}");
                    }
                }
            }
        }
    }

    /// <summary>Messages that wait, dead letters and poison records among them.</summary>
    public async IAsyncEnumerable<(string Where, string Text)> QueuesAsync()
    {
        var service = new QueueServiceClient(connection);
        await foreach (QueueItem queue in service.GetQueuesAsync())
        {
            PeekedMessage[] messages = await service.GetQueueClient(queue.Name).PeekMessagesAsync(32);
            foreach (PeekedMessage message in messages)
            {
                yield return ($"queue {queue.Name}", message.Body.ToString());
            }
        }
    }
}
