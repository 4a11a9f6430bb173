using System.Globalization;
using Azure.Core;

namespace Disbursement.Simulation.Storage.Blobs;

/// <summary>Answers with a blob's content and properties.</summary>
internal static class BlobReading
{
    /// <summary>Reads a blob, or the range asked for.</summary>
    public static MemoryResponse Read(StorageCall call, MemoryBlob? blob)
    {
        if (Refusal(call, blob) is { } refusal)
        {
            return refusal;
        }

        string? range = call.Request.Header("x-ms-range");
        if (range is null)
        {
            return WithProperties(new MemoryResponse(200, headersMax: 16), blob!)
                .With(blob!.ContentType, blob.Content);
        }

        (long start, long end) = ParseRange(call, range, blob!.Content.Length);
        if (start >= blob.Content.Length)
        {
            return StorageErrors.Answer(call, 416, "InvalidRange");
        }

        ReadOnlyMemory<byte> part = blob.Content[(int)start..(int)(end + 1)];
        return WithProperties(new MemoryResponse(206, headersMax: 16), blob)
            .With("Content-Range", string.Create(
                CultureInfo.InvariantCulture, $"bytes {start}-{end}/{blob.Content.Length}"))
            .With(blob.ContentType, part);
    }

    /// <summary>Reads a blob's properties.</summary>
    public static MemoryResponse ReadProperties(StorageCall call, MemoryBlob? blob)
    {
        if (Refusal(call, blob) is { } refusal)
        {
            return refusal;
        }

        return WithProperties(new MemoryResponse(200, headersMax: 16), blob!)
            .With(HttpHeader.Names.ContentType, blob!.ContentType)
            .With(HttpHeader.Names.ContentLength, blob.Content.Length.ToString(CultureInfo.InvariantCulture));
    }

    private static MemoryResponse? Refusal(StorageCall call, MemoryBlob? blob)
    {
        if (blob is not null)
        {
            return BlobConditions.ForExisting(call, blob, isRead: true);
        }

        // A version demanded of a blob that is not there: the condition speaks first.
        return call.Request.Header("If-Match") is null
            ? StorageErrors.Answer(call, 404, "BlobNotFound")
            : StorageErrors.Answer(call, 412, "ConditionNotMet");
    }

    private static MemoryResponse WithProperties(MemoryResponse response, MemoryBlob blob)
    {
        response
            .With("ETag", blob.ETag)
            .With("Last-Modified", blob.LastModified)
            .With("x-ms-creation-time", blob.Created)
            .With("x-ms-blob-type", blob.BlobType)
            .With("x-ms-lease-status", "unlocked")
            .With("x-ms-lease-state", "available")
            .With("x-ms-server-encrypted", "true")
            .With("Accept-Ranges", "bytes");
        if (blob.AppendedBlocks is { } blocks)
        {
            response.With("x-ms-blob-committed-block-count", blocks.ToString(CultureInfo.InvariantCulture));
        }

        foreach ((string name, string value) in blob.Metadata ?? [])
        {
            response.With("x-ms-meta-" + name, value);
        }

        return response;
    }

    /// <summary>A range as the clients write it: <c>bytes=0-4095</c> or <c>bytes=4096-</c>.</summary>
    private static (long Start, long End) ParseRange(StorageCall call, string range, long length)
    {
        const string Unit = "bytes=";
        int dash = range.IndexOf('-', StringComparison.Ordinal);
        if (!range.StartsWith(Unit, StringComparison.Ordinal) || dash <= Unit.Length)
        {
            throw MemoryAccount.Unknown(call.Request);
        }

        long start = long.Parse(range.AsSpan(Unit.Length, dash - Unit.Length), CultureInfo.InvariantCulture);
        long end = dash == range.Length - 1
            ? length - 1
            : Math.Min(long.Parse(range.AsSpan(dash + 1), CultureInfo.InvariantCulture), length - 1);
        return (start, end);
    }
}
