using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Disbursement.Functions.Intake;

/// <summary>A file in the inbox. It may fire twice, late or never: what it starts is keyed by path and version.</summary>
/// <param name="starter">Starts the reading.</param>
public sealed class InboxTrigger(IntakeStarter starter)
{
    /// <summary>Starts reading the version that is there now. The whole container is watched, so that a file outside
    /// its place is answered too.</summary>
    [Function(nameof(InboxTrigger))]
    public async Task RunAsync(
        [BlobTrigger("inbox/{name}", Source = BlobTriggerSource.EventGrid)] BlobClient blob,
        string name,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        try
        {
            BlobProperties properties = await blob.GetPropertiesAsync(cancellationToken: cancellationToken);
            var request = new IntakeRequest(
                name, FileVersions.NameOf(properties.ETag), properties.LastModified);
            await starter.StartAsync(client, request, cancellationToken);
        }
        catch (RequestFailedException failure) when (failure.Status == 404)
        {
            // Taken away before it was read: nothing to answer.
        }
    }
}
