using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Disbursement.Cli.Transfer;

/// <summary>Copies blobs of a container into a folder and reference data into it, as the operator of the storage.</summary>
internal sealed class ContainerMirror(BlobServiceClient storage)
{
    private const int ParallelMax = 8;
    private const int AttemptsMax = 9;

    /// <summary>Opens a storage by its connection string.</summary>
    /// <remarks>Patient for about half a minute: a local storage may be started again in the middle of a month.</remarks>
    public static ContainerMirror Of(string connectionString)
    {
        var options = new BlobClientOptions
        {
            Retry = { MaxRetries = AttemptsMax, MaxDelay = TimeSpan.FromSeconds(5) },
        };
        return new(new BlobServiceClient(connectionString, options));
    }

    /// <summary>The names of the containers that start with a prefix, in ordinal order.</summary>
    public async Task<IReadOnlyList<string>> ListContainersAsync(string prefix, CancellationToken cancellationToken)
    {
        List<string> names = [];
        await foreach (BlobContainerItem container in storage.GetBlobContainersAsync(
            BlobContainerTraits.None, BlobContainerStates.None, prefix, cancellationToken))
        {
            names.Add(container.Name);
        }

        names.Sort(StringComparer.Ordinal);
        return names;
    }

    /// <summary>The names of the blobs that start with a prefix; empty when there is no such container.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(
        string container, string prefix, CancellationToken cancellationToken)
    {
        List<string> names = [];
        try
        {
            await foreach (BlobItem blob in storage.GetBlobContainerClient(container)
                .GetBlobsAsync(prefix: prefix, cancellationToken: cancellationToken))
            {
                names.Add(blob.Name);
            }
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            // Made with its first blob: no container means nothing there yet.
        }

        return names;
    }

    /// <summary>Puts a file in place of a blob, as the administrator does with reference data.</summary>
    public Task PutAsync(string container, string name, string path, CancellationToken cancellationToken) =>
        storage.GetBlobContainerClient(container).GetBlobClient(name).UploadAsync(path, overwrite: true, cancellationToken);

    /// <summary>Copies every blob under a prefix.</summary>
    /// <returns>How many were copied.</returns>
    public async Task<int> CopyAsync(
        string container, string prefix, string folder, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> names = await ListAsync(container, prefix, cancellationToken);
        var options = new ParallelOptions { MaxDegreeOfParallelism = ParallelMax, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(names, options, async (name, token) =>
        {
            string path = LocalPath.Below(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using Response response = await storage.GetBlobContainerClient(container)
                .GetBlobClient(name).DownloadToAsync(path, token);
        });
        return names.Count;
    }
}
