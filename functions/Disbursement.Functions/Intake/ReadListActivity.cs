using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Disbursement.Core.Events;
using Disbursement.Core.Intake;
using Disbursement.Core.Money;
using Disbursement.Core.Programmes;
using Disbursement.Formats.Beneficiaries;
using Disbursement.Formats.Receipts;
using Disbursement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Disbursement.Functions.Intake;

/// <summary>
/// Reads one version of a list: accepted rows go into sorted chunks of the ledger, refused rows with their reasons
/// beside the receipt. Reading the same bytes again writes the same chunks, so a run that was killed is run again.
/// </summary>
/// <param name="blobs">Inbox, ledger, receipts.</param>
/// <param name="lists">Reads them.</param>
/// <param name="events">Reads event lists.</param>
/// <param name="options">Limits.</param>
/// <param name="logger">Where it says so.</param>
public sealed class ReadListActivity(
    BlobStore blobs,
    ListReader lists,
    EventListIntake events,
    IOptions<IntakeOptions> options,
    ILogger<ReadListActivity> logger)
{
    private const long BytesPerMegabyte = 1024 * 1024;

    /// <summary>Reads the version and tells totals, never rows.</summary>
    [Function(nameof(ReadListActivity))]
    public async Task<ListReading> RunAsync(
        [ActivityTrigger] IntakeRequest request, CancellationToken cancellationToken)
    {
        BlobContainerClient inbox = await blobs.ContainerAsync(Containers.Inbox, cancellationToken);
        BlobClient blob = inbox.GetBlobClient(request.Path);
        BlobProperties? properties = await FindAsync(blob, request, cancellationToken);
        if (properties is null)
        {
            return new ListReading { Verdict = ListVerdict.Replaced };
        }

        if (EventsPath.TryParse(request.Path, out EventsPath? eventsPath, out _))
        {
            return await ReadEventsAsync(blob, request, eventsPath, properties.ContentLength, cancellationToken);
        }

        if (!IntakePath.TryParse(request.Path, out IntakePath? path, out Finding? problem))
        {
            await RefuseAsync(request.Path, problem, cancellationToken);
            return new ListReading { Verdict = ListVerdict.Misplaced };
        }

        (IntakeContext? context, problem) = await lists.ContextAsync(path, cancellationToken);
        problem ??= ProblemOf(properties);
        if (context is null || problem is not null)
        {
            await RefuseAsync(request.Path, problem!, cancellationToken);
            return Reading(path, ListVerdict.Refused);
        }

        IntakeResult? result = await lists.ReadAsync(request, path, context, cancellationToken);
        return result is null ? new ListReading { Verdict = ListVerdict.Replaced } : Reading(path, result);
    }

    private async Task<ListReading> ReadEventsAsync(
        BlobClient blob, IntakeRequest request, EventsPath path, long bytes, CancellationToken cancellationToken)
    {
        try
        {
            (ListReading? reading, Finding? problem) = await events.ReadAsync(
                path,
                request.Path,
                bytes,
                async token => (await blob.DownloadStreamingAsync(VersionOf(request), token)).Value.Content,
                cancellationToken);
            if (reading is not null)
            {
                return reading;
            }

            await RefuseAsync(request.Path, problem!, cancellationToken);
            return EventListIntake.Reading(path, ListVerdict.Refused);
        }
        catch (RequestFailedException failure) when (failure.Status is 404 or 412)
        {
            return new ListReading { Verdict = ListVerdict.Replaced };
        }
    }

    private static BlobDownloadOptions VersionOf(IntakeRequest request) => new()
    {
        Conditions = new BlobRequestConditions { IfMatch = FileVersions.Parse(request.ETag) },
    };

    /// <summary>The version that is asked for; null when it is not the current one any more.</summary>
    private static async Task<BlobProperties?> FindAsync(
        BlobClient blob, IntakeRequest request, CancellationToken cancellationToken)
    {
        try
        {
            BlobProperties properties = await blob.GetPropertiesAsync(cancellationToken: cancellationToken);
            return properties.ETag == FileVersions.Parse(request.ETag) ? properties : null;
        }
        catch (RequestFailedException failure) when (failure.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Why a file is not even opened.</summary>
    private Finding? ProblemOf(BlobProperties properties)
    {
        long bytesMax = options.Value.FileBytesMax;
        return properties.ContentLength > bytesMax
            ? Finding.Of(
                FindingNumber.FileTooLarge, value: VietnameseNumber.Format(Math.Max(1, bytesMax / BytesPerMegabyte)))
            : null;
    }

    private static ListReading Reading(IntakePath path, ListVerdict verdict) => new()
    {
        Verdict = verdict,
        Month = new MonthRef(path.Province, path.Period.ToString()),
        Unit = path.Unit,
        List = path.List.ToListCode(),
    };

    private static ListReading Reading(IntakePath path, IntakeResult result) =>
        Reading(path, result.IsTaken ? ListVerdict.Taken : ListVerdict.Refused).Counting(result);

    private async Task RefuseAsync(string path, Finding problem, CancellationToken cancellationToken)
    {
        logger.FileRefused(problem.Number.ToString());
        Receipt receipt = Receipt.OfRefusedFile(path, problem);
        await blobs.ReplaceAsync(
            Containers.Receipts,
            path + ReceiptPaths.DraftSuffix,
            new BinaryData(receipt.ToBytes()),
            StoreJson.ContentType,
            cancellationToken);
        await BlobIntakeOutput.DropRejectedAsync(blobs, path, cancellationToken);
    }
}
