namespace Disbursement.Simulation.Storage.Tables;

/// <summary>One table: rows by partition.</summary>
internal sealed class MemoryTable
{
    /// <summary>The partitions by key; one without rows is not kept.</summary>
    public SortedIndex<SortedIndex<MemoryEntity>> Partitions { get; } = new();

    /// <summary>A row; null when there is none.</summary>
    public MemoryEntity? Find(string partitionKey, string rowKey) =>
        Partitions.Find(partitionKey)?.Find(rowKey);

    /// <summary>Puts a row in place of whatever its keys had; null takes it out.</summary>
    public void Put(string partitionKey, string rowKey, MemoryEntity? entity)
    {
        SortedIndex<MemoryEntity>? partition = Partitions.Find(partitionKey);
        if (entity is not null)
        {
            if (partition is null)
            {
                partition = new SortedIndex<MemoryEntity>();
                Partitions.Put(partitionKey, partition);
            }

            partition.Put(rowKey, entity);
        }
        else if (partition is not null && partition.Remove(rowKey) && partition.Count == 0)
        {
            Partitions.Remove(partitionKey);
        }
    }
}
