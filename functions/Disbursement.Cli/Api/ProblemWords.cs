using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Api;

/// <summary>What the app's most frequent refusals mean to the person at the keyboard.</summary>
internal static class ProblemWords
{
    private static readonly Dictionary<string, Words> ByCode = new(StringComparer.Ordinal)
    {
        ["close.units-missing"] = new(
            "Còn đơn vị chưa nộp danh sách; xem `disburse board`; thêm --accept-missing --reason \"…\" nếu vẫn chốt.",
            "Units have not sent their lists; see `disburse board`; add --accept-missing --reason \"…\" to close all the same."),
        ["close.reason-missing"] = new(
            "Còn thiếu danh sách; ghi lý do vẫn chốt: --reason \"…\".",
            "Lists are missing; say why it closes all the same: --reason \"…\"."),
        ["approval.same-person"] = new(
            "Người đã chốt không được duyệt; cần một người khác.",
            "Who closed may not approve; another person has to."),
        ["approval.stale-root"] = new(
            "Mã gốc không còn đúng: hồ sơ đã thay đổi, hãy xem lại bằng `disburse status`.",
            "The root is stale: the proposal has changed, look again with `disburse status`."),
        ["approval.envelope-exceeded"] = new(
            "Vượt dự toán: trả lại đề nghị (`disburse reject`), hoặc quản trị cập nhật reference/envelopes.csv rồi duyệt lại.",
            "Above the envelope: send it back (`disburse reject`), or update reference/envelopes.csv and approve again."),
        ["approval.envelopes-invalid"] = new(
            "Tệp dự toán reference/envelopes.csv có lỗi; quản trị sửa rồi duyệt lại.",
            "reference/envelopes.csv has errors; mend it, then approve again."),
        ["actor.in-body"] = new(
            "Người thực hiện do mã đăng nhập quyết định, không ghi trong nội dung.",
            "Who acts is decided by the token, never by the body."),
    };

    /// <summary>The words for a code, or null when the app's own detail must do.</summary>
    public static Words? Find(string code) => ByCode.GetValueOrDefault(code);
}
