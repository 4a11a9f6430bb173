namespace Disbursement.Simulation.Storage.Blobs;

/// <summary>One version of a blob; a write makes another.</summary>
internal sealed record MemoryBlob
{
    /// <summary>The bytes.</summary>
    public required ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>Media type.</summary>
    public required string ContentType { get; init; }

    /// <summary>Version, with its quotes.</summary>
    public required string ETag { get; init; }

    /// <summary>When it was written, as headers have it.</summary>
    public required string LastModified { get; init; }

    /// <summary>When the first version was written.</summary>
    public required string Created { get; init; }

    /// <summary>Metadata; null for none.</summary>
    public Dictionary<string, string>? Metadata { get; init; }

    /// <summary>Blocks of a block blob that was made of blocks; null for another.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>>? Blocks { get; init; }

    /// <summary>Blocks appended to an append blob; null for a block blob.</summary>
    public int? AppendedBlocks { get; init; }

    /// <summary>The kind of blob as the service names it.</summary>
    public string BlobType => AppendedBlocks is null ? "BlockBlob" : "AppendBlob";
}
