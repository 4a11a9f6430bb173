using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Intake;
using Disbursement.Formats.Beneficiaries;
using Disbursement.Functions.Reference;
using Disbursement.Functions.Storage;
using Microsoft.Extensions.Options;

namespace Disbursement.Functions.Intake;

/// <summary>Reads the bytes of one version of a list into the ledger and beside the receipt.</summary>
/// <param name="blobs">Inbox, ledger, receipts.</param>
/// <param name="reference">Units, programmes, institutions.</param>
/// <param name="options">Limits.</param>
public sealed class ListReader(BlobStore blobs, ReferenceStore reference, IOptions<IntakeOptions> options)
{
    /// <summary>The rules that a list of this place is read by, or why there are none.</summary>
    public async Task<(IntakeContext? Context, Finding? Problem)> ContextAsync(
        IntakePath path, CancellationToken cancellationToken)
    {
        ReferenceData data = await reference.CurrentAsync(cancellationToken);
        IntakeContext.TryCreate(
            path, data.Units, data.Programmes, data.Institutions, out IntakeContext? context, out Finding? problem);
        return (context is null
            ? null
            : context with { AuthorisationAlarmDays = options.Value.AuthorisationAlarmDays }, problem);
    }

    /// <summary>Reads a list; null when the version is not the current one any more.</summary>
    public Task<IntakeResult?> ReadAsync(
        IntakeRequest request, IntakePath path, IntakeContext context, CancellationToken cancellationToken) =>
        ReadAsync(request, path, context, round: 1, part: 1, listed: null, cancellationToken);

    /// <summary>Reads a list that came after close, less what its month has already.</summary>
    /// <param name="request">The version.</param>
    /// <param name="round">The round that pays it, from 2.</param>
    /// <param name="part">Which of its list's supplements of that round, from 1.</param>
    /// <param name="listed">Its rows that the month has already.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>Null when the version is not the current one any more.</returns>
    public async Task<IntakeResult?> ReadSupplementAsync(
        IntakeRequest request,
        int round,
        int part,
        IReadOnlyDictionary<EntitlementKey, ListedRow> listed,
        CancellationToken cancellationToken)
    {
        bool isPlaced = IntakePath.TryParse(request.Path, out IntakePath? path, out _);
        (IntakeContext? context, _) = isPlaced ? await ContextAsync(path!, cancellationToken) : default;
        return context is null
            ? throw new InvalidOperationException("A list that was read has no place any more.")
            : await ReadAsync(request, path!, context, round, part, listed, cancellationToken);
    }

    private async Task<IntakeResult?> ReadAsync(
        IntakeRequest request,
        IntakePath path,
        IntakeContext context,
        int round,
        int part,
        IReadOnlyDictionary<EntitlementKey, ListedRow>? listed,
        CancellationToken cancellationToken)
    {
        BlobContainerClient inbox = await blobs.ContainerAsync(Containers.Inbox, cancellationToken);
        BlobClient blob = inbox.GetBlobClient(request.Path);
        var download = new BlobDownloadOptions
        {
            Conditions = new BlobRequestConditions { IfMatch = FileVersions.Parse(request.ETag) },
        };
        var reader = new IntakeReader(context, options.Value.ToReaderOptions(), listed);
        var output = new BlobIntakeOutput(blobs, path, request.Path, round, part);
        try
        {
            IntakeResult result = await reader.ReadAsync(
                request.Path,
                async token => (await blob.DownloadStreamingAsync(download, token)).Value.Content,
                output,
                cancellationToken: cancellationToken);
            await output.FinishAsync(result, cancellationToken);
            return result;
        }
        catch (RequestFailedException failure) when (failure.Status is 404 or 412)
        {
            return null;
        }
    }
}
