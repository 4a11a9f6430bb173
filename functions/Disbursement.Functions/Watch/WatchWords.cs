using System.Globalization;
using Disbursement.Core.Periods;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Watch;

/// <summary>Cause and next step of everything the watch tells but stops.</summary>
internal static class WatchWords
{
    /// <summary>A list nobody answered.</summary>
    public static readonly AttentionWords ListUnanswered = new(
        "Danh sách đã nộp nhưng chưa có biên nhận.",
        "The list was sent and has no receipt.",
        "Kiểm tra hệ thống có đang chạy không; hệ thống tự đọc lại sau vài phút. Vẫn thế thì gửi lại tệp với tên khác.",
        "See that the app runs: it reads the list again within minutes. If it does not, send it under another name.");

    /// <summary>An orchestration that ended by failure.</summary>
    public static AttentionWords WorkFailed(WatchedInstance failed) => new(
        $"{failed.Orchestrator} kết thúc vì lỗi: {failed.Failure}",
        $"{failed.Orchestrator} ended by failure: {failed.Failure}",
        failed.Path.Length > 0
            ? $"Khắc phục nguyên nhân rồi gửi lại tệp {failed.Path} với tên khác."
            : "Khắc phục nguyên nhân; hệ thống tự chạy lại tháng trong vòng một phút.",
        failed.Path.Length > 0
            ? $"Cure the cause, then send {failed.Path} again under another name."
            : "Cure the cause; the month is started again within a minute.");

    /// <summary>A blob put aside.</summary>
    public static AttentionWords BlobPoisoned(PoisonedBlob blob) => new(
        $"{blob.Function} thất bại nhiều lần với tệp này{Tail(blob.Reason)}; đã gác lại.",
        $"{blob.Function} failed on this file to the end{Tail(blob.Reason)}; it was put aside.",
        "Xem nhật ký lúc đó để biết nguyên nhân, khắc phục, rồi gửi lại tệp.",
        "Read the log of that time for the cause, cure it, then send the file again.");

    /// <summary>Dead letters.</summary>
    public static AttentionWords MessagesDead(DeadMessages dead) => new(
        $"{dead.Count} tin kết quả bị loại ({dead.Reason}).",
        $"{dead.Count} result messages were put aside ({dead.Reason}).",
        "Hỏi bên gửi; yêu cầu gửi lại tin đúng hoặc gửi tệp kết quả. Đọc xong thì xóa khỏi hàng đợi loại.",
        "Ask the sender for a right message or a result file. Delete what was read from the dead letters.");

    /// <summary>A month that does not move.</summary>
    public static AttentionWords MonthStill(bool runs) => new(
        runs ? "Tháng đang chạy nhưng không có bước nào mới." : "Tháng đang dở nhưng không có tiến trình nào chạy.",
        runs ? "The month runs and takes no step." : "The month is under way and nothing runs it.",
        "Kiểm tra hệ thống có đang chạy không, xem nhật ký; hệ thống tự chạy lại tháng trong vòng một phút.",
        "See that the app runs and read its log; it starts the month again within a minute.");

    /// <summary>A round that does not move.</summary>
    public static AttentionWords RoundStill(RoundEntity round) => new(
        $"Đợt {round.RowKey[1..]} ({round.State}) không có bước nào mới.",
        $"Round {round.RowKey[1..]} ({round.State}) takes no step.",
        "Kiểm tra hệ thống, kho lưu trữ và nơi tra cứu tài khoản có trả lời không; xem nhật ký.",
        "See that the app, the storage and the account inquiry answer; read the log.");

    /// <summary>Intake open past its day.</summary>
    public static AttentionWords CloseOverdue(MonthRef month, DateTimeOffset deadline) => new(
        $"Đã quá hạn nộp {TextOf(deadline, "HH:mm dd/MM/yyyy")} mà chưa chốt tiếp nhận.",
        $"Lists were due by {TextOf(deadline, "yyyy-MM-dd HH:mm")} and intake is open.",
        $"Đôn đốc đơn vị còn thiếu, rồi: disburse close {OptionsOf(month)}",
        $"Remind the units that are missing, then: disburse close {OptionsOf(month)}");

    /// <summary>A proposal that waits.</summary>
    public static AttentionWords ApprovalWaiting(MonthRef month, RoundEntity round) => new(
        $"Đề nghị chi {round.Payments} khoản chờ người duyệt: còn thiếu {round.SignaturesMissing()} chữ ký.",
        $"A proposal of {round.Payments} payments waits for approval: signatures missing: {round.SignaturesMissing()}.",
        $"Người có quyền duyệt, khác người chốt: disburse approve {OptionsOf(month)} --round {round.RowKey[1..]}",
        $"An approver who did not close: disburse approve {OptionsOf(month)} --round {round.RowKey[1..]}");

    /// <summary>A file past its cut-off.</summary>
    public static AttentionWords FileOverdue(AwaitedFile awaited)
    {
        PaymentFileEntity file = awaited.File;
        string whom = awaited.Contacts.Count == 0 ? file.Provider : $"{file.Provider} ({string.Join("; ", awaited.Contacts)})";
        return new AttentionWords(
            $"{file.Provider} chưa trả lời hết: còn {file.Open} khoản ({file.State}).",
            $"{file.Provider} has not answered all: {file.Open} payments are open ({file.State}).",
            $"Nhắc {whom} gửi kết quả. Khi bên đó báo không còn gì nữa: chốt đợt {file.Round}.",
            $"Remind {whom}. When it has said its last word, settle round {file.Round}.");
    }

    /// <summary>Things to decide.</summary>
    public static AttentionWords DecisionsWaiting(string kind, int count) => new(
        $"{count} việc loại {kind} chờ quyết định.",
        $"{count} of kind {kind} wait for a decision.",
        $"Xem danh sách việc (GET …/exceptions?state=open), mục {kind} trong runbook.",
        $"See the queue (GET …/exceptions?state=open) and {kind} in the runbook.");

    /// <summary>A time on Vietnam's clock.</summary>
    private static string TextOf(DateTimeOffset time, string format) =>
        time.ToOffset(VietnamTime.Offset).ToString(format, CultureInfo.InvariantCulture);

    private static string OptionsOf(MonthRef month) => $"--province {month.Province} --period {month.Period}";

    private static string Tail(string reason) => reason.Length == 0 ? "" : $" ({reason})";
}
