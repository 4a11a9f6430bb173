using System.Globalization;
using Disbursement.Core.Intake;
using Disbursement.Formats.Receipts;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Intake;

/// <summary>The words of a receipt for a list that came after close: in which round its new rows are paid, or why not.</summary>
internal static class SupplementReceipt
{
    /// <summary>Completes a receipt.</summary>
    /// <param name="receipt">What reading found, without what the month has already.</param>
    /// <param name="answer">What was decided.</param>
    public static Receipt Of(Receipt receipt, SupplementAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        ArgumentNullException.ThrowIfNull(answer);
        return answer.Decision switch
        {
            SlotDecision.ListedAlready when receipt.Refused.Rows == 0 => receipt.ToNotInForce(
                "Tháng này đã có đủ các dòng của tệp; không có gì thay đổi và không dòng nào được chi lần nữa.",
                "The month has all rows of the file already; nothing changed and none is paid again."),
            SlotDecision.ListedAlready => receipt with
            {
                NoticeVietnamese = "Tệp đến sau khi khóa danh sách và không có dòng mới nào dùng được. "
                    + "Danh sách đã chốt và các tệp bổ sung gửi trước, nếu có, vẫn giữ nguyên hiệu lực.",
                NoticeEnglish = "The file came after the lists were closed and has no new row that can be taken. "
                    + "The closed list and supplements sent before, if there are any, stay in force.",
            },
            SlotDecision.Same => receipt with
            {
                PaidInRound = answer.Round,
                NoticeVietnamese = "Tệp này trùng với một bản bổ sung đã nhận; không có gì thay đổi.",
                NoticeEnglish = "This file is the same as a supplement taken before; nothing changed.",
            },
            _ => Taken(receipt, answer),
        };
    }

    /// <summary>The receipt of a list that the month does not take any more: the finding says why and what to do.</summary>
    /// <param name="receipt">What reading found.</param>
    /// <param name="problem">Why.</param>
    public static Receipt NotTaken(Receipt receipt, Finding problem)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        var found = ReceiptFinding.OfFile(problem);
        return receipt.ToNotInForce(
            $"{found.Vietnamese} {found.ToDoVietnamese}", $"{found.English} {found.ToDoEnglish}") with
        {
            FileFindings = [found, .. receipt.FileFindings],
        };
    }

    private static Receipt Taken(Receipt receipt, SupplementAnswer answer)
    {
        string round = answer.Round.ToString(CultureInfo.InvariantCulture);
        string day = answer.LastDay?.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture) ?? "";
        return receipt with
        {
            PaidInRound = answer.Round,
            NoticeVietnamese = $"Tệp đến sau khi khóa danh sách: dòng mới được chi ở đợt {round}. Dòng đã có trong tháng "
                + "hoặc trong tệp bổ sung gửi trước không chi lại; dòng sửa khác đi không thay dòng đã nhận. "
                + "Tệp bổ sung gửi sau cộng thêm, không thay tệp gửi trước."
                + (day.Length > 0 ? $" Tháng này nhận bổ sung đến hết ngày {day}." : ""),
            NoticeEnglish = $"The file came after the lists were closed: new rows are paid in round {round}. Rows that the "
                + "month or an earlier supplement has are not paid again; a row sent differently does not replace the one "
                + "taken. A later supplement adds to the earlier ones and replaces none."
                + (day.Length > 0 ? $" The month takes supplements until {day}." : ""),
        };
    }
}
