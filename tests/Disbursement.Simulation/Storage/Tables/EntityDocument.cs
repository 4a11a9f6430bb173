using System.Text.Json;

namespace Disbursement.Simulation.Storage.Tables;

/// <summary>A row as a client writes it.</summary>
/// <param name="PartitionKey">Its partition; null when the document does not say.</param>
/// <param name="RowKey">Its key; null when the document does not say.</param>
/// <param name="Properties">Its own properties.</param>
internal sealed record EntityDocument(string? PartitionKey, string? RowKey, EntityProperty[] Properties)
{
    private static readonly System.Buffers.ArrayPool<EntityProperty> Pool =
        System.Buffers.ArrayPool<EntityProperty>.Create(256, 4);

    /// <summary>Reads the document. Its pieces refer to the bytes given, which must not change.</summary>
    public static EntityDocument Read(ReadOnlyMemory<byte> json)
    {
        string? partitionKey = null;
        string? rowKey = null;
        EntityProperty[] found = Pool.Rent(256);
        int count = 0;
        int typeStart = -1;
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int start = (int)reader.TokenStartIndex;
            int nameLength = reader.ValueSpan.Length;
            bool isType = reader.ValueSpan.EndsWith("@odata.type"u8);
            bool isPartitionKey = reader.ValueSpan.SequenceEqual("PartitionKey"u8);
            bool isRowKey = reader.ValueSpan.SequenceEqual("RowKey"u8);
            reader.Read();
            if (isPartitionKey)
            {
                partitionKey = reader.GetString();
            }
            else if (isRowKey)
            {
                rowKey = reader.GetString();
            }
            else if (isType)
            {
                typeStart = start;
            }
            else if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                throw new NotSupportedException("The memory account keeps no nested values; nor do tables.");
            }
            else
            {
                found[count++] = new EntityProperty(
                    json,
                    typeStart < 0 ? start : typeStart,
                    start + 1,
                    nameLength,
                    (int)reader.TokenStartIndex,
                    (int)reader.BytesConsumed,
                    typeStart >= 0);
                typeStart = -1;
            }
        }

        EntityProperty[] properties = found.AsSpan(0, count).ToArray();
        Pool.Return(found);
        return new EntityDocument(partitionKey, rowKey, properties);
    }
}
