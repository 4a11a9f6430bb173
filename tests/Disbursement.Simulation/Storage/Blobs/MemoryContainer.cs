namespace Disbursement.Simulation.Storage.Blobs;

/// <summary>One container.</summary>
/// <param name="etag">Its version, with quotes.</param>
/// <param name="lastModified">When it was made.</param>
internal sealed class MemoryContainer(string etag, string lastModified)
{
    /// <summary>Its version, with quotes.</summary>
    public string ETag { get; } = etag;

    /// <summary>When it was made.</summary>
    public string LastModified { get; } = lastModified;

    /// <summary>The blobs by name.</summary>
    public SortedIndex<MemoryBlob> Blobs { get; } = new();

    /// <summary>Blocks that wait to be made a blob, by blob name and block id.</summary>
    public Dictionary<string, Dictionary<string, ReadOnlyMemory<byte>>> Staged { get; } =
        new(StringComparer.Ordinal);
}
