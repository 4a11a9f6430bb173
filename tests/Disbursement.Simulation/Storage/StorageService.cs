namespace Disbursement.Simulation.Storage;

/// <summary>The services of a storage account.</summary>
internal enum StorageService
{
    /// <summary>Containers and blobs.</summary>
    Blob,

    /// <summary>Queues and messages.</summary>
    Queue,

    /// <summary>Tables and entities.</summary>
    Table,
}
