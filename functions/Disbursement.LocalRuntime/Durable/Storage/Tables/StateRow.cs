using System.Globalization;
using Azure.Data.Tables;
using Disbursement.LocalRuntime.Durable.History;
using Microsoft.DurableTask.Client;

namespace Disbursement.LocalRuntime.Durable.Storage.Tables;

/// <summary>
/// The state row's columns. A merge cannot take a value away, so the empty text stands for none. What never changes
/// while an instance runs is written at its start only.
/// </summary>
internal static class StateRow
{
    /// <summary>The columns a listing reads when it leaves the payloads out.</summary>
    public static readonly string[] ColumnsWithoutPayloads =
    [
        "PartitionKey", "RowKey", "Name", "ExecutionId", "Generation", "Step", "Status", "CreatedAt", "UpdatedAt",
        "Failure", "Owner", "Attempts", "Outstanding", "NextTimerAt",
        "ParentId", "ParentName", "ParentExecutionId", "ParentGeneration", "ParentCallId",
    ];

    private static readonly string[] PayloadColumns = ["Input", "Output", "CustomStatus", "Failure"];

    /// <summary>The columns that change from step to step.</summary>
    public static async Task<TableEntity> WriteChangesAsync(
        InstanceState state, PayloadBlobs blobs, CancellationToken cancellationToken)
    {
        string id = state.InstanceId;
        return new TableEntity(id, Rows.StateKey)
        {
            ["ExecutionId"] = state.ExecutionId,
            ["Generation"] = state.Generation,
            ["Step"] = state.Step,
            ["Status"] = state.Status.ToString(),
            ["UpdatedAt"] = state.UpdatedAt,
            ["Output"] = await blobs.PutAsync(state.Output, id, "output", cancellationToken),
            ["CustomStatus"] = await blobs.PutAsync(state.CustomStatus, id, "status", cancellationToken),
            ["Failure"] = await blobs.PutAsync(HistoryJson.Write(state.Failure), id, "failure", cancellationToken),
            ["Owner"] = state.Owner,
            ["Attempts"] = state.Attempts,
            ["Outstanding"] = state.Outstanding,
            ["NextTimerAt"] = state.NextTimerAt?.ToString("O", CultureInfo.InvariantCulture) ?? string.Empty,
        };
    }

    /// <summary>All columns.</summary>
    public static async Task<TableEntity> WriteAsync(
        InstanceState state, PayloadBlobs blobs, CancellationToken cancellationToken)
    {
        TableEntity row = await WriteChangesAsync(state, blobs, cancellationToken);
        row["Name"] = state.Name;
        row["CreatedAt"] = state.CreatedAt;
        row["Input"] = await blobs.PutAsync(state.Input, state.InstanceId, "input", cancellationToken);
        if (state.Parent is { } parent)
        {
            row["ParentId"] = parent.InstanceId;
            row["ParentName"] = parent.Name;
            row["ParentExecutionId"] = parent.ExecutionId;
            row["ParentGeneration"] = parent.Generation;
            row["ParentCallId"] = parent.CallId;
        }

        return row;
    }

    /// <summary>Reads a row; payloads that were not fetched are null.</summary>
    public static async Task<InstanceState> ReadAsync(
        TableEntity row, PayloadBlobs blobs, CancellationToken cancellationToken)
    {
        string?[] payloads = await Task.WhenAll(
            PayloadColumns.Select(column => blobs.GetAsync(row.GetString(column), cancellationToken)));
        return new InstanceState
        {
            InstanceId = row.PartitionKey,
            Name = row.GetString("Name")!,
            ExecutionId = row.GetString("ExecutionId")!,
            Generation = row.GetInt32("Generation")!.Value,
            Step = row.GetInt32("Step")!.Value,
            Status = Enum.Parse<OrchestrationRuntimeStatus>(row.GetString("Status")!),
            CreatedAt = row.GetDateTimeOffset("CreatedAt")!.Value,
            UpdatedAt = row.GetDateTimeOffset("UpdatedAt")!.Value,
            Input = payloads[0],
            Output = payloads[1],
            CustomStatus = payloads[2],
            Failure = HistoryJson.ReadFailure(payloads[3]),
            Parent = ReadParent(row),
            Owner = row.GetString("Owner")!,
            Attempts = row.GetInt32("Attempts")!.Value,
            Outstanding = row.GetInt32("Outstanding")!.Value,
            NextTimerAt = row.GetString("NextTimerAt") is { Length: > 0 } at
                ? DateTimeOffset.Parse(at, CultureInfo.InvariantCulture)
                : null,
        };
    }

    private static ParentCall? ReadParent(TableEntity row) => row.GetString("ParentId") is { } parentId
        ? new ParentCall(
            parentId,
            row.GetString("ParentName")!,
            row.GetString("ParentExecutionId")!,
            row.GetInt32("ParentGeneration")!.Value,
            row.GetInt32("ParentCallId")!.Value)
        : null;
}
