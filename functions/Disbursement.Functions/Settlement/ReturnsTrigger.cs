using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Disbursement.Functions.Intake;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Disbursement.Functions.Settlement;

/// <summary>A file from a provider. It may fire twice, late or never: what it starts is keyed by path and version.</summary>
/// <param name="starter">Starts the reading.</param>
public sealed class ReturnsTrigger(ResultsStarter starter)
{
    /// <summary>Starts reading the version that is there now. The whole container is watched, so that a file outside
    /// its place is answered too.</summary>
    [Function(nameof(ReturnsTrigger))]
    public async Task RunAsync(
        [BlobTrigger("returns/{name}", Source = BlobTriggerSource.EventGrid)] BlobClient blob,
        string name,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        try
        {
            BlobProperties properties = await blob.GetPropertiesAsync(cancellationToken: cancellationToken);
            await starter.StartAsync(
                client, name, FileVersions.NameOf(properties.ETag), properties.LastModified, cancellationToken);
        }
        catch (RequestFailedException failure) when (failure.Status == 404)
        {
            // Taken away before it was read: nothing to answer.
        }
    }
}
