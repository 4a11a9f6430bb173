using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Coverage;

/// <summary>
/// Documents that are counted anew after each settlement. A count is written only over the document that was there
/// when it began, so that a slow run never writes older figures over newer ones.
/// </summary>
/// <param name="blobs">The containers.</param>
public sealed class CoverageDocuments(BlobStore blobs)
{
    /// <summary>The version of a document now; null when there is none yet. Ask before counting.</summary>
    public async Task<ETag?> VersionAsync(string container, string path, CancellationToken cancellationToken)
    {
        BlobClient blob = (await blobs.ContainerAsync(container, cancellationToken)).GetBlobClient(path);
        try
        {
            return (await blob.GetPropertiesAsync(cancellationToken: cancellationToken)).Value.ETag;
        }
        catch (RequestFailedException failure) when (failure.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Writes a document over the version that was there when its counting began.</summary>
    /// <exception cref="IOException">Somebody else wrote something else since: count again.</exception>
    public async Task WriteAsync(
        string container,
        string path,
        ETag? version,
        BinaryData content,
        string contentType,
        CancellationToken cancellationToken)
    {
        var options = new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = contentType },
            Conditions = version is null
                ? new BlobRequestConditions { IfNoneMatch = ETag.All }
                : new BlobRequestConditions { IfMatch = version },
        };
        BlobClient blob = (await blobs.ContainerAsync(container, cancellationToken)).GetBlobClient(path);
        try
        {
            await blob.UploadAsync(content, options, cancellationToken);
        }
        catch (RequestFailedException failure) when (failure.Status is 409 or 412)
        {
            // A twin that counted the same is no reason to count again; twins could keep each other from it for ever.
            BinaryData? standing = await blobs.FindAsync(container, path, cancellationToken);
            if (standing is not null && standing.ToMemory().Span.SequenceEqual(content.ToMemory().Span))
            {
                return;
            }

            throw new IOException($"{container}/{path} was counted by somebody else meanwhile.", failure);
        }
    }
}
