using System.Buffers;
using System.Text;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>A transaction as the service takes it: requests inside one multipart change set.</summary>
internal sealed class TableBatchBody(string table, Uri endpoint)
{
    /// <summary>The service's method for changing named properties only.</summary>
    public static readonly RequestMethod Merge = RequestMethod.Parse("MERGE");

    private readonly string _batch = $"batch_{Guid.NewGuid()}";
    private readonly string _changes = $"changeset_{Guid.NewGuid()}";

    /// <summary>The body's content type, with its boundary.</summary>
    public string ContentType => $"multipart/mixed; boundary={_batch}";

    /// <summary>Writes the body.</summary>
    public ReadOnlyMemory<byte> Write(IReadOnlyList<TableTransactionAction> actions)
    {
        var body = new ArrayBufferWriter<byte>(initialCapacity: 1024 * actions.Count);
        Append(body, $"--{_batch}\r\nContent-Type: multipart/mixed; boundary={_changes}\r\n\r\n");
        for (int index = 0; index < actions.Count; index++)
        {
            Append(body, $"--{_changes}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n");
            Append(body, $"Content-ID: {index}\r\n\r\n");
            WriteAction(body, actions[index]);
            Append(body, "\r\n");
        }

        Append(body, $"--{_changes}--\r\n\r\n--{_batch}--\r\n");
        return body.WrittenMemory;
    }

    private void WriteAction(ArrayBufferWriter<byte> body, TableTransactionAction action)
    {
        ITableEntity entity = action.Entity;
        (RequestMethod method, bool isConditional) = action.ActionType switch
        {
            TableTransactionActionType.Add => (RequestMethod.Post, false),
            TableTransactionActionType.UpdateMerge => (Merge, true),
            TableTransactionActionType.UpdateReplace => (RequestMethod.Put, true),
            TableTransactionActionType.Delete => (RequestMethod.Delete, true),
            TableTransactionActionType.UpsertMerge => (Merge, false),
            TableTransactionActionType.UpsertReplace => (RequestMethod.Put, false),
            _ => throw new ArgumentOutOfRangeException(nameof(action), action.ActionType, "No such action."),
        };
        bool isAdd = action.ActionType == TableTransactionActionType.Add;
        string resource = isAdd ? table : TableResources.Row(table, entity.PartitionKey, entity.RowKey);
        Append(body, $"{method} {endpoint.AbsoluteUri}{resource} HTTP/1.1\r\n");
        Append(body, "Accept: application/json;odata=minimalmetadata\r\nDataServiceVersion: 3.0\r\n");
        if (isConditional)
        {
            Append(body, $"If-Match: {(action.ETag == default ? "*" : action.ETag.ToString("H"))}\r\n");
        }

        WriteEntity(body, action);
    }

    private static void WriteEntity(ArrayBufferWriter<byte> body, TableTransactionAction action)
    {
        if (action.ActionType == TableTransactionActionType.Delete)
        {
            Append(body, "\r\n");
            return;
        }

        ReadOnlyMemory<byte> json = TableEntityJson.Write(action.Entity);
        Append(body, "Content-Type: application/json\r\nPrefer: return-no-content\r\n");
        Append(body, $"Content-Length: {json.Length}\r\n\r\n");
        body.Write(json.Span);
    }

    private static void Append(ArrayBufferWriter<byte> body, string text) => Encoding.UTF8.GetBytes(text, body);
}
