namespace Disbursement.Simulation.Storage.Tables;

/// <summary>One version of a row; a write makes another.</summary>
/// <param name="PartitionKey">Its partition.</param>
/// <param name="RowKey">Its key in the partition.</param>
/// <param name="ETag">Its version.</param>
/// <param name="Timestamp">When it was written, as JSON has it.</param>
/// <param name="Properties">Its own properties.</param>
internal sealed record MemoryEntity(
    string PartitionKey, string RowKey, string ETag, string Timestamp, EntityProperty[] Properties);
