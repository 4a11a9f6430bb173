using Disbursement.Core.Events;
using Disbursement.Core.Intake;
using Disbursement.Core.Programmes;
using Disbursement.Formats.Receipts;
using Disbursement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Disbursement.Functions.Intake;

/// <summary>What is asked of the setting aside.</summary>
/// <param name="Request">The version that could not be read.</param>
/// <param name="Cause">The type of what brought the reader down; never its message, which may quote the file.</param>
public sealed record SetAsideList(IntakeRequest Request, string Cause);

/// <summary>
/// Sets aside a list that brings its reader down: the officer is told that it was refused, the operator that the reader
/// has to be mended, and the rest of the month goes on.
/// </summary>
/// <param name="blobs">The receipt.</param>
/// <param name="exceptions">The queue for people.</param>
/// <param name="logger">Where it says so.</param>
public sealed class SetAsideListActivity(
    BlobStore blobs, ExceptionStore exceptions, ILogger<SetAsideListActivity> logger)
{
    /// <summary>Opens the exception and drafts the receipt; a second call does the same.</summary>
    [Function(nameof(SetAsideListActivity))]
    public async Task<ListReading> RunAsync([ActivityTrigger] SetAsideList poison, CancellationToken cancellationToken)
    {
        (IntakeRequest request, string cause) = poison;
        bool isEvents = EventsPath.TryParse(request.Path, out EventsPath? events, out _);
        IntakePath? path = events?.ToListPath();
        bool isPlaced = isEvents || IntakePath.TryParse(request.Path, out path, out _);
        MonthRef month = isPlaced ? new MonthRef(path!.Province, path.Period.ToString()) : new MonthRef("", "");
        string unit = path?.Unit ?? "";
        string list = isEvents ? EventsPath.ListCode : path?.List.ToListCode() ?? "";
        await exceptions.OpenAsync(
            month,
            ExceptionKind.Poisoned,
            FileVersions.InstanceIdOf("intake", request.Path, request.ETag),
            row =>
            {
                row.Code = PoisonCodes.ListFile;
                (row.Unit, row.List) = (unit, list);
                row.Summary = $"Danh sách {unit}/{list} làm hỏng bộ đọc ({cause}); đã để riêng, tháng vẫn tiếp tục. "
                    + "Đề nghị đơn vị gửi lại bằng tệp mới và báo lỗi cho người phát triển.";
                row.Evidence = $"{Containers.Receipts}/{request.Path}{ReceiptPaths.ReceiptSuffix}";
            },
            cancellationToken);
        Receipt receipt = Receipt.OfRefusedFile(request.Path, Finding.Of(FindingNumber.FileNotProcessed));
        await blobs.ReplaceAsync(
            Containers.Receipts,
            request.Path + ReceiptPaths.DraftSuffix,
            new BinaryData(receipt.ToBytes()),
            StoreJson.ContentType,
            cancellationToken);
        logger.ListSetAside(month.PartitionKey, unit, list, cause);
        return new ListReading
        {
            Verdict = ListVerdict.Refused,
            Month = isPlaced ? month : null,
            Unit = unit,
            List = list,
        };
    }
}
