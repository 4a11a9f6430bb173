using Azure.Core;

namespace Disbursement.Simulation.Storage.Blobs;

/// <summary>Tells which blob operation a request is.</summary>
internal static class BlobRoutes
{
    /// <summary>Fills in operation, container and blob.</summary>
    public static void Read(StorageCall call, string path)
    {
        MemoryRequest request = call.Request;
        ReadOnlySpan<char> rest = path.AsSpan().TrimStart('/');
        int slash = rest.IndexOf('/');
        string? comp = request.Parameter("comp");
        if (rest.IsEmpty)
        {
            call.Operation = request.Method == RequestMethod.Get && comp == "properties"
                ? StorageOperation.GetServiceProperties
                : throw MemoryAccount.Unknown(request);
            return;
        }

        call.Resource = (slash < 0 ? rest : rest[..slash]).ToString();
        call.Key = slash < 0 ? "" : Uri.UnescapeDataString(rest[(slash + 1)..].ToString());
        call.Operation = (slash < 0 ? OfContainer(request, comp) : OfBlob(request, comp))
            ?? throw MemoryAccount.Unknown(request);
        ThrowIfUnknownParameter(request);
    }

    private static StorageOperation? OfContainer(MemoryRequest request, string? comp) =>
        (request.Parameter("restype"), comp, request.Method.Method) switch
        {
            ("container", null, "PUT") => StorageOperation.CreateContainer,
            ("container", "list", "GET") => StorageOperation.ListBlobs,
            _ => null,
        };

    private static StorageOperation? OfBlob(MemoryRequest request, string? comp) => (request.Method.Method, comp) switch
    {
        ("PUT", null) => request.Header("x-ms-blob-type") switch
        {
            "BlockBlob" => StorageOperation.PutBlob,
            "AppendBlob" => StorageOperation.CreateAppendBlob,
            _ => null,
        },
        ("PUT", "block") => StorageOperation.PutBlock,
        ("PUT", "blocklist") => StorageOperation.PutBlockList,
        ("PUT", "appendblock") => StorageOperation.AppendBlock,
        ("GET", null) => StorageOperation.GetBlob,
        ("HEAD", null) => StorageOperation.GetBlobProperties,
        ("DELETE", null) => StorageOperation.DeleteBlob,
        _ => null,
    };

    private static void ThrowIfUnknownParameter(MemoryRequest request)
    {
        foreach ((ReadOnlyMemory<char> name, _) in new QueryText(request.Uri.Query))
        {
            if (name.Span is not ("comp" or "restype" or "prefix" or "marker" or "maxresults" or "include"
                or "blockid" or "timeout"))
            {
                throw MemoryAccount.Unknown(request);
            }
        }
    }
}
