using Disbursement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Disbursement.Functions.Settlement;

/// <summary>What is asked of the setting aside.</summary>
/// <param name="Request">The version that could not be read.</param>
/// <param name="Cause">The type of what brought the reader down; never its message, which may quote the file.</param>
public sealed record SetAsideResults(ResultsRequest Request, string Cause);

/// <summary>
/// Sets aside a result file that brings its reader down: the provider is answered that it is not readable, the operator
/// told, and the results of all other files go on.
/// </summary>
/// <param name="blobs">What the answer tells.</param>
/// <param name="exceptions">The queue for people.</param>
/// <param name="logger">Where it says so.</param>
public sealed class SetAsideResultsActivity(
    BlobStore blobs, ExceptionStore exceptions, ILogger<SetAsideResultsActivity> logger)
{
    private const string Problem =
        "Hệ thống không xử lý được tệp này; người vận hành đã được báo. Đề nghị gửi lại kết quả trong tệp mới.";

    /// <summary>Opens the exception and leaves what the answer needs; a second call does the same.</summary>
    [Function(nameof(SetAsideResultsActivity))]
    public async Task<ResultsReading> RunAsync(
        [ActivityTrigger] SetAsideResults poison, CancellationToken cancellationToken)
    {
        (ResultsRequest request, string cause) = poison;
        bool isPlaced = ReturnsPath.TryParse(request.Path, out ReturnsPath? place);
        MonthRef month = isPlaced ? place!.Month : AnswerResultsActivity.UnplacedMonth(request);
        string provider = isPlaced ? place!.Provider : "";
        await exceptions.OpenAsync(
            month,
            ExceptionKind.Poisoned,
            request.Key,
            row =>
            {
                row.Code = PoisonCodes.ResultFile;
                row.Summary = $"Tệp kết quả của {provider} làm hỏng bộ đọc ({cause}); đã để riêng, tháng vẫn tiếp tục. "
                    + "Đề nghị bên chi trả gửi lại bằng tệp mới và báo lỗi cho người phát triển.";
                row.Evidence = $"{Containers.Receipts}/{ResultLedger.Receipt(request.Path)}";
            },
            cancellationToken);
        if (isPlaced)
        {
            await blobs.CreateJsonAsync(
                Containers.Ledger,
                ResultLedger.Reading(month, request.Key),
                new ReadingDocument("", "", "", 0, Problem, [], []),
                cancellationToken);
        }

        logger.ResultsSetAside(request.Key, provider, cause);
        return new ResultsReading(
            isPlaced ? ResultsVerdict.Unreadable : ResultsVerdict.Misplaced, provider, isPlaced ? month : null, 0, []);
    }
}
