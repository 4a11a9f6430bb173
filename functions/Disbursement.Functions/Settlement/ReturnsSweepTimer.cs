using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Disbursement.Functions.Intake;
using Disbursement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace Disbursement.Functions.Settlement;

/// <summary>A trigger may fire late or never: this reads the result files that nobody answered.</summary>
/// <param name="blobs">Result files and receipts.</param>
/// <param name="starter">Starts the reading.</param>
/// <param name="options">How long is too long.</param>
/// <param name="clock">The time.</param>
public sealed class ReturnsSweepTimer(
    BlobStore blobs, ResultsStarter starter, IOptions<IntakeOptions> options, TimeProvider clock)
{
    private const string Prefix = "returns/";

    /// <summary>Looks every five minutes.</summary>
    [Function(nameof(ReturnsSweepTimer))]
    public async Task RunAsync(
        [TimerTrigger("30 */5 * * * *")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        DateTimeOffset before = clock.GetUtcNow().AddSeconds(-options.Value.UnansweredSeconds);
        Dictionary<string, string> answered = await AnsweredAsync(cancellationToken);
        BlobContainerClient returns = await blobs.ContainerAsync(Containers.Returns, cancellationToken);
        await foreach (BlobItem item in returns.GetBlobsAsync(cancellationToken: cancellationToken))
        {
            string version = FileVersions.NameOf(item.Properties.ETag);
            DateTimeOffset arrived = item.Properties.LastModified ?? before;
            if (arrived < before && answered.GetValueOrDefault(item.Name) != version)
            {
                await starter.StartAsync(client, item.Name, version, arrived, cancellationToken);
            }
        }
    }

    /// <summary>The version that each receipt answers, by path of the file.</summary>
    private async Task<Dictionary<string, string>> AnsweredAsync(CancellationToken cancellationToken)
    {
        BlobContainerClient receipts = await blobs.ContainerAsync(Containers.Receipts, cancellationToken);
        var answered = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (BlobItem item in receipts.GetBlobsAsync(
            BlobTraits.Metadata, prefix: Prefix, cancellationToken: cancellationToken))
        {
            if (item.Name.EndsWith(ReceiptPaths.ReceiptSuffix, StringComparison.Ordinal)
                && item.Metadata.TryGetValue(ReceiptPaths.VersionKey, out string? version))
            {
                answered[item.Name[Prefix.Length..^ReceiptPaths.ReceiptSuffix.Length]] = version;
            }
        }

        return answered;
    }
}
