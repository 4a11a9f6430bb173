using Azure.Core;

namespace Disbursement.Simulation.Storage;

/// <summary>The headers whose meaning the account knows: a condition it overlooked would be a wrong answer.</summary>
internal static class KnownHeaders
{
    private const string MetadataPrefix = "x-ms-meta-";

    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        // Say nothing about what is asked.
        "x-ms-version", "x-ms-client-request-id", "x-ms-return-client-request-id", "x-ms-date", "Authorization",
        "Accept", "User-Agent", "traceparent", "Request-Id",

        // Blobs.
        "x-ms-blob-type", "x-ms-blob-content-type", "x-ms-range", "x-ms-delete-snapshots", "If-Match", "If-None-Match",

        // Bodies and tables.
        "Content-Type", "Content-Length", "DataServiceVersion", "Prefer",
    };

    /// <summary>Refuses a request with a header that is not known.</summary>
    /// <exception cref="NotSupportedException">There is one.</exception>
    public static void ThrowIfUnknown(MemoryRequest request)
    {
        foreach (HttpHeader header in request.AllHeaders)
        {
            if (!Known.Contains(header.Name)
                && !header.Name.StartsWith(MetadataPrefix, StringComparison.OrdinalIgnoreCase))
            {
                throw new NotSupportedException(
                    $"The memory account does not know the header {header.Name} of {request.Method} {request.Uri}.");
            }
        }
    }

    /// <summary>The metadata a request sets; null for none.</summary>
    public static Dictionary<string, string>? Metadata(MemoryRequest request)
    {
        Dictionary<string, string>? metadata = null;
        foreach (HttpHeader header in request.AllHeaders)
        {
            if (header.Name.StartsWith(MetadataPrefix, StringComparison.OrdinalIgnoreCase))
            {
                metadata ??= new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
                metadata[header.Name[MetadataPrefix.Length..]] = header.Value;
            }
        }

        return metadata;
    }
}
