using System.Buffers;
using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>Rows as the service's JSON, and back.</summary>
internal static class TableEntityJson
{
    private const string ETagName = "odata.etag";
    private const string TimestampName = nameof(ITableEntity.Timestamp);

    /// <summary>Writes a row with its keys; version and time are the service's own and are left out.</summary>
    public static ReadOnlyMemory<byte> Write(ITableEntity entity)
    {
        var buffer = new ArrayBufferWriter<byte>(initialCapacity: 512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString(nameof(ITableEntity.PartitionKey), entity.PartitionKey);
            writer.WriteString(nameof(ITableEntity.RowKey), entity.RowKey);
            WriteProperties(writer, entity);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    /// <summary>Reads a row into a class or a <see cref="TableEntity"/>.</summary>
    public static T Read<T>(JsonElement row)
        where T : class, ITableEntity
    {
        T entity = Activator.CreateInstance<T>();
        foreach (JsonProperty property in row.EnumerateObject())
        {
            ReadProperty(entity, row, property);
        }

        return entity;
    }

    private static void WriteProperties(Utf8JsonWriter writer, ITableEntity entity)
    {
        if (entity is IDictionary<string, object> dynamic)
        {
            foreach ((string name, object value) in dynamic)
            {
                if (value is not null && !IsSystem(name))
                {
                    EdmValue.Write(writer, name, value);
                }
            }

            return;
        }

        foreach (TablePropertyPlan property in TableEntityPlan.For(entity.GetType()).Properties)
        {
            if (property.Get(entity) is { } value)
            {
                EdmValue.Write(writer, property.Name, value);
            }
        }
    }

    private static void ReadProperty<T>(T entity, JsonElement row, JsonProperty property)
        where T : class, ITableEntity
    {
        switch (property.Name)
        {
            case nameof(ITableEntity.PartitionKey): entity.PartitionKey = property.Value.GetString()!; break;
            case nameof(ITableEntity.RowKey): entity.RowKey = property.Value.GetString()!; break;
            case TimestampName: entity.Timestamp = EdmValue.ReadInstant(property.Value.GetString()!); break;
            case ETagName: entity.ETag = new ETag(property.Value.GetString()!); break;
            default:
                if (!property.Name.Contains("odata.", StringComparison.Ordinal))
                {
                    ReadOwn(entity, row, property);
                }

                break;
        }
    }

    private static void ReadOwn<T>(T entity, JsonElement row, JsonProperty property)
        where T : class, ITableEntity
    {
        string typeName = property.Name + EdmValue.TypeSuffix;
        string? type = row.TryGetProperty(typeName, out JsonElement named) ? named.GetString() : null;
        if (EdmValue.Read(property.Value, type) is not { } value)
        {
            return;
        }

        if (entity is IDictionary<string, object> dynamic)
        {
            dynamic[property.Name] = value;
        }
        else
        {
            TableEntityPlan.For(typeof(T)).Find(property.Name)?.Set(entity, value);
        }
    }

    private static bool IsSystem(string name) => name is nameof(ITableEntity.PartitionKey)
        or nameof(ITableEntity.RowKey) or TimestampName or ETagName;
}
