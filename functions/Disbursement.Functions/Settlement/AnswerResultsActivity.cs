using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Disbursement.Core.Periods;
using Disbursement.Functions.Intake;
using Disbursement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Disbursement.Functions.Settlement;

/// <summary>Answers the provider line by line, and tells people what they must know about a result file.</summary>
/// <param name="blobs">What was read and applied, and the receipt.</param>
/// <param name="exceptions">The queue for people.</param>
/// <param name="audit">The audit.</param>
/// <param name="logger">Where it says so.</param>
public sealed class AnswerResultsActivity(
    BlobStore blobs, ExceptionStore exceptions, AuditLog audit, ILogger<AnswerResultsActivity> logger)
{
    /// <summary>Writes receipt, exceptions and audit; a second call writes the same.</summary>
    [Function(nameof(AnswerResultsActivity))]
    public async Task<string> RunAsync([ActivityTrigger] AnswerRequest answer, CancellationToken cancellationToken)
    {
        (ResultsRequest request, ResultsReading reading) = answer;
        ReadingDocument document = reading.Month is null
            ? new ReadingDocument("", "", "", 0, "", [], [])
            : await blobs.FindJsonAsync<ReadingDocument>(
                Containers.Ledger, ResultLedger.Reading(reading.Month, request.Key), cancellationToken)
                ?? throw new InvalidOperationException($"The reading of {request.Key} is missing.");
        ReceiptFile[] files = await FilesAsync(reading, cancellationToken);
        ResultReceipt receipt = ReceiptOf(request, reading, document, files);
        await OpenAsync(request, reading, receipt, document, cancellationToken);
        if (reading.Month is { } month)
        {
            string subject = $"{request.Key} sha256 {document.Sha256}";
            await audit.AppendAsync(
                month, $"results-file|{request.Key}", "results.received", reading.Provider, subject, cancellationToken);
        }

        await WriteAsync(request, receipt, cancellationToken);
        logger.ResultsAnswered(request.Key, reading.Provider, reading.Lines, reading.Verdict.ToString());
        return reading.Verdict.ToString();
    }

    /// <summary>The receipt names the version it answers, so that the sweep finds versions without an answer.</summary>
    private async Task WriteAsync(ResultsRequest request, ResultReceipt receipt, CancellationToken cancellationToken)
    {
        var options = new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = StoreJson.ContentType },
            Metadata = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [ReceiptPaths.VersionKey] = request.ETag,
            },
        };
        BlobContainerClient receipts = await blobs.ContainerAsync(Containers.Receipts, cancellationToken);
        await receipts.GetBlobClient(ResultLedger.Receipt(request.Path))
            .UploadAsync(StoreJson.ToBytes(receipt), options, cancellationToken);
    }

    private async Task<ReceiptFile[]> FilesAsync(ResultsReading reading, CancellationToken cancellationToken)
    {
        var files = new List<ReceiptFile>(reading.Batches.Length);
        foreach (ResultBatch batch in reading.Batches)
        {
            files.Add(await blobs.FindJsonAsync<ReceiptFile>(
                Containers.Ledger, ResultLedger.Outcome(batch.Path), cancellationToken)
                ?? throw new InvalidOperationException($"The outcome of {batch.Path} is missing."));
        }

        return [.. files];
    }

    private static ResultReceipt ReceiptOf(
        ResultsRequest request, ResultsReading reading, ReadingDocument document, ReceiptFile[] files) => new()
        {
            Path = request.Path,
            Sha256 = document.Sha256,
            ArrivedAt = request.ArrivedAt,
            Verdict = reading.Verdict,
            Text = WordsOf(reading.Verdict, document),
            Format = document.Format,
            MessageId = document.MessageId,
            Lines = document.Lines,
            Counts = Sum(
            [
                .. files.Select(static file => file.Counts),
                ResultReceipt.Count(document.NotResults.Select(static line => line.Outcome)),
            ]),
            WholeFile = Sum([.. files.Select(static file => file.WholeFile)]),
            Files = files,
            NotResults = document.NotResults,
            Statement = document.Statement,
        };

    private static SortedDictionary<ResultOutcome, int> Sum(IEnumerable<IReadOnlyDictionary<ResultOutcome, int>> all)
    {
        var sums = new SortedDictionary<ResultOutcome, int>();
        foreach ((ResultOutcome outcome, int count) in all.SelectMany(static counts => counts))
        {
            sums[outcome] = sums.GetValueOrDefault(outcome) + count;
        }

        return sums;
    }

    private async Task OpenAsync(
        ResultsRequest request,
        ResultsReading reading,
        ResultReceipt receipt,
        ReadingDocument document,
        CancellationToken cancellationToken)
    {
        MonthRef month = reading.Month ?? UnplacedMonth(request);
        string evidence = $"{Containers.Receipts}/{ResultLedger.Receipt(request.Path)}";
        ExceptionKind? kind = reading.Verdict switch
        {
            ResultsVerdict.Misplaced => ExceptionKind.MisplacedFile,
            ResultsVerdict.Unreadable => ExceptionKind.UnreadableResult,
            ResultsVerdict.AnothersFile or ResultsVerdict.AnothersAccount => ExceptionKind.Stranger,
            _ when document.NotResults.Any(static line => line.Outcome == ResultOutcome.LumpDiffers) =>
                ExceptionKind.Conflict,
            _ when document.NotResults.Any(static line => line.Outcome == ResultOutcome.Stranger) =>
                ExceptionKind.Stranger,
            _ when document.NotResults.Any(static line => line.Outcome == ResultOutcome.Unreadable) =>
                ExceptionKind.UnreadableResult,
            _ => null,
        };
        if (kind is not null)
        {
            int lines = document.NotResults.Count(static line => line.Outcome
                is ResultOutcome.Stranger or ResultOutcome.Unreadable or ResultOutcome.LumpDiffers);
            string summary = reading.Verdict == ResultsVerdict.Taken
                ? FormattableString.Invariant(
                    $"Tệp kết quả của {reading.Provider} có {lines}/{receipt.Lines} dòng không ghi nhận được.")
                : $"Tệp kết quả không dùng được: {receipt.Text}";
            await OpenAsync(month, kind.Value, request.Key, summary, evidence, cancellationToken);
        }

        foreach (string file in document.RefusedFiles)
        {
            await OpenAsync(
                month,
                ExceptionKind.FileRefused,
                $"{file}|{request.Key}",
                $"{reading.Provider} từ chối cả tệp {file}; các khoản chưa có kết quả được ghi theo lý do của tệp.",
                evidence,
                cancellationToken);
        }
    }

    private Task OpenAsync(
        MonthRef month,
        ExceptionKind kind,
        string subject,
        string summary,
        string evidence,
        CancellationToken cancellationToken) =>
        exceptions.OpenAsync(
            month,
            kind,
            subject,
            row =>
            {
                row.Summary = summary;
                row.Evidence = evidence;
            },
            cancellationToken);

    /// <summary>A file outside any month is kept with the month it arrived in, under the province code 00.</summary>
    internal static MonthRef UnplacedMonth(ResultsRequest request) =>
        new("00", Period.Of(VietnamTime.DateOf(request.ArrivedAt)).ToString());

    private static string WordsOf(ResultsVerdict verdict, ReadingDocument document) => verdict switch
    {
        ResultsVerdict.Taken => "Đã nhận; từng dòng được ghi ở dưới.",
        ResultsVerdict.Misplaced =>
            "Tệp không nằm đúng chỗ: {đơn vị chi trả}/{mã tỉnh}/{yyyy-MM}/{tên tệp}; đề nghị gửi lại đúng chỗ.",
        ResultsVerdict.AnothersFile => "Tệp trả lời cho tệp chi của đơn vị khác; không dòng nào được ghi nhận.",
        _ => document.Problem,
    };
}
