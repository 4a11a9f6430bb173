using System.Globalization;
using System.Text;

namespace Disbursement.Simulation.Storage.Tables;

/// <summary>An entity-group transaction: all its writes or none.</summary>
internal static class TableTransaction
{
    private const int WritesMax = 100;
    private const int BytesMax = 4 * 1024 * 1024;

    /// <summary>Makes the writes.</summary>
    public static MemoryResponse Apply(StorageCall call, TableStorage storage)
    {
        if (call.Body.Length > BytesMax)
        {
            return StorageErrors.Answer(call, 413, "RequestBodyTooLarge");
        }

        IReadOnlyList<EntityWrite> writes = call.Writes;
        if (Misshapen(writes) is { } misshapen)
        {
            return Refused(misshapen.Index, misshapen.Refusal);
        }

        var undo = new List<(EntityWrite Write, MemoryEntity? Before)>(writes.Count);
        var etags = new List<string?>(writes.Count);
        for (int index = 0; index < writes.Count; index++)
        {
            EntityWrite write = writes[index];
            MemoryEntity? before = storage.Tables.Find(write.Table)?.Find(write.PartitionKey, write.RowKey);
            if (storage.Write(write, out string? etag) is { } refusal)
            {
                Undo(storage, undo);
                return Refused(index, refusal);
            }

            undo.Add((write, before));
            etags.Add(etag);
        }

        return Done(etags);
    }

    /// <summary>What is wrong with the transaction itself.</summary>
    private static (int Index, TableRefusal Refusal)? Misshapen(IReadOnlyList<EntityWrite> writes)
    {
        if (writes.Count > WritesMax)
        {
            return (WritesMax, new TableRefusal(400, "InvalidInput"));
        }

        var rows = new HashSet<string>(writes.Count, StringComparer.Ordinal);
        for (int index = 0; index < writes.Count; index++)
        {
            EntityWrite write = writes[index];
            if (write.Table != writes[0].Table || write.PartitionKey != writes[0].PartitionKey)
            {
                return (index, new TableRefusal(400, "CommandsInBatchActOnDifferentPartitions"));
            }

            if (!rows.Add(write.RowKey))
            {
                return (index, new TableRefusal(400, "InvalidDuplicateRow"));
            }
        }

        return null;
    }

    private static void Undo(TableStorage storage, List<(EntityWrite Write, MemoryEntity? Before)> undo)
    {
        foreach ((EntityWrite write, MemoryEntity? before) in undo)
        {
            storage.Tables[write.Table].Put(write.PartitionKey, write.RowKey, before);
        }
    }

    private static MemoryResponse Refused(int index, TableRefusal refusal)
    {
        string message = string.Create(
            CultureInfo.InvariantCulture, $"{index}:{StorageErrors.Words(refusal.Code)}");
        string document = Encoding.UTF8.GetString(StorageErrors.TableBody(refusal.Code, message));
        string part = string.Create(
            CultureInfo.InvariantCulture,
            $"HTTP/1.1 {refusal.Status} Refused\r\nContent-Type: application/json\r\n\r\n{document}\r\n");
        return Multipart([part], refusal.Code);
    }

    private static MemoryResponse Done(List<string?> etags) => Multipart(
        etags.Select(static etag => etag is null
            ? "HTTP/1.1 204 No Content\r\n\r\n\r\n"
            : $"HTTP/1.1 204 No Content\r\nETag: {etag}\r\n\r\n\r\n"),
        errorCode: null);

    private static MemoryResponse Multipart(IEnumerable<string> parts, string? errorCode)
    {
        const string Open = "--changeset_memory\r\nContent-Type: application/http\r\n\r\n";
        var body = new StringBuilder("--batch_memory\r\nContent-Type: multipart/mixed; boundary=changeset_memory\r\n\r\n");
        foreach (string part in parts)
        {
            body.Append(Open).Append(part);
        }

        body.Append("--changeset_memory--\r\n--batch_memory--\r\n");
        return new MemoryResponse(202) { ErrorCode = errorCode }
            .With("multipart/mixed; boundary=batch_memory", Encoding.UTF8.GetBytes(body.ToString()));
    }
}
