using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Disbursement.Core.Events;
using Disbursement.Core.Intake;
using Disbursement.Functions.Intake;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Watch;

/// <summary>Lists in the inbox that have no receipt of their version.</summary>
/// <param name="blobs">Inbox and receipts.</param>
public sealed class InboxWatch(BlobStore blobs)
{
    /// <summary>Finds those of a month.</summary>
    public async Task<IReadOnlyList<UnansweredList>> UnansweredAsync(
        MonthRef month, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(month);
        HashSet<(string Path, string Version)> answered = await AnsweredAsync(month, cancellationToken);
        BlobContainerClient inbox = await blobs.ContainerAsync(Containers.Inbox, cancellationToken);
        var unanswered = new List<UnansweredList>();
        await foreach (BlobItem item in inbox.GetBlobsAsync(
            prefix: month.Folder + '/', cancellationToken: cancellationToken))
        {
            if (!answered.Contains((item.Name, FileVersions.NameOf(item.Properties.ETag))))
            {
                string unit = IntakePath.TryParse(item.Name, out IntakePath? path, out _) ? path.Unit
                    : EventsPath.TryParse(item.Name, out EventsPath? events, out _) ? events.Unit : "";
                unanswered.Add(new UnansweredList(item.Name, unit, item.Properties.LastModified ?? default));
            }
        }

        return unanswered;
    }

    private async Task<HashSet<(string Path, string Version)>> AnsweredAsync(
        MonthRef month, CancellationToken cancellationToken)
    {
        BlobContainerClient receipts = await blobs.ContainerAsync(Containers.Receipts, cancellationToken);
        var answered = new HashSet<(string, string)>();
        await foreach (BlobItem item in receipts.GetBlobsAsync(
            BlobTraits.Metadata, prefix: month.Folder + '/', cancellationToken: cancellationToken))
        {
            if (item.Name.EndsWith(ReceiptPaths.ReceiptSuffix, StringComparison.Ordinal)
                && item.Metadata.TryGetValue(ReceiptPaths.VersionKey, out string? version))
            {
                answered.Add((item.Name[..^ReceiptPaths.ReceiptSuffix.Length], version));
            }
        }

        return answered;
    }
}
