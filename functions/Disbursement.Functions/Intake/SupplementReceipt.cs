using Disbursement.Formats.Receipts;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Intake;

/// <summary>The words of a receipt for a list that came after close: in which round its new rows are paid.</summary>
internal static class SupplementReceipt
{
    /// <summary>Completes a receipt.</summary>
    /// <param name="receipt">What reading found, without what the month has already.</param>
    /// <param name="decision">What was decided.</param>
    /// <param name="round">The round that pays its new rows; 0 when there are none.</param>
    public static Receipt Of(Receipt receipt, SlotDecision decision, int round)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        return decision switch
        {
            SlotDecision.ListedAlready when receipt.Refused.Rows == 0 => receipt.ToNotInForce(
                "Tháng này đã có đủ các dòng của tệp; không có gì thay đổi và không dòng nào được chi lần nữa.",
                "The month has all rows of the file already; nothing changed and none is paid again."),
            SlotDecision.ListedAlready => receipt with
            {
                NoticeVietnamese = "Tệp đến sau khi khóa danh sách và không có dòng mới nào dùng được. "
                    + "Danh sách đã chốt và tệp bổ sung gửi trước, nếu có, vẫn giữ nguyên hiệu lực.",
                NoticeEnglish = "The file came after the lists were closed and has no new row that can be taken. "
                    + "The closed list and a supplement sent before, if there is one, stay in force.",
            },
            SlotDecision.Same => receipt with
            {
                PaidInRound = round,
                NoticeVietnamese = "Tệp này trùng với bản bổ sung đang có hiệu lực; không có gì thay đổi.",
                NoticeEnglish = "This file is the same as the supplement in force; nothing changed.",
            },
            _ => receipt with
            {
                PaidInRound = round,
                NoticeVietnamese = FormattableString.Invariant(
                    $"Tệp đến sau khi khóa danh sách: dòng mới được chi ở đợt {round}. Dòng đã có trong tháng không ")
                    + "chi lại. Mỗi đợt nhận một tệp bổ sung cho mỗi danh sách: tệp gửi sau thay tệp gửi trước.",
                NoticeEnglish = FormattableString.Invariant(
                    $"The file came after the lists were closed: new rows are paid in round {round}. Rows the month ")
                    + "has are not paid again. A round takes one supplement for each list: a later one replaces it.",
            },
        };
    }
}
