using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Web.Problems;

/// <summary>What a month, a round or a file does not allow.</summary>
public static class MonthProblems
{
    /// <summary>Somebody else changes the same row all the time.</summary>
    public static readonly Problem Contended = new(
        409,
        "write.contended",
        "Có người khác đang thay đổi cùng lúc",
        "The row changed while it was written, several times. Nothing was done. Look again, then repeat.",
        "Xem lại trạng thái rồi thực hiện lại.");

    /// <summary>No list was ever sent for the month.</summary>
    public static Problem MonthUnknown(MonthRef month) => new(
        404,
        "month.unknown",
        $"Chưa có danh sách nào của tỉnh {month.Province} tháng {month.Period}",
        $"Nothing was sent for province {month.Province}, period {month.Period}.",
        "Kiểm tra mã tỉnh và tháng, hoặc gửi danh sách trước.");

    /// <summary>The month is past collecting.</summary>
    public static Problem NotCollecting(MonthRef month, string state) => new Problem(
        409,
        "month.not-collecting",
        "Tháng này đã khóa sổ",
        $"The month {month.Folder} is {state}; only a month that is Collecting can be closed.",
        "Không cần làm gì; xem trạng thái của tháng.").With("state", state);

    /// <summary>Lists are accepted as missing, and nobody says why.</summary>
    public static readonly Problem CloseReasonMissing = new(
        400,
        "close.reason-missing",
        "Chưa nêu lý do khóa sổ khi còn thiếu danh sách",
        "Lists are missing. Say why intake closes without them in \"reason\"; it is kept with the month and in the audit.",
        "Ghi lý do rồi khóa sổ lại.");

    /// <summary>Units have sent nothing, or not all the lists they sent the month before.</summary>
    public static Problem UnitsMissing(IReadOnlyList<string> units, IReadOnlyList<string> lists) => new Problem(
        409,
        "close.units-missing",
        lists.Count == 0
            ? $"Còn {units.Count} đơn vị chưa gửi danh sách"
            : $"Còn {units.Count} đơn vị chưa gửi, {lists.Count} danh sách còn thiếu của đơn vị đã gửi",
        $"Missing: {string.Join(", ", units.Concat(lists))}. Repeat with {{\"acceptMissing\":true,\"reason\":\"…\"}} to "
            + "close without them; that is kept in the audit.",
        "Đôn đốc các đơn vị này, hoặc xác nhận khóa sổ khi còn thiếu và nêu lý do.").With("units", units).With("lists", lists);

    /// <summary>Nothing was accepted and nothing would be paid.</summary>
    public static Problem NothingSent(MonthRef month) => new(
        409,
        "close.nothing-sent",
        "Chưa có danh sách nào được nhận",
        $"No list of {month.Folder} was accepted; there is nothing to close.",
        "Kiểm tra biên nhận của các đơn vị, gửi lại danh sách đúng.");

    /// <summary>There is no such round.</summary>
    public static Problem RoundUnknown(int round) => new(
        404,
        "round.unknown",
        $"Không có đợt chi trả {round}",
        $"The month has no round {round}.",
        "Xem các đợt của tháng.");

    /// <summary>The round is not waiting for a decision.</summary>
    public static Problem NotProposed(string state) => new Problem(
        409,
        "round.not-proposed",
        "Đợt này không ở trạng thái chờ duyệt",
        $"The round is {state}; only a round that is Proposed can be approved or sent back.",
        "Xem lại trạng thái của đợt.").With("state", state);

    /// <summary>The round has not gone out.</summary>
    public static Problem NotReleased(string state) => new Problem(
        409,
        "round.not-released",
        "Đợt này chưa được chuyển cho đơn vị chi trả",
        $"The round is {state}; only a round that is Released can be settled.",
        "Đợi duyệt và chuyển tệp trước.").With("state", state);

    /// <summary>The payment cannot be decided by a person.</summary>
    public static Problem OverrideRefused(OverrideRefusal refusal) => refusal switch
    {
        OverrideRefusal.PaymentUnknown => new(
            404,
            "override.payment-unknown",
            "Không có lệnh chi này trong tệp đã giao",
            "There is no such payment in a released file of this month.",
            "Xem lại mã tệp và mã lệnh."),
        OverrideRefusal.MonthCounted => new(
            409,
            "override.month-counted",
            "Tháng đã chốt số liệu",
            "The month was counted for good; what it proved does not change.",
            "Ghi nhận ở tháng hiện tại."),
        OverrideRefusal.SameState => new(
            409,
            "override.same-state",
            "Khoản chi đã ở trạng thái này",
            "The payment stands so already.",
            "Không cần làm gì."),
        OverrideRefusal.LaterAttempt => new(
            409,
            "override.later-attempt",
            "Khoản này đã được gửi lại ở đợt sau",
            "A later attempt pays the same entitlement; overriding this one could pay twice.",
            "Xử lý lần chi sau trước: hỏi đơn vị chi trả của lần đó."),
        _ => new(
            409,
            "override.contended",
            "Khoản chi hoặc đợt sau đang thay đổi",
            "The payment changed meanwhile, or a later round is being made.",
            "Xem lại kết quả rồi thử lại."),
    };

