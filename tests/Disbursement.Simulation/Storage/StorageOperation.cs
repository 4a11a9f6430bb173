namespace Disbursement.Simulation.Storage;

/// <summary>What is asked of the account: exactly the operations that the app and its runtime make.</summary>
internal enum StorageOperation
{
    /// <summary>Reads the blob service's properties: the host's way to ask whether anybody is there.</summary>
    GetServiceProperties,

    /// <summary>Creates a container.</summary>
    CreateContainer,

    /// <summary>Lists the blobs of a container, a page of them.</summary>
    ListBlobs,

    /// <summary>Writes a whole block blob.</summary>
    PutBlob,

    /// <summary>Stages a block of a block blob.</summary>
    PutBlock,

    /// <summary>Makes a block blob of staged blocks.</summary>
    PutBlockList,

    /// <summary>Creates an empty append blob.</summary>
    CreateAppendBlob,

    /// <summary>Adds to the end of an append blob.</summary>
    AppendBlock,

    /// <summary>Reads a blob or a range of it.</summary>
    GetBlob,

    /// <summary>Reads a blob's properties.</summary>
    GetBlobProperties,

    /// <summary>Deletes a blob.</summary>
    DeleteBlob,

    /// <summary>Lists queues.</summary>
    ListQueues,

    /// <summary>Creates a queue.</summary>
    CreateQueue,

    /// <summary>Deletes a queue with its messages.</summary>
    DeleteQueue,

    /// <summary>Reads a queue's metadata.</summary>
    GetQueueProperties,

    /// <summary>Adds a message.</summary>
    PutMessage,

    /// <summary>Takes messages and hides them for a while.</summary>
    GetMessages,

    /// <summary>Changes how long a message stays hidden, and perhaps its text.</summary>
    UpdateMessage,

    /// <summary>Deletes a message.</summary>
    DeleteMessage,

    /// <summary>Creates a table.</summary>
    CreateTable,

    /// <summary>Deletes a table with its entities.</summary>
    DeleteTable,

    /// <summary>Finds entities, a page of them.</summary>
    QueryEntities,

    /// <summary>Reads an entity.</summary>
    GetEntity,

    /// <summary>Adds an entity.</summary>
    InsertEntity,

    /// <summary>Replaces an entity, or adds it when no version is demanded.</summary>
    ReplaceEntity,

    /// <summary>Merges into an entity, or adds it when no version is demanded.</summary>
    MergeEntity,

    /// <summary>Deletes an entity.</summary>
    DeleteEntity,

    /// <summary>Writes up to 100 entities of one partition, all or none.</summary>
    Transaction,
}
