using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Results;
using Disbursement.Functions.Intake;
using Disbursement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace Disbursement.Functions.Settlement;

/// <summary>Reads one version of one result file and parts its lines by the payment files they belong to.</summary>
/// <param name="blobs">The file, and the ledger for its parts.</param>
/// <param name="sorter">Finds the payment file of each line.</param>
/// <param name="accounts">Tells whose statements count.</param>
/// <param name="rounds">Tells whether a release is still going on.</param>
/// <param name="options">The bounds.</param>
public sealed class ReadResultsActivity(
    BlobStore blobs, ResultSorter sorter, PayingAccounts accounts, RoundStore rounds, IOptions<SettlementOptions> options)
{
    private static readonly Dictionary<PaymentPlace, IReadOnlyList<PaymentResult>> None = [];

    /// <summary>Reads the version; a second call finds the same, since releases only add files.</summary>
    [Function(nameof(ReadResultsActivity))]
    public async Task<ResultsReading> RunAsync(
        [ActivityTrigger] ResultsRequest request, CancellationToken cancellationToken)
    {
        BinaryData? content = await DownloadAsync(request, cancellationToken);
        if (content is null)
        {
            return new ResultsReading(ResultsVerdict.Replaced, "", null, 0, []);
        }

        if (!ReturnsPath.TryParse(request.Path, out ReturnsPath? place))
        {
            return new ResultsReading(ResultsVerdict.Misplaced, "", null, 0, []);
        }

        await ThrowIfReleasingAsync(place.Month, cancellationToken);
        ResultFileReading reading = ResultFileReader.Read(content, request.ArrivedAt);
        if (reading.Document is not { } document)
        {
            var refused = new ReadingDocument("", "", reading.Sha256, 0, reading.Problem, [], []);
            return await KeepAsync(request, place, ResultsVerdict.Unreadable, refused, None, cancellationToken);
        }

        if (place.IsAcknowledgement && document.Format != ResultList.FormatName)
        {
            var refused = new ReadingDocument(
                document.Format, "", reading.Sha256, 0, "Ký nhận phải là danh sách kết quả (result-list-1).", [], []);
            return await KeepAsync(request, place, ResultsVerdict.Unreadable, refused, None, cancellationToken);
        }

        string refusal = reading.Accounts.Count == 0
            ? ""
            : await accounts.RefusalAsync(place.Provider, place.Month, reading.Accounts, cancellationToken);
        if (refusal.Length > 0)
        {
            var refused = new ReadingDocument(
                document.Format, document.MessageId, reading.Sha256, 0, refusal, [], []);
            return await KeepAsync(request, place, ResultsVerdict.AnothersAccount, refused, None, cancellationToken);
        }

        SortedResults sorted = place.IsAcknowledgement
            ? await sorter.SortAcknowledgementsAsync(place.Month.Province, document, request.Key, cancellationToken)
            : await sorter.SortAsync(place.Provider, document, request.Key, cancellationToken);
        var found = new ReadingDocument(
            document.Format,
            document.MessageId,
            reading.Sha256,
            document.Lines.Count,
            "",
            sorted.RefusedFiles,
            sorted.NotResults)
        {
            Statement = ReceiptStatement.Of(reading.Statement),
        };
        ResultsVerdict verdict = sorted.IsAnothers ? ResultsVerdict.AnothersFile : ResultsVerdict.Taken;
        return await KeepAsync(request, place, verdict, found, sorted.ByFile, cancellationToken);
    }

    private async Task<BinaryData?> DownloadAsync(ResultsRequest request, CancellationToken cancellationToken)
    {
        BlobClient blob = (await blobs.ContainerAsync(Containers.Returns, cancellationToken))
            .GetBlobClient(request.Path);
        var conditions = new BlobRequestConditions { IfMatch = FileVersions.Parse(request.ETag) };
        try
        {
            BlobProperties properties = await blob.GetPropertiesAsync(conditions, cancellationToken);
            if (properties.ContentLength > options.Value.ResultFileBytesMax)
            {
                // An empty file is unreadable too; this one is never brought into memory.
                return new BinaryData([]);
            }

            var download = new BlobDownloadOptions { Conditions = conditions };
            return (await blob.DownloadContentAsync(download, cancellationToken)).Value.Content;
        }
        catch (RequestFailedException failure) when (failure.Status is 404 or 412 or 304)
        {
            return null;
        }
    }

    /// <summary>A provider that is faster than the release: its files are there, their index is not yet whole.</summary>
    private async Task ThrowIfReleasingAsync(MonthRef month, CancellationToken cancellationToken)
    {
        foreach (RoundEntity round in await rounds.ListAsync(month, cancellationToken))
        {
            if (round.State == nameof(RoundState.Approved))
            {
                throw new IOException($"The release of {month.PartitionKey} {round.RowKey} is not finished.");
            }
        }
    }

    private async Task<ResultsReading> KeepAsync(
        ResultsRequest request,
        ReturnsPath place,
        ResultsVerdict verdict,
        ReadingDocument document,
        IReadOnlyDictionary<PaymentPlace, IReadOnlyList<PaymentResult>> byFile,
        CancellationToken cancellationToken)
    {
        var batches = new List<ResultBatch>(byFile.Count);
        foreach ((PaymentPlace file, IReadOnlyList<PaymentResult> results) in
            byFile.OrderBy(static pair => pair.Key.FileId, StringComparer.Ordinal))
        {
            string path = ResultLedger.Batch(place.Month, request.Key, file.FileId);
            await blobs.CreateAsync(
                Containers.Ledger,
                path,
                ResultParts.WriteReceived(results),
                LedgerBytes.ContentType,
                cancellationToken);
            batches.Add(new ResultBatch(file.Month, file.FileId, path, place.IsAcknowledgement));
        }

        await blobs.CreateJsonAsync(
            Containers.Ledger, ResultLedger.Reading(place.Month, request.Key), document, cancellationToken);
        return new ResultsReading(verdict, place.Provider, place.Month, document.Lines, [.. batches]);
    }
}
