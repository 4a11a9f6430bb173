using System.Buffers;
using System.Globalization;
using Disbursement.Core.Periods;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Csv;
using Disbursement.Formats.Workbooks;

namespace Disbursement.Sandbox.Providers;

/// <summary>Answers in the sheets that banks and the post office have of their own (result-sheet.md).</summary>
internal static class SheetAnswers
{
    /// <summary>Layout <c>bank-batch-result</c>: sheet <c>data</c>, header in row 4, the payment within the text.</summary>
    public static ResultFile WriteBank(string name, IReadOnlyList<PaymentResult> results)
    {
        using var stream = new MemoryStream();
        using (var book = new WorkbookWriter(stream))
        {
            book.StartSheet("data");
            book.WriteRow(["KẾT QUẢ CHUYỂN TIỀN"]);
            book.WriteRow([]);
            book.WriteRow([]);
            book.WriteRow(["STT", "Nội dung", "Số tiền", "Trạng thái", "FT / Ghi chú", "Ngày giao dịch"]);
            for (int index = 0; index < results.Count; index++)
            {
                PaymentResult result = results[index];
                book.WriteRow(
                [
                    (long)(index + 1), $"Tro cap {result.Id}", result.Amount!.Value.Dong, BankWord(result.Status),
                    result.Reason, Day(result),
                ]);
            }
        }

        return new ResultFile(name, stream.ToArray());
    }

    /// <summary>Layout <c>post-office-result</c>, as CSV.</summary>
    public static ResultFile WritePost(string name, IReadOnlyList<PaymentResult> results)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var csv = new CsvWriter(buffer, crlf: true, disarmsFormulas: true);
        csv.WriteByteOrderMark();
        csv.WriteRow("Mã lệnh", "Số tiền", "Trạng thái", "Lý do", "Ngày chi trả");
        foreach (PaymentResult result in results)
        {
            csv.WriteRow(
                result.Id.ToString(), result.Amount!.Value.Dong.ToString(CultureInfo.InvariantCulture),
                PostWord(result.Status), result.Reason, Day(result));
        }

        return new ResultFile(name, buffer.WrittenSpan.ToArray());
    }

    private static string BankWord(ResultStatus status) => status switch
    {
        ResultStatus.Paid => "Thành công",
        ResultStatus.Returned => "Hoàn trả",
        ResultStatus.Unknown => "Chưa rõ",
        _ => "Thất bại",
    };

    private static string PostWord(ResultStatus status) => status switch
    {
        ResultStatus.Paid => "Đã chi",
        ResultStatus.Returned => "Trả lại",
        ResultStatus.Unclaimed => "Chưa nhận",
        ResultStatus.Unknown => "Chưa rõ",
        _ => "Không chi được",
    };

    private static string Day(PaymentResult result) =>
        VietnamTime.In(result.At).ToString("dd/MM/yyyy HH:mm:ss", CultureInfo.InvariantCulture);
}
