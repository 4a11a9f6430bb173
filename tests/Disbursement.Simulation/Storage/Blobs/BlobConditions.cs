namespace Disbursement.Simulation.Storage.Blobs;

/// <summary>The conditions of a request, <c>If-Match</c> and <c>If-None-Match</c>.</summary>
internal static class BlobConditions
{
    private const string Any = "*";

    /// <summary>Checks before a blob is written.</summary>
    /// <returns>The refusal; null when the conditions hold.</returns>
    public static MemoryResponse? ForWrite(StorageCall call, MemoryBlob? blob)
    {
        string? match = call.Request.Header("If-Match");
        if (match is not null && (blob is null || !Holds(match, blob)))
        {
            return StorageErrors.Answer(call, 412, "ConditionNotMet");
        }

        string? noneMatch = call.Request.Header("If-None-Match");
        return noneMatch is null || blob is null || !Holds(noneMatch, blob)
            ? null
            : noneMatch == Any
                ? StorageErrors.Answer(call, 409, "BlobAlreadyExists")
                : StorageErrors.Answer(call, 412, "ConditionNotMet");
    }

    /// <summary>Checks before a blob is read or deleted.</summary>
    /// <returns>The refusal; null when the conditions hold.</returns>
    public static MemoryResponse? ForExisting(StorageCall call, MemoryBlob blob, bool isRead)
    {
        string? match = call.Request.Header("If-Match");
        if (match is not null && !Holds(match, blob))
        {
            return StorageErrors.Answer(call, 412, "ConditionNotMet");
        }

        string? noneMatch = call.Request.Header("If-None-Match");
        return noneMatch is null || !Holds(noneMatch, blob)
            ? null
            : StorageErrors.Answer(call, isRead ? 304 : 412, "ConditionNotMet");
    }

    private static bool Holds(string condition, MemoryBlob blob) => condition == Any || condition == blob.ETag;
}
