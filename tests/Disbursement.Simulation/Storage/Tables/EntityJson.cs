using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Disbursement.Simulation.Storage.Tables;

/// <summary>Rows as the service answers them.</summary>
internal static class EntityJson
{
    /// <summary>Media type of the answers.</summary>
    public const string ContentType = "application/json;odata=minimalmetadata;streaming=true;charset=utf-8";

    /// <summary>Writes one row.</summary>
    public static ReadOnlyMemory<byte> WriteOne(MemoryEntity entity, Selection selection)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        Append(buffer, "{\"odata.metadata\":\"memory\",");
        WriteBody(buffer, entity, selection);
        return buffer.WrittenMemory;
    }

    /// <summary>Writes a page of rows.</summary>
    public static ReadOnlyMemory<byte> WritePage(IReadOnlyList<MemoryEntity> entities, Selection selection)
    {
        var buffer = new ArrayBufferWriter<byte>(1024 * (entities.Count + 1));
        Append(buffer, "{\"odata.metadata\":\"memory\",\"value\":[");
        for (int index = 0; index < entities.Count; index++)
        {
            Append(buffer, index == 0 ? "{" : ",{");
            WriteBody(buffer, entities[index], selection);
        }

        Append(buffer, "]}");
        return buffer.WrittenMemory;
    }

    /// <summary>Writes a row after its opening brace.</summary>
    private static void WriteBody(ArrayBufferWriter<byte> buffer, MemoryEntity entity, Selection selection)
    {
        Append(buffer, "\"odata.etag\":");
        AppendText(buffer, entity.ETag);
        if (selection.Takes("PartitionKey"u8))
        {
            Append(buffer, ",\"PartitionKey\":");
            AppendText(buffer, entity.PartitionKey);
        }

        if (selection.Takes("RowKey"u8))
        {
            Append(buffer, ",\"RowKey\":");
            AppendText(buffer, entity.RowKey);
        }

        if (selection.Takes("Timestamp"u8))
        {
            Append(buffer, ",\"Timestamp@odata.type\":\"Edm.DateTime\",\"Timestamp\":\"");
            Append(buffer, entity.Timestamp);
            Append(buffer, "\"");
        }

        foreach (EntityProperty property in entity.Properties)
        {
            if (selection.Takes(property.Name))
            {
                Append(buffer, ",");
                buffer.Write(property.Piece);
            }
        }

        Append(buffer, "}");
    }

    private static void AppendText(ArrayBufferWriter<byte> buffer, string text)
    {
        Append(buffer, "\"");
        buffer.Write(JsonEncodedText.Encode(text).EncodedUtf8Bytes);
        Append(buffer, "\"");
    }

    private static void Append(ArrayBufferWriter<byte> buffer, string text)
    {
        Span<byte> room = buffer.GetSpan(text.Length * 3);
        buffer.Advance(Encoding.UTF8.GetBytes(text, room));
    }
}
