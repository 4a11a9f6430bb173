using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Disbursement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Disbursement.Functions.Intake;

/// <summary>A trigger may fire late or never: this reads the files that nobody answered.</summary>
/// <param name="blobs">Inbox and receipts.</param>
/// <param name="starter">Starts the reading.</param>
/// <param name="options">How long is too long.</param>
/// <param name="clock">The time.</param>
/// <param name="logger">Where it says so.</param>
public sealed class IntakeSweepTimer(
    BlobStore blobs,
    IntakeStarter starter,
    IOptions<IntakeOptions> options,
    TimeProvider clock,
    ILogger<IntakeSweepTimer> logger)
{
    /// <summary>Looks every five minutes.</summary>
    [Function(nameof(IntakeSweepTimer))]
    public async Task RunAsync(
        [TimerTrigger("0 */5 * * * *")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<IntakeRequest> unanswered = await UnansweredAsync(cancellationToken);
        if (unanswered.Count > 0)
        {
            logger.SweepStarted(unanswered.Count);
        }

        foreach (IntakeRequest request in unanswered)
        {
            await starter.StartAsync(client, request, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<IntakeRequest>> UnansweredAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset before = clock.GetUtcNow().AddSeconds(-options.Value.UnansweredSeconds);
        Dictionary<string, string> answered = await AnsweredAsync(cancellationToken);
        BlobContainerClient inbox = await blobs.ContainerAsync(Containers.Inbox, cancellationToken);
        var unanswered = new List<IntakeRequest>();
        await foreach (BlobItem item in inbox.GetBlobsAsync(cancellationToken: cancellationToken))
        {
            string version = FileVersions.NameOf(item.Properties.ETag);
            bool late = item.Properties.LastModified < before;
            if (late && answered.GetValueOrDefault(item.Name) != version)
            {
                unanswered.Add(new IntakeRequest(item.Name, version, item.Properties.LastModified!.Value));
            }
        }

        return unanswered;
    }

    /// <summary>The version that each receipt answers, by path of the file.</summary>
    private async Task<Dictionary<string, string>> AnsweredAsync(CancellationToken cancellationToken)
    {
        BlobContainerClient receipts = await blobs.ContainerAsync(Containers.Receipts, cancellationToken);
        var answered = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (BlobItem item in receipts.GetBlobsAsync(
            BlobTraits.Metadata, cancellationToken: cancellationToken))
        {
            if (item.Name.EndsWith(ReceiptPaths.ReceiptSuffix, StringComparison.Ordinal)
                && item.Metadata.TryGetValue(ReceiptPaths.VersionKey, out string? version))
            {
                answered[item.Name[..^ReceiptPaths.ReceiptSuffix.Length]] = version;
            }
        }

        return answered;
    }
}
