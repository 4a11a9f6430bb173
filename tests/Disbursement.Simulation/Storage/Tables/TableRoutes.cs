using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Disbursement.Simulation.Storage.Tables;

/// <summary>Tells which table operation a request is.</summary>
internal static class TableRoutes
{
    private const string Partition = "(PartitionKey='";
    private const string Row = "',RowKey='";
    private const string End = "')";

    /// <summary>Fills in operation, table and keys.</summary>
    public static void Read(StorageCall call, string path)
    {
        MemoryRequest request = call.Request;
        string resource = path.TrimStart('/');
        string method = request.Method.Method;
        if (TryReadRow(resource, out string? table, out string? partitionKey, out string? rowKey))
        {
            call.Resource = table;
            call.Key = $"{partitionKey}/{rowKey}";
            call.Operation = method switch
            {
                "GET" => StorageOperation.GetEntity,
                _ => OfWrite(method) ?? throw MemoryAccount.Unknown(request),
            };
            return;
        }

        (call.Operation, call.Resource) = (method, resource) switch
        {
            ("POST", "$batch") => (StorageOperation.Transaction, ""),
            ("POST", "Tables") => (StorageOperation.CreateTable, ""),
            ("DELETE", _) when resource.StartsWith("Tables('", StringComparison.Ordinal) =>
                (StorageOperation.DeleteTable, resource["Tables('".Length..^End.Length]),
            ("GET", _) when resource.EndsWith("()", StringComparison.Ordinal) && resource != "Tables()" =>
                (StorageOperation.QueryEntities, resource[..^2]),
            ("POST", _) when resource.AsSpan().IndexOfAny("($/") < 0 => (StorageOperation.InsertEntity, resource),
            _ => throw MemoryAccount.Unknown(request),
        };
    }

    /// <summary>Fills in what stands in the body: the rows written, and the names an address leaves out.</summary>
    public static void ReadBody(StorageCall call)
    {
        switch (call.Operation)
        {
            case StorageOperation.Transaction:
                call.Writes = TransactionBody.Read(call.Body);
                call.Resource = call.Writes[0].Table;
                call.Key = call.Writes[0].PartitionKey;
                break;
            case StorageOperation.CreateTable:
                using (JsonDocument document = JsonDocument.Parse(call.Body))
                {
                    call.Resource = document.RootElement.GetProperty("TableName").GetString()!;
                }

                break;
            case StorageOperation.InsertEntity or StorageOperation.ReplaceEntity or StorageOperation.MergeEntity
                or StorageOperation.DeleteEntity:
                EntityWrite write = EntityWrite.Of(
                    call.Operation, call.Resource, call.Request.Uri.Path!, call.Request.Header("If-Match"), call.Body);
                call.Writes = [write];
                call.Key = $"{write.PartitionKey}/{write.RowKey}";
                break;
        }
    }

    /// <summary>The operation that a method asks of one row; null for none.</summary>
    public static StorageOperation? OfWrite(ReadOnlySpan<char> method) => method switch
    {
        "PUT" => StorageOperation.ReplaceEntity,
        "MERGE" => StorageOperation.MergeEntity,
        "DELETE" => StorageOperation.DeleteEntity,
        _ => null,
    };

    /// <summary>Reads <c>Table(PartitionKey='…',RowKey='…')</c>, keys escaped.</summary>
    public static bool TryReadRow(
        string resource,
        [NotNullWhen(true)] out string? table,
        [NotNullWhen(true)] out string? partitionKey,
        [NotNullWhen(true)] out string? rowKey)
    {
        (table, partitionKey, rowKey) = (null, null, null);
        int open = resource.IndexOf(Partition, StringComparison.Ordinal);
        int middle = open < 0 ? -1 : resource.IndexOf(Row, open, StringComparison.Ordinal);
        if (middle < 0 || !resource.EndsWith(End, StringComparison.Ordinal))
        {
            return false;
        }

        table = resource[..open];
        partitionKey = Key(resource[(open + Partition.Length)..middle]);
        rowKey = Key(resource[(middle + Row.Length)..^End.Length]);
        return true;
    }

    private static string Key(string escaped)
    {
        string text = escaped.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(escaped) : escaped;
        return text.Contains('\'', StringComparison.Ordinal)
            ? text.Replace("''", "'", StringComparison.Ordinal)
            : text;
    }
}
