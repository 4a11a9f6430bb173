using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Disbursement.Functions.Storage;

/// <summary>Whole blobs in, whole blobs out. A blob is never half there: each is one conditional upload.</summary>
/// <remarks>
/// Activities may run twice, and at the same time. What the ledger holds is immutable, so the first writer wins
/// and the second finds the same bytes; only derived documents (reports, receipts, standings) are overwritten.
/// </remarks>
public sealed class BlobStore(BlobServiceClient service)
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, bool> _known = new(StringComparer.Ordinal);

    /// <summary>The container, created when it is not there yet.</summary>
    public async Task<BlobContainerClient> ContainerAsync(string container, CancellationToken cancellationToken)
    {
        BlobContainerClient client = service.GetBlobContainerClient(container);
        if (!_known.ContainsKey(container))
        {
            await client.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            _known[container] = true;
        }

        return client;
    }

    /// <summary>Writes a blob unless it exists. True when this call wrote it.</summary>
    public async Task<bool> CreateAsync(
        string container, string path, BinaryData content, string contentType, CancellationToken cancellationToken)
    {
        var options = new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = contentType },
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
        };
        BlobClient blob = (await ContainerAsync(container, cancellationToken)).GetBlobClient(path);
        try
        {
            await blob.UploadAsync(content, options, cancellationToken);
            return true;
        }
        catch (RequestFailedException failure) when (failure.Status is 409 or 412)
        {
            return false;
        }
    }

    /// <summary>Writes a blob, replacing what was there: for documents derived from the ledger.</summary>
    public async Task ReplaceAsync(
        string container, string path, BinaryData content, string contentType, CancellationToken cancellationToken)
    {
        var options = new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = contentType } };
        BlobClient blob = (await ContainerAsync(container, cancellationToken)).GetBlobClient(path);
        await blob.UploadAsync(content, options, cancellationToken);
    }

    /// <summary>Reads a blob whole; null when it is not there. Meant for chunks and documents, not for lists.</summary>
    public async Task<BinaryData?> FindAsync(string container, string path, CancellationToken cancellationToken)
    {
        BlobClient blob = (await ContainerAsync(container, cancellationToken)).GetBlobClient(path);
        try
        {
            return (await blob.DownloadContentAsync(cancellationToken)).Value.Content;
        }
        catch (RequestFailedException failure) when (failure.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Reads a blob that must be there.</summary>
    /// <exception cref="InvalidOperationException">The blob is missing: the ledger is not whole.</exception>
    public async Task<BinaryData> ReadAsync(string container, string path, CancellationToken cancellationToken) =>
        await FindAsync(container, path, cancellationToken)
        ?? throw new InvalidOperationException($"The blob {container}/{path} is missing.");

    /// <summary>Opens a blob that must be there for reading from its start, in pieces.</summary>
    public async Task<Stream> OpenReadAsync(string container, string path, CancellationToken cancellationToken)
    {
        BlobClient blob = (await ContainerAsync(container, cancellationToken)).GetBlobClient(path);
        return (await blob.DownloadStreamingAsync(cancellationToken: cancellationToken)).Value.Content;
    }

    /// <summary>Whether a blob is there.</summary>
    public async Task<bool> ExistsAsync(string container, string path, CancellationToken cancellationToken)
    {
        BlobClient blob = (await ContainerAsync(container, cancellationToken)).GetBlobClient(path);
        return await blob.ExistsAsync(cancellationToken);
    }

    /// <summary>Paths under a prefix, in ordinal order.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(
        string container, string prefix, CancellationToken cancellationToken)
    {
        BlobContainerClient client = await ContainerAsync(container, cancellationToken);
        var paths = new List<string>();
        await foreach (BlobItem item in client.GetBlobsAsync(prefix: prefix, cancellationToken: cancellationToken))
        {
            paths.Add(item.Name);
        }

        return paths;
    }

    /// <summary>Reads a JSON document; null when it is not there.</summary>
    public async Task<T?> FindJsonAsync<T>(string container, string path, CancellationToken cancellationToken)
        where T : class
    {
        BinaryData? content = await FindAsync(container, path, cancellationToken);
        return content?.ToObjectFromJson<T>(StoreJson.Options);
    }

    /// <summary>Reads the rows of a file of the ledger; none when it is not there.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="read">Reads its format.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<IReadOnlyList<TRow>> FindRowsAsync<TRow>(
        string path, Func<Stream, IEnumerable<TRow>> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        BinaryData? content = await FindAsync(Containers.Ledger, path, cancellationToken);
        using Stream? stream = content?.ToStream();
        return stream is null ? [] : [.. read(stream)];
    }

    /// <summary>Writes a JSON document unless it exists. True when this call wrote it.</summary>
    public Task<bool> CreateJsonAsync<T>(
        string container, string path, T value, CancellationToken cancellationToken) =>
        CreateAsync(container, path, StoreJson.ToBytes(value), StoreJson.ContentType, cancellationToken);

    /// <summary>Writes a derived JSON document.</summary>
    public Task ReplaceJsonAsync<T>(string container, string path, T value, CancellationToken cancellationToken) =>
        ReplaceAsync(container, path, StoreJson.ToBytes(value), StoreJson.ContentType, cancellationToken);
}
