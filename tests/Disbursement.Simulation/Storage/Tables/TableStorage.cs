using System.Globalization;
using Azure.Core;

namespace Disbursement.Simulation.Storage.Tables;

/// <summary>The table service.</summary>
internal sealed class TableStorage(MemoryAccount account)
{
    private readonly SortedIndex<MemoryTable> _tables = new();

    /// <summary>The tables by name.</summary>
    public SortedIndex<MemoryTable> Tables => _tables;

    /// <summary>Does what is asked.</summary>
    public MemoryResponse Apply(StorageCall call)
    {
        switch (call.Operation)
        {
            case StorageOperation.CreateTable: return CreateTable(call);
            case StorageOperation.DeleteTable: return DeleteTable(call);
            case StorageOperation.Transaction: return TableTransaction.Apply(call, this);
        }

        if (!_tables.TryGet(call.Resource, out MemoryTable? table))
        {
            return StorageErrors.Answer(call, 404, "TableNotFound");
        }

        return call.Operation switch
        {
            StorageOperation.GetEntity => GetEntity(call, table),
            StorageOperation.QueryEntities => TableQuery.Answer(call, table, account.RowsPerPage),
            _ => WriteOne(call),
        };
    }

    /// <summary>Makes a write, or says why not.</summary>
    /// <param name="write">The write.</param>
    /// <param name="etag">The row's new version; null for a deletion.</param>
    public TableRefusal? Write(EntityWrite write, out string? etag)
    {
        etag = null;
        if (!_tables.TryGet(write.Table, out MemoryTable? table))
        {
            return new TableRefusal(404, "TableNotFound");
        }

        MemoryEntity? before = table.Find(write.PartitionKey, write.RowKey);
        if (Refusal(write, before) is { } refusal)
        {
            return refusal;
        }

        if (EntityLimits.Refusal(write.Properties) is { } tooLarge)
        {
            return tooLarge;
        }

        if (write.Operation == StorageOperation.DeleteEntity)
        {
            table.Put(write.PartitionKey, write.RowKey, null);
            return null;
        }

        EntityProperty[] properties = write.Operation == StorageOperation.MergeEntity && before is not null
            ? Merged(before.Properties, write.Properties)
            : write.Properties;
        etag = NextETag();
        table.Put(
            write.PartitionKey,
            write.RowKey,
            new MemoryEntity(write.PartitionKey, write.RowKey, etag, NowText(), properties));
        return null;
    }

    private static TableRefusal? Refusal(EntityWrite write, MemoryEntity? before) => write switch
    {
        { Operation: StorageOperation.InsertEntity } =>
            before is null ? null : new TableRefusal(409, "EntityAlreadyExists"),
        { IfMatch: null, Operation: not StorageOperation.DeleteEntity } => null,
        _ when before is null => new TableRefusal(404, "ResourceNotFound"),
        _ when write.IfMatch == "*" || write.IfMatch == before.ETag => null,
        _ => new TableRefusal(412, "UpdateConditionNotSatisfied"),
    };

    private static EntityProperty[] Merged(EntityProperty[] before, EntityProperty[] changes)
    {
        var merged = new List<EntityProperty>(before.Length + changes.Length);
        foreach (EntityProperty old in before)
        {
            if (!Array.Exists(changes, change => change.Name.SequenceEqual(old.Name)))
            {
                merged.Add(old);
            }
        }

        merged.AddRange(changes);
        return [.. merged];
    }

    private static MemoryResponse GetEntity(StorageCall call, MemoryTable table)
    {
        TableRoutes.TryReadRow(call.Request.Uri.Path, out _, out string? partitionKey, out string? rowKey);
        if (table.Find(partitionKey!, rowKey!) is not { } entity)
        {
            return StorageErrors.Answer(call, 404, "ResourceNotFound");
        }

        var selection = new Selection(call.Request.Parameter("$select"));
        return new MemoryResponse(200)
            .With(HttpHeader.Names.ETag, entity.ETag)
            .With(EntityJson.ContentType, EntityJson.WriteOne(entity, selection));
    }

    private MemoryResponse WriteOne(StorageCall call)
    {
        if (Write(call.Writes[0], out string? etag) is { } refusal)
        {
            return StorageErrors.Answer(call, refusal.Status, refusal.Code);
        }

        var response = new MemoryResponse(204);
        return etag is null ? response : response.With(HttpHeader.Names.ETag, etag);
    }

    private MemoryResponse CreateTable(StorageCall call)
    {
        if (_tables.Find(call.Resource) is not null)
        {
            return StorageErrors.Answer(call, 409, "TableAlreadyExists");
        }

        _tables.Put(call.Resource, new MemoryTable());
        return new MemoryResponse(204);
    }

    private MemoryResponse DeleteTable(StorageCall call) => _tables.Remove(call.Resource)
        ? new MemoryResponse(204)
        : StorageErrors.Answer(call, 404, "ResourceNotFound");

    private string NextETag() =>
        string.Create(CultureInfo.InvariantCulture, $"W/\"datetime'memory-{account.NextVersion():x12}'\"");

    private string NowText() => account.Time.GetUtcNow().UtcDateTime.ToString(
        "yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture);
}
