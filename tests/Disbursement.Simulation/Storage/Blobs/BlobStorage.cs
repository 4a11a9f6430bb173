using System.Globalization;

namespace Disbursement.Simulation.Storage.Blobs;

/// <summary>The blob service.</summary>
internal sealed class BlobStorage(MemoryAccount account)
{
    private const int AppendBlockBytesMax = 4 * 1024 * 1024;

    private readonly SortedIndex<MemoryContainer> _containers = new();

    /// <summary>The containers by name.</summary>
    public SortedIndex<MemoryContainer> Containers => _containers;

    /// <summary>Does what is asked.</summary>
    public MemoryResponse Apply(StorageCall call)
    {
        if (call.Operation == StorageOperation.GetServiceProperties)
        {
            return new MemoryResponse(200).With("application/xml", ServiceProperties);
        }

        if (call.Operation == StorageOperation.CreateContainer)
        {
            return CreateContainer(call);
        }

        if (!_containers.TryGet(call.Resource, out MemoryContainer? container))
        {
            return StorageErrors.Answer(call, 404, "ContainerNotFound");
        }

        return call.Operation switch
        {
            StorageOperation.ListBlobs => BlobListing.Write(call, container, account.BlobsPerPage),
            StorageOperation.PutBlob => PutBlob(call, container, call.Body, blocks: null, appended: null),
            StorageOperation.CreateAppendBlob => PutBlob(call, container, default, blocks: null, appended: 0),
            StorageOperation.PutBlock => PutBlock(call, container),
            StorageOperation.PutBlockList => PutBlockList(call, container),
            StorageOperation.AppendBlock => AppendBlock(call, container),
            StorageOperation.GetBlob => BlobReading.Read(call, container.Blobs.Find(call.Key)),
            StorageOperation.GetBlobProperties => BlobReading.ReadProperties(call, container.Blobs.Find(call.Key)),
            StorageOperation.DeleteBlob => DeleteBlob(call, container),
            _ => throw MemoryAccount.Unknown(call.Request),
        };
    }

    private static byte[] ServiceProperties =>
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><StorageServiceProperties />"u8.ToArray();

    private static MemoryResponse PutBlock(StorageCall call, MemoryContainer container)
    {
        string id = call.Request.Parameter("blockid")!;
        if (!container.Staged.TryGetValue(call.Key, out Dictionary<string, ReadOnlyMemory<byte>>? staged))
        {
            staged = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
            container.Staged[call.Key] = staged;
        }

        staged[id] = call.Body;
        return new MemoryResponse(201).With("x-ms-request-server-encrypted", "true");
    }

    private static MemoryResponse DeleteBlob(StorageCall call, MemoryContainer container)
    {
        if (!container.Blobs.TryGet(call.Key, out MemoryBlob? blob))
        {
            return StorageErrors.Answer(call, 404, "BlobNotFound");
        }

        if (BlobConditions.ForExisting(call, blob, isRead: false) is { } refusal)
        {
            return refusal;
        }

        container.Blobs.Remove(call.Key);
        return new MemoryResponse(202);
    }

    private MemoryResponse CreateContainer(StorageCall call)
    {
        if (_containers.Find(call.Resource) is not null)
        {
            return StorageErrors.Answer(call, 409, "ContainerAlreadyExists");
        }

        var container = new MemoryContainer(NextETag(), account.NowText);
        _containers.Put(call.Resource, container);
        return Written(container.ETag, container.LastModified);
    }

    private MemoryResponse PutBlob(
        StorageCall call,
        MemoryContainer container,
        ReadOnlyMemory<byte> content,
        IReadOnlyDictionary<string, ReadOnlyMemory<byte>>? blocks,
        int? appended)
    {
        MemoryBlob? before = container.Blobs.Find(call.Key);
        if (BlobConditions.ForWrite(call, before) is { } refusal)
        {
            return refusal;
        }

        string now = account.NowText;
        var blob = new MemoryBlob
        {
            Content = content,
            ContentType = call.Request.Header("x-ms-blob-content-type") ?? "application/octet-stream",
            ETag = NextETag(),
            LastModified = now,
            Created = before?.Created ?? now,
            Metadata = KnownHeaders.Metadata(call.Request),
            Blocks = blocks,
            AppendedBlocks = appended,
        };
        container.Blobs.Put(call.Key, blob);
        container.Staged.Remove(call.Key);
        return Written(blob.ETag, now).With("x-ms-request-server-encrypted", "true");
    }

    private MemoryResponse PutBlockList(StorageCall call, MemoryContainer container)
    {
        Dictionary<string, ReadOnlyMemory<byte>>? staged = container.Staged.GetValueOrDefault(call.Key);
        IReadOnlyDictionary<string, ReadOnlyMemory<byte>>? committed = container.Blobs.Find(call.Key)?.Blocks;
        var blocks = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        using var content = new MemoryStream();
        foreach ((string source, string id) in BlockList.Read(call.Body))
        {
            if (source != "Latest")
            {
                throw MemoryAccount.Unknown(call.Request);
            }

            ReadOnlyMemory<byte> block = default;
            if (staged?.TryGetValue(id, out block) != true && committed?.TryGetValue(id, out block) != true)
            {
                return StorageErrors.Answer(call, 400, "InvalidBlockList");
            }

            blocks[id] = block;
            content.Write(block.Span);
        }

        return PutBlob(call, container, content.ToArray(), blocks, appended: null);
    }

    private MemoryResponse AppendBlock(StorageCall call, MemoryContainer container)
    {
        if (!container.Blobs.TryGet(call.Key, out MemoryBlob? blob))
        {
            return StorageErrors.Answer(call, 404, "BlobNotFound");
        }

        if (BlobConditions.ForExisting(call, blob, isRead: false) is { } refusal)
        {
            return refusal;
        }

        if (blob.AppendedBlocks is not { } blocks)
        {
            return StorageErrors.Answer(call, 409, "InvalidBlobType");
        }

        if (call.Body.Length > AppendBlockBytesMax)
        {
            return StorageErrors.Answer(call, 413, "RequestBodyTooLarge");
        }

        byte[] content = [.. blob.Content.Span, .. call.Body.Span];
        MemoryBlob next = blob with
        {
            Content = content,
            ETag = NextETag(),
            LastModified = account.NowText,
            AppendedBlocks = blocks + 1,
        };
        container.Blobs.Put(call.Key, next);
        return Written(next.ETag, next.LastModified)
            .With("x-ms-blob-append-offset", Text(blob.Content.Length))
            .With("x-ms-blob-committed-block-count", Text(blocks + 1))
            .With("x-ms-request-server-encrypted", "true");
    }

    private static MemoryResponse Written(string etag, string lastModified) =>
        new MemoryResponse(201).With("ETag", etag).With("Last-Modified", lastModified);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private string NextETag() => string.Create(CultureInfo.InvariantCulture, $"\"0x{account.NextVersion():X15}\"");
}
