using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Disbursement.LocalRuntime.Durable.History;

namespace Disbursement.LocalRuntime.Durable.Storage.Tables;

/// <summary>
/// Keeps instances in one table, an instance to a partition, so that a step is one transaction. Large texts go
/// into blobs first.
/// </summary>
internal sealed class TableStore(TableClient table, PayloadBlobs blobs) : IInstanceStore
{
    private const int ConflictStatus = 409;
    private const int PreconditionStatus = 412;
    private const int NotFoundStatus = 404;

    /// <inheritdoc/>
    public Task InitializeAsync(CancellationToken cancellationToken) => Task.WhenAll(
        table.CreateIfNotExistsAsync(cancellationToken), blobs.InitializeAsync(cancellationToken));

    /// <inheritdoc/>
    public async Task<string?> TryCreateAsync(InstanceState state, CancellationToken cancellationToken)
    {
        TableEntity row = await StateRow.WriteAsync(state, blobs, cancellationToken);
        return await TryAsync(() => table.AddEntityAsync(row, cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<string?> TryReplaceAsync(
        InstanceState state, string version, CancellationToken cancellationToken)
    {
        TableEntity row = await StateRow.WriteAsync(state, blobs, cancellationToken);
        return await TryAsync(() => table.UpdateEntityAsync(
            row, new ETag(version), TableUpdateMode.Replace, cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<StoredState?> ReadStateAsync(
        string instanceId, bool payloads, CancellationToken cancellationToken)
    {
        NullableResponse<TableEntity> answer = await table.GetEntityIfExistsAsync<TableEntity>(
            instanceId, Rows.StateKey, payloads ? null : StateRow.ColumnsWithoutPayloads, cancellationToken);
        return answer.HasValue
            ? new StoredState(
                await StateRow.ReadAsync(answer.Value!, blobs, cancellationToken), answer.Value!.ETag.ToString())
            : null;
    }

    /// <inheritdoc/>
    public async Task<StoredInstance?> LoadAsync(string instanceId, CancellationToken cancellationToken)
    {
        List<TableEntity> rows = await QueryAsync(
            TableClient.CreateQueryFilter($"PartitionKey eq {instanceId}"), select: null, cancellationToken);
        if (rows.Find(row => row.RowKey == Rows.StateKey) is not { } stateRow)
        {
            return null;
        }

        InstanceState state = await StateRow.ReadAsync(stateRow, blobs, cancellationToken);
        HistoryStep[] steps = await ReadStepsAsync(rows, state.Generation, cancellationToken);
        bool isTorn = state.Step > 0 && (steps.Length == 0 || steps[^1].Number != state.Step);
        return isTorn
            ? throw new InvalidOperationException($"Instance '{instanceId}' was changed while it was read.")
            : new StoredInstance(
                new StoredState(state, stateRow.ETag.ToString()), steps, await ReadInboxAsync(rows, cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<InboxMessage>> ReadInboxAsync(
        string instanceId, CancellationToken cancellationToken) =>
        await ReadInboxAsync(
            await QueryAsync(
                TableClient.CreateQueryFilter(
                    $"PartitionKey eq {instanceId} and RowKey ge {Rows.InboxPrefix} and RowKey lt {Rows.InboxEnd}"),
                select: null,
                cancellationToken),
            cancellationToken);

    /// <inheritdoc/>
    public async Task<string?> TryCommitAsync(StepCommit commit, CancellationToken cancellationToken)
    {
        InstanceState state = commit.State;
        TableEntity changes = await StateRow.WriteChangesAsync(state, blobs, cancellationToken);
        if (commit.InputChanges)
        {
            changes["Input"] = await blobs.PutAsync(state.Input, state.InstanceId, "input", cancellationToken);
        }

        // The state first: it is the fence.
        var version = new ETag(commit.Version);
        var actions = new List<TableTransactionAction>
        {
            new(TableTransactionActionType.UpdateMerge, changes, version),
        };
        if (commit.Step is { } step)
        {
            string events = await blobs.PutAsync(HistoryJson.Write(step), state.InstanceId, "step", cancellationToken);
            actions.Add(new TableTransactionAction(
                TableTransactionActionType.Add, Rows.History(state.InstanceId, state.Generation, step, events)));
        }

        actions.AddRange(commit.TakenMessages.Select(key => new TableTransactionAction(
            TableTransactionActionType.Delete, new TableEntity(state.InstanceId, Rows.InboxPrefix + key), ETag.All)));

        return actions.Count == 1
            ? await TryAsync(() => table.UpdateEntityAsync(changes, version, TableUpdateMode.Merge, cancellationToken))
            : await TryAsync(async () => (await table.SubmitTransactionAsync(actions, cancellationToken)).Value[0]);
    }

    /// <inheritdoc/>
    public async Task AddMessageAsync(string instanceId, InboxMessage message, CancellationToken cancellationToken)
    {
        string json = await blobs.PutAsync(
            HistoryJson.Write(message.Event), instanceId, "message", cancellationToken);
        await TryAsync(() => table.AddEntityAsync(Rows.Inbox(instanceId, message, json), cancellationToken));
    }

    /// <inheritdoc/>
    public async Task DeleteMessagesAsync(
        string instanceId, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        foreach (string key in keys)
        {
            await table.DeleteEntityAsync(instanceId, Rows.InboxPrefix + key, cancellationToken: cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<InstanceState> ListAsync(
        InstanceFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string[]? columns = filter.Payloads ? null : StateRow.ColumnsWithoutPayloads;
        await foreach (TableEntity row in table.QueryAsync<TableEntity>(
            ListFilter.Write(filter), select: columns, cancellationToken: cancellationToken))
        {
            InstanceState state = await StateRow.ReadAsync(row, blobs, cancellationToken);
            if (filter.Matches(state))
            {
                yield return state;
            }
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyCollection<string>> ListInboxesAsync(CancellationToken cancellationToken)
    {
        List<TableEntity> rows = await QueryAsync(
            TableClient.CreateQueryFilter($"RowKey ge {Rows.InboxPrefix} and RowKey lt {Rows.InboxEnd}"),
            ["PartitionKey", "RowKey"],
            cancellationToken);
        return rows.Select(row => row.PartitionKey).ToHashSet(StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public async Task DeleteHistoryAsync(
        string instanceId, int beforeGeneration, CancellationToken cancellationToken)
    {
        string end = Rows.HistoryStart(beforeGeneration);
        List<TableEntity> rows = await QueryAsync(
            TableClient.CreateQueryFilter(
                $"PartitionKey eq {instanceId} and RowKey ge {Rows.HistoryPrefix} and RowKey lt {end}"),
            ["PartitionKey", "RowKey", "Events"],
            cancellationToken);
        await DeleteAsync(rows, cancellationToken);
        foreach (TableEntity row in rows)
        {
            await blobs.DeleteAsync(row.GetString("Events"), cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task PurgeAsync(string instanceId, CancellationToken cancellationToken)
    {
        List<TableEntity> rows = await QueryAsync(
            TableClient.CreateQueryFilter($"PartitionKey eq {instanceId}"),
            ["PartitionKey", "RowKey"],
            cancellationToken);
        await blobs.DeleteAllAsync(instanceId, cancellationToken);
        await DeleteAsync(rows.OrderBy(row => row.RowKey, StringComparer.Ordinal), cancellationToken);
    }

    private async Task<HistoryStep[]> ReadStepsAsync(
        IEnumerable<TableEntity> rows, int generation, CancellationToken cancellationToken)
    {
        string start = Rows.HistoryStart(generation);
        return await Task.WhenAll(rows
            .Where(row => row.RowKey.StartsWith(start, StringComparison.Ordinal))
            .OrderBy(row => row.RowKey, StringComparer.Ordinal)
            .Select(async row => HistoryJson.ReadStep(
                Rows.StepOf(row.RowKey), (await blobs.GetAsync(row.GetString("Events"), cancellationToken))!)));
    }

    private async Task<IReadOnlyList<InboxMessage>> ReadInboxAsync(
        IEnumerable<TableEntity> rows, CancellationToken cancellationToken) =>
        await Task.WhenAll(rows
            .Where(row => row.RowKey.StartsWith(Rows.InboxPrefix, StringComparison.Ordinal))
            .OrderBy(row => row.RowKey, StringComparer.Ordinal)
            .Select(async row => new InboxMessage(
                row.RowKey[Rows.InboxPrefix.Length..],
                row.GetString("ExecutionId")!,
                HistoryJson.ReadEvent((await blobs.GetAsync(row.GetString("Event"), cancellationToken))!))));

    private async Task<List<TableEntity>> QueryAsync(
        string filter, string[]? select, CancellationToken cancellationToken)
    {
        var rows = new List<TableEntity>();
        await foreach (TableEntity row in table.QueryAsync<TableEntity>(
            filter, select: select, cancellationToken: cancellationToken))
        {
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>Deletes rows of one partition, in order, a hundred at a time.</summary>
    private async Task DeleteAsync(IEnumerable<TableEntity> rows, CancellationToken cancellationToken)
    {
        foreach (TableEntity[] chunk in rows.Chunk(100))
        {
            await table.SubmitTransactionAsync(
                chunk.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All)),
                cancellationToken);
        }
    }

    /// <summary>Writes under a condition.</summary>
    /// <returns>The new version of the first row; null when the condition does not hold.</returns>
    private static async Task<string?> TryAsync(Func<Task<Response>> write)
    {
        try
        {
            Response answer = await write();
            return answer.Headers.ETag?.ToString()
                ?? throw new InvalidOperationException("The table service named no version.");
        }
        catch (RequestFailedException refused)
            when (refused.Status is ConflictStatus or PreconditionStatus or NotFoundStatus
                && refused.ErrorCode != "TableNotFound")
        {
            return null;
        }
    }
}