    /// <summary>Who closed cannot decide: two persons stand behind every payment.</summary>
    public static readonly Problem SamePerson = new(
        403,
        "approval.same-person",
        "Người khóa sổ không được duyệt",
        "The caller closed this month's intake. Another person must approve or send back what comes of it.",
        "Chuyển cho người khác có quyền duyệt.");

    /// <summary>Nothing can be approved now.</summary>
    public static Problem Frozen(string reason) => new Problem(
        409,
        "approval.frozen",
        $"Đang trong thời gian không duyệt chi: {reason}",
        "Nothing can be approved in a freeze period (setting Approval:Freezes). The proposal stays as it is and can be "
            + "sent back.",
        "Duyệt lại sau thời gian này, hoặc trả lại nếu cần sửa.").With("reason", reason);

    /// <summary>Files must be signed, and there is no key.</summary>
    public static readonly Problem NoSigningKey = new(
        409,
        "approval.no-signing-key",
        "Chưa có chứng thư số để ký tệp chi trả",
        "A contract of this round says \"signature\": \"cms\", and the section Signing names no key. Nothing was approved.",
        "Quản trị cấu hình chứng thư (Signing) rồi duyệt lại.");

    /// <summary>The root named is not the one proposed now.</summary>
    public static Problem StaleRoot(string root) => new Problem(
        409,
        "approval.stale-root",
        "Đề nghị đã thay đổi so với bản đang xem",
        "The root in the body is not the root of the present proposal. Read the proposal again before approving.",
        "Xem lại đề nghị chi trả mới rồi duyệt.").With("root", root);

    /// <summary>There is no such payment file, or it is not released.</summary>
    public static readonly Problem FileUnknown = new(
        404,
        "file.unknown",
        "Không có tệp chi trả này",
        "No released payment file of this provider has this id.",
        "Xem danh sách tệp của đơn vị chi trả.");

    /// <summary>There is nothing to prove yet.</summary>
    public static Problem NothingReleased(MonthRef month) => new(
        404,
        "proof.nothing-released",
        "Tháng này chưa phát lệnh chi nào",
        $"No payment file of {month.Folder} was released; the proof is about what went out.",
        "Duyệt và phát lệnh đợt chi đầu tiên, rồi xem lại.");

    /// <summary>The provider owes no refund and no answer.</summary>
    public static readonly Problem NothingInHand = new(
        404,
        "advance.nothing-in-hand",
        "Đơn vị chi trả này không còn giữ kinh phí tạm ứng của tháng",
        "The provider was advanced nothing in this month, or paid all of it: there is no refund document.",
        "Xem bảng quyết toán tạm ứng để biết bên nào còn giữ tiền.");

    /// <summary>No coverage has been counted yet.</summary>
    public static readonly Problem CoverageUnknown = new(
        404,
        "coverage.unknown",
        "Chưa có số liệu tháng này",
        "Coverage is counted when a round settles; no round of this month has.",
        "Xem lại sau khi đợt chi trả đầu tiên kết thúc.");

    /// <summary>The month was not compared yet.</summary>
    public static readonly Problem ComparisonUnknown = new(
        404,
        "comparison.unknown",
        "Chưa có so sánh với tháng trước",
        "A month is compared with the one before when its first round is proposed.",
        "Xem lại khi có đề nghị chi đợt 1.");

    /// <summary>A workbook would hold too many persons.</summary>
    public static Problem TooManyPersons(int most) => new(
        409,
        "comparison.too-many",
        "Danh sách quá dài cho một tệp XLSX",
        $"A workbook holds at most {most} persons. Ask for one unit, or for CSV.",
        "Chọn một đơn vị, hoặc tải CSV.");

    /// <summary>There is no such exception.</summary>
    public static readonly Problem ExceptionUnknown = new(
        404,
        "exception.unknown",
        "Không có việc cần quyết định này",
        "The month has no exception of this id.",
        "Xem danh sách việc cần quyết định.");

    /// <summary>Somebody decided before.</summary>
    public static Problem ExceptionDecided(string decision) => new Problem(
        409,
        "exception.decided",
        "Việc này đã được quyết định",
        $"The exception was decided: {decision}. A decision is not changed; it shows in the next round.",
        "Xem quyết định đã ghi.").With("decision", decision);

    /// <summary>The month has written down what it leaves unpaid: the question is asked again when the next one closes.</summary>
    public static Problem DecidedTooLate(MonthRef month)
    {
        string next = month.ToPeriod().Next.ToString();
        return new Problem(
            409,
            "exception.month-counted",
            $"Tháng {month.Period} đã chốt số liệu; việc này được hỏi lại ở tháng {next}",
            $"The month {month.Folder} has counted what it leaves unpaid, so that a decision here would change nothing. What "
                + $"it held is carried over, and the same is asked again among the exceptions of {next} when that closes.",
            $"Quyết định ở danh sách việc cần xử lý của tháng {next}, sau khi tháng đó khóa sổ.").With("askedAgainIn", next);
    }

    /// <summary>The decision is not one that this kind of exception takes.</summary>
    public static Problem DecisionUnknown(IReadOnlyList<string> allowed) => new Problem(
        400,
        "exception.decision",
        "Quyết định không phù hợp với loại việc này",
        $"This kind of exception takes one of: {string.Join(", ", allowed)}.",
        "Chọn một trong các quyết định cho phép.").With("allowed", allowed);
}
