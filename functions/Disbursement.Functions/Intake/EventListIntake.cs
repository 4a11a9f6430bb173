using Azure.Storage.Blobs.Specialized;
using Disbursement.Core.Events;
using Disbursement.Core.Intake;
using Disbursement.Formats.Events;
using Disbursement.Formats.Ledger;
using Disbursement.Formats.Reports;
using Disbursement.Functions.Reference;
using Disbursement.Functions.Storage;
using Microsoft.Extensions.Options;

namespace Disbursement.Functions.Intake;

/// <summary>
/// Reads one version of a unit's event list: accepted events into the ledger, refused rows beside the receipt. Reading
/// the same bytes again writes the same.
/// </summary>
/// <param name="blobs">Ledger and receipts.</param>
/// <param name="reference">Units and programmes.</param>
/// <param name="options">Bounds of workbooks.</param>
public sealed class EventListIntake(BlobStore blobs, ReferenceStore reference, IOptions<IntakeOptions> options)
{
    /// <summary>The largest event list taken, in bytes: 20,000 rows need a tenth of it.</summary>
    public const long BytesMax = 32L * 1024 * 1024;

    /// <summary>Reads the version and drafts its receipt.</summary>
    /// <param name="path">Where the list lies.</param>
    /// <param name="file">The same as the officer wrote it.</param>
    /// <param name="bytes">How long it is.</param>
    /// <param name="open">Opens the version.</param>
    /// <param name="cancellationToken">Ends reading.</param>
    /// <returns>The totals, or the finding by which it is refused before it is opened.</returns>
    public async Task<(ListReading? Reading, Finding? Problem)> ReadAsync(
        EventsPath path,
        string file,
        long bytes,
        Func<CancellationToken, Task<Stream>> open,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(open);
        ReferenceData data = await reference.CurrentAsync(cancellationToken);
        if (!IntakeContext.TryCreate(
            path.ToListPath(), data.Units, data.Programmes, data.Institutions, out IntakeContext? context, out Finding? problem))
        {
            return (null, problem);
        }

        if (bytes > BytesMax)
        {
            return (null, Finding.Of(FindingNumber.FileTooLarge, value: "32"));
        }

        await using Stream stream = await open(cancellationToken);
        EventListResult result = await new EventListReader(context, options.Value.ToReaderOptions().Workbook).ReadAsync(
            file, stream, token => OpenRejectedAsync(file, token), cancellationToken);
        await WriteAsync(path, file, result, cancellationToken);
        return (Reading(path, result.Events is null ? ListVerdict.Refused : ListVerdict.Taken) with
        {
            Sha256 = result.Sha256,
            RowsSent = result.Receipt.Sent.Rows,
            RowsRepeated = result.Receipt.ExactRepeats.Rows,
            RowsRefused = result.Receipt.Refused.Rows,
            RowsAccepted = result.Receipt.Accepted.Rows,
        }, null);
    }

    /// <summary>What is known of a list that is refused unread.</summary>
    public static ListReading Reading(EventsPath path, ListVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new ListReading
        {
            Verdict = verdict,
            Month = new MonthRef(path.Province, path.Period.ToString()),
            Unit = path.Unit,
            List = EventsPath.ListCode,
        };
    }

    private async Task WriteAsync(
        EventsPath path, string file, EventListResult result, CancellationToken cancellationToken)
    {
        if (result.Events is not null)
        {
            var month = new MonthRef(path.Province, path.Period.ToString());
            await blobs.CreateAsync(
                Containers.Ledger,
                LedgerPaths.UnitEvents(month, path.Unit, result.Sha256[..12]),
                LedgerBytes.Of(EventCsv.Header, result.Events, EventCsv.Write),
                LedgerBytes.ContentType,
                cancellationToken);
        }

        if (result.Receipt.Refused.Rows == 0)
        {
            await BlobIntakeOutput.DropRejectedAsync(blobs, file, cancellationToken);
        }

        await blobs.ReplaceAsync(
            Containers.Receipts,
            file + ReceiptPaths.DraftSuffix,
            new BinaryData(result.Receipt.ToBytes()),
            StoreJson.ContentType,
            cancellationToken);
    }

    private async Task<Stream> OpenRejectedAsync(string file, CancellationToken cancellationToken)
    {
        var receipts = await blobs.ContainerAsync(Containers.Receipts, cancellationToken);
        return new BlobWriteStream(
            receipts.GetBlockBlobClient(ReceiptPaths.RejectedOf(file)),
            IntakePath.IsWorkbookName(file) ? CoverageXlsx.ContentType : LedgerBytes.ContentType);
    }
}
