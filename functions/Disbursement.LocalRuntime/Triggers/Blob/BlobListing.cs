using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Disbursement.LocalRuntime.Triggers.Blob;

/// <summary>Lists a container page by page and knows what that cost.</summary>
internal sealed class BlobListing(BlobContainerClient container, int? pageSize, TimeProvider time)
{
    /// <summary>How long the service took for the listings since the last <see cref="TakeCost"/>.</summary>
    private TimeSpan _cost;

    /// <summary>Lists the versions under a prefix. A page is worked off before the next is fetched, so that memory
    /// stays
    /// small.</summary>
    public async IAsyncEnumerable<BlobSighting> ListAsync(
        string prefix, [EnumeratorCancellation] CancellationToken stopping)
    {
        IAsyncEnumerator<Page<BlobItem>> pages = container
            .GetBlobsAsync(prefix: prefix.Length == 0 ? null : prefix, cancellationToken: stopping)
            .AsPages(pageSizeHint: pageSize)
            .GetAsyncEnumerator(stopping);
        await using (pages)
        {
            while (await MoveNextAsync(pages))
            {
                foreach (BlobItem blob in pages.Current.Values)
                {
                    // As in the headers: a listing may leave the quotes out.
                    yield return new BlobSighting(blob.Name, blob.Properties.ETag?.ToString("H") ?? string.Empty);
                }
            }
        }
    }

    /// <summary>The cost so far; counting starts anew.</summary>
    public TimeSpan TakeCost()
    {
        TimeSpan cost = _cost;
        _cost = TimeSpan.Zero;
        return cost;
    }

    /// <summary>A container that is not there yet has no blobs.</summary>
    private async Task<bool> MoveNextAsync(IAsyncEnumerator<Page<BlobItem>> pages)
    {
        long started = time.GetTimestamp();
        try
        {
            return await pages.MoveNextAsync();
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            return false;
        }
        finally
        {
            _cost += time.GetElapsedTime(started);
        }
    }
}
