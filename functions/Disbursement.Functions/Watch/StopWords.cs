using Disbursement.Functions.Months;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Watch;

/// <summary>What a stopped month or round is told as.</summary>
public static class StopWords
{
    /// <summary>The words of a stop.</summary>
    public static AttentionWords Of(StopEntity stop)
    {
        ArgumentNullException.ThrowIfNull(stop);
        StopCode code = Enum.TryParse(stop.Code, out StopCode known) ? known : StopCode.WorkFailed;
        AttentionWords words = Of(code);
        return code is StopCode.WorkFailed or StopCode.RoundFailed
            ? words with { Cause = $"{words.Cause} {stop.Because}", CauseEnglish = $"{words.CauseEnglish} {stop.Because}" }
            : words;
    }

    /// <summary>The words of a code.</summary>
    public static AttentionWords Of(StopCode code) => code switch
    {
        StopCode.ListsDiffer => Proof(
            "Dòng danh sách đọc lại khác lúc tiếp nhận.", "The rows of a list are not those that intake wrote."),
        StopCode.FileUnbalanced => Proof(
            "Tệp lệnh chi đọc lại không khớp các khoản đã lập.",
            "A payment file read back is not what it was built from."),
        StopCode.RoundUnbalanced => Proof(
            "Số khoản, số tiền vào đợt khác số trong tệp và đang giữ.",
            "What came into the round is not what is in its files and held."),
        StopCode.ReleaseDiffers => Proof(
            "Tệp sắp giao khác tệp đã duyệt; chưa giao tệp nào khác bản đã duyệt.",
            "A file about to be released is not the one approved; none that differs went out."),
        StopCode.SettlementUnbalanced => Proof(
            "Đã lệnh khác đã chi + không chi được + còn mở.", "What was released is not paid + failed + open."),
        StopCode.CoverageUnbalanced => Proof(
            "Số liệu tổng hợp của một đơn vị không khớp.", "The counts of a unit do not add up."),
        StopCode.MonthUnbalanced => Proof(
            "Phép kiểm chứng cuối tháng không đúng.", "The month's last proof does not hold."),
        StopCode.RoundFailed => new(
            "Tiến trình của đợt kết thúc vì lỗi:", "The round's orchestration ended by failure:",
            "Đọc lỗi, xem runbook mục RoundFailed, báo quản trị hệ thống.",
            "Read the failure, see RoundFailed in the runbook, tell the administrator."),
        StopCode.RoundStopped => new(
            "Một đợt của tháng bị dừng.", "A round of the month stopped.",
            "Xử lý đợt bị dừng nêu ở trên hoặc dưới đây.", "See to the stopped round named here."),
        _ => new(
            "Một bước bị lỗi, thử lại nhiều lần không được:", "A step failed and no retry cured it:",
            "Khắc phục nguyên nhân (kho lưu trữ, ngân hàng, dữ liệu tham chiếu), xem runbook mục WorkFailed.",
            "Cure the cause (storage, institution, reference data), see WorkFailed in the runbook."),
    };

    private static AttentionWords Proof(string cause, string english) => new(
        cause, english,
        "Không sửa sổ cái bằng tay. Mở dòng đầu tiên khác nhau ở cả hai bên, xem mục tương ứng trong runbook.",
        "Change nothing in the ledger by hand. Open the first differing row on both sides, see its runbook entry.");
}
