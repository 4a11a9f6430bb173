namespace Disbursement.Simulation.Storage.Tables;

/// <summary>One write to one row, by itself or in a transaction.</summary>
/// <param name="Operation">Insert, replace, merge or delete.</param>
/// <param name="Table">The table.</param>
/// <param name="PartitionKey">The row's partition.</param>
/// <param name="RowKey">The row's key.</param>
/// <param name="IfMatch">The version demanded, <c>*</c> for any; null for an upsert or insert.</param>
/// <param name="Properties">The properties written; empty for a deletion.</param>
internal sealed record EntityWrite(
    StorageOperation Operation,
    string Table,
    string PartitionKey,
    string RowKey,
    string? IfMatch,
    EntityProperty[] Properties)
{
    /// <summary>Reads a write from its address and document.</summary>
    public static EntityWrite Of(
        StorageOperation operation, string table, string resource, string? ifMatch, ReadOnlyMemory<byte> body)
    {
        EntityDocument document = operation == StorageOperation.DeleteEntity
            ? new EntityDocument(null, null, [])
            : EntityDocument.Read(body);
        if (!TableRoutes.TryReadRow(resource, out _, out string? partitionKey, out string? rowKey))
        {
            partitionKey = document.PartitionKey
                ?? throw new NotSupportedException("A row without a partition key was written.");
            rowKey = document.RowKey ?? throw new NotSupportedException("A row without a row key was written.");
        }

        return new EntityWrite(operation, table, partitionKey, rowKey, ifMatch, document.Properties);
    }
}
