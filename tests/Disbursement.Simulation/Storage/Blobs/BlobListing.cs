using System.Globalization;
using System.Security;
using System.Text;

namespace Disbursement.Simulation.Storage.Blobs;

/// <summary>Answers with a page of a container's blobs, in the order of their names.</summary>
internal static class BlobListing
{
    /// <summary>Writes the page.</summary>
    public static MemoryResponse Write(StorageCall call, MemoryContainer container, int perPage)
    {
        MemoryRequest request = call.Request;
        string prefix = request.Parameter("prefix") ?? "";
        string marker = request.Parameter("marker") ?? "";
        string? include = request.Parameter("include");
        bool withMetadata = string.Equals(include, "metadata", StringComparison.OrdinalIgnoreCase);
        if (include is not null && !withMetadata)
        {
            throw MemoryAccount.Unknown(request);
        }

        int max = request.Parameter("maxresults") is { } asked
            ? Math.Min(int.Parse(asked, CultureInfo.InvariantCulture), perPage)
            : perPage;

        string first = string.CompareOrdinal(marker, prefix) > 0 ? marker : prefix;
        var xml = new StringBuilder(256);
        xml.Append("<?xml version=\"1.0\" encoding=\"utf-8\"?><EnumerationResults ContainerName=\"")
            .Append(call.Resource).Append("\"><Blobs>");
        string next = "";
        int count = 0;
        IReadOnlyList<string> names = container.Blobs.Keys;
        for (int index = container.Blobs.IndexFrom(first); index < names.Count; index++)
        {
            string name = names[index];
            if (!name.StartsWith(prefix, StringComparison.Ordinal))
            {
                break;
            }

            if (count == max)
            {
                next = name;
                break;
            }

            Append(xml, name, container.Blobs[name], withMetadata);
            count++;
        }

        xml.Append("</Blobs><NextMarker>").Append(Escaped(next)).Append("</NextMarker></EnumerationResults>");
        return new MemoryResponse(200).With("application/xml", Encoding.UTF8.GetBytes(xml.ToString()));
    }

    private static void Append(StringBuilder xml, string name, MemoryBlob blob, bool withMetadata)
    {
        xml.Append("<Blob><Name>").Append(Escaped(name)).Append("</Name><Properties><Creation-Time>")
            .Append(blob.Created).Append("</Creation-Time><Last-Modified>")
            .Append(blob.LastModified).Append("</Last-Modified><Etag>")
            .Append(blob.ETag.AsSpan().Trim('"')).Append("</Etag><Content-Length>")
            .Append(CultureInfo.InvariantCulture, $"{blob.Content.Length}</Content-Length><Content-Type>")
            .Append(Escaped(blob.ContentType)).Append("</Content-Type><BlobType>")
            .Append(blob.BlobType).Append("</BlobType></Properties>");
        if (withMetadata && blob.Metadata is { } metadata)
        {
            xml.Append("<Metadata>");
            foreach ((string key, string value) in metadata)
            {
                xml.Append('<').Append(key).Append('>').Append(Escaped(value)).Append("</").Append(key).Append('>');
            }

            xml.Append("</Metadata>");
        }

        xml.Append("</Blob>");
    }

    private static string Escaped(string text) => SecurityElement.Escape(text);
}
