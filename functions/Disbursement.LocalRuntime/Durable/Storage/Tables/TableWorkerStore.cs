using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Disbursement.LocalRuntime.Durable.Storage.Tables;

/// <summary>Leases as rows of the hub's table, wake-ups as messages of one queue per worker.</summary>
/// <param name="table">The hub's table.</param>
/// <param name="openQueue">Opens a worker's queue.</param>
internal sealed class TableWorkerStore(TableClient table, Func<string, QueueClient> openQueue) : IWorkerStore
{
    private const int MessagesPerRead = 32;

    private readonly ConcurrentDictionary<string, bool> _queues = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async Task WriteLeaseAsync(WorkerLease lease, CancellationToken cancellationToken)
    {
        if (_queues.TryAdd(lease.WorkerId, true))
        {
            await openQueue(lease.WorkerId).CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        }

        var row = new TableEntity(Rows.WorkersPartition, lease.WorkerId)
        {
            ["Machine"] = lease.Machine,
            ["ProcessId"] = lease.ProcessId,
            ["ExpiresAt"] = lease.ExpiresAt,
        };
        await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task DeleteLeaseAsync(string workerId, CancellationToken cancellationToken)
    {
        await table.DeleteEntityAsync(Rows.WorkersPartition, workerId, cancellationToken: cancellationToken);
        await openQueue(workerId).DeleteIfExistsAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<WorkerLease>> ListLeasesAsync(CancellationToken cancellationToken)
    {
        var leases = new List<WorkerLease>();
        await foreach (TableEntity row in table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {Rows.WorkersPartition}"),
            cancellationToken: cancellationToken))
        {
            leases.Add(new WorkerLease(
                row.RowKey,
                row.GetString("Machine")!,
                row.GetInt32("ProcessId")!.Value,
                row.GetDateTimeOffset("ExpiresAt")!.Value));
        }

        return leases;
    }

    /// <inheritdoc/>
    public async Task SendWakeUpAsync(string workerId, string instanceId, CancellationToken cancellationToken)
    {
        try
        {
            await openQueue(workerId).SendMessageAsync(instanceId, cancellationToken);
        }
        catch (RequestFailedException gone) when (gone.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            // The worker has left; whoever takes its instances over looks for their messages.
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ReceiveWakeUpsAsync(string workerId, CancellationToken cancellationToken)
    {
        QueueClient queue = openQueue(workerId);
        QueueMessage[] messages = await queue.ReceiveMessagesAsync(
            MessagesPerRead, cancellationToken: cancellationToken);
        foreach (QueueMessage message in messages)
        {
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellationToken);
        }

        return [.. messages.Select(message => message.MessageText)];
    }
}
