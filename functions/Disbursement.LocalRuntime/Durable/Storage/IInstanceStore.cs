namespace Disbursement.LocalRuntime.Durable.Storage;

/// <summary>
/// Keeps instances. Each method is one act of the store: it happens wholly or not at all, and a caller that gets
/// an exception knows neither. The version of the state row decides between two writers.
/// </summary>
internal interface IInstanceStore
{
    /// <summary>Makes what the store needs, if it is not there.</summary>
    Task InitializeAsync(CancellationToken cancellationToken);

    /// <summary>Creates an instance.</summary>
    /// <returns>Its version; null when the id is taken.</returns>
    Task<string?> TryCreateAsync(InstanceState state, CancellationToken cancellationToken);

    /// <summary>Starts an ended instance again, under its old id.</summary>
    /// <returns>The new version; null when <paramref name="version"/> is not the current one.</returns>
    Task<string?> TryReplaceAsync(InstanceState state, string version, CancellationToken cancellationToken);

    /// <summary>Reads a state row.</summary>
    /// <returns>Null when there is none.</returns>
    Task<StoredState?> ReadStateAsync(string instanceId, bool payloads, CancellationToken cancellationToken);

    /// <summary>Reads everything about an instance.</summary>
    /// <returns>Null when there is none.</returns>
    Task<StoredInstance?> LoadAsync(string instanceId, CancellationToken cancellationToken);

    /// <summary>Reads the messages of an instance, in order.</summary>
    Task<IReadOnlyList<InboxMessage>> ReadInboxAsync(string instanceId, CancellationToken cancellationToken);

    /// <summary>Records a step.</summary>
    /// <returns>The new version; null when the commit builds on another than the current one.</returns>
    Task<string?> TryCommitAsync(StepCommit commit, CancellationToken cancellationToken);

    /// <summary>Puts a message into an instance's inbox; a key that is there already changes nothing.</summary>
    Task AddMessageAsync(string instanceId, InboxMessage message, CancellationToken cancellationToken);

    /// <summary>Deletes messages that nobody will take up.</summary>
    Task DeleteMessagesAsync(string instanceId, IReadOnlyList<string> keys, CancellationToken cancellationToken);

    /// <summary>Lists state rows by id, in ordinal order, without reading histories.</summary>
    IAsyncEnumerable<InstanceState> ListAsync(InstanceFilter filter, CancellationToken cancellationToken);

    /// <summary>Lists the ids of instances that have messages.</summary>
    Task<IReadOnlyCollection<string>> ListInboxesAsync(CancellationToken cancellationToken);

    /// <summary>Deletes the history of generations before one.</summary>
    Task DeleteHistoryAsync(string instanceId, int beforeGeneration, CancellationToken cancellationToken);

    /// <summary>Deletes everything about an instance, the state row last.</summary>
    Task PurgeAsync(string instanceId, CancellationToken cancellationToken);
}
