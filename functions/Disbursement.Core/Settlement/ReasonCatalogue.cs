using System.Collections.Frozen;
using static Disbursement.Core.Settlement.NextStep;
using static Disbursement.Core.Settlement.ReasonClass;

namespace Disbursement.Core.Settlement;

/// <summary>
/// Every reason the product knows. Banks and wallets speak ISO 20022, cash payers the codes PO01 to PO08.
/// </summary>
/// <remarks>
/// The ISO codes are of ExternalStatusReason1Code; the classes follow DOMAIN 6.2. A code that is not here is
/// <see cref="Unlisted"/>: it proves nothing, so the payment waits for a person and is never paid again by itself.
/// </remarks>
public static class ReasonCatalogue
{
    /// <summary>No answer from whoever was asked: proves nothing.</summary>
    public const string NoAnswer = "NOAS";

    /// <summary>Stands for every code the catalogue does not know.</summary>
    public static SettlementReason Unlisted { get; } =
        new("", ReadText, "Lý do chưa có trong danh mục", "Reason not in the catalogue", ProvenFailure: false, Person);

    private static readonly FrozenDictionary<string, SettlementReason> ByCode = Table()
        .ToFrozenDictionary(reason => reason.Code, StringComparer.Ordinal);

    /// <summary>All reasons, ordinal by code.</summary>
    public static IReadOnlyList<SettlementReason> All { get; } =
        [.. ByCode.Values.OrderBy(reason => reason.Code, StringComparer.Ordinal)];

    /// <summary>The reason of a code; <see cref="Unlisted"/> when the catalogue does not have it.</summary>
    public static SettlementReason Find(string code) => ByCode.GetValueOrDefault(code, Unlisted);

    private static SettlementReason[] Table() =>
    [
        .. Account(), .. Identity(), .. File(), .. Timing(), .. Cash(),
    ];

    private static SettlementReason[] Account() =>
    [
        Proven("AC01", CollectAccountAgain, "Số tài khoản sai", "Account number invalid", NextChannel),
        Proven("AC03", CollectAccountAgain, "Tài khoản nhận không hợp lệ", "Creditor account invalid", NextChannel),
        Proven("AC04", CollectAccountAgain, "Tài khoản đã đóng", "Account closed", NextChannel),
        Proven("AC06", ContactPayee, "Tài khoản bị phong tỏa", "Account blocked", NextChannel),
        Proven("AC07", CollectAccountAgain, "Tài khoản nhận đã đóng", "Creditor account closed", NextChannel),
        Proven("AC14", CollectAccountAgain, "Sai loại tài khoản nhận", "Creditor account type wrong", NextChannel),
        Proven("AC15", CollectAccountAgain, "Tài khoản đã đổi", "Account details changed", NextChannel),
        Proven("AG01", CollectAccountAgain, "Tài khoản không được nhận loại này", "Forbidden on account", NextChannel),
        Proven("AG03", CollectAccountAgain, "Loại giao dịch không hỗ trợ", "Transaction not supported", NextChannel),
        Proven("RC01", RepairBankCode, "Mã ngân hàng sai dạng", "Bank identifier wrong", NextStep.Person),
        Proven("RC04", RepairBankCode, "Mã ngân hàng nhận sai", "Creditor bank identifier wrong", NextStep.Person),
        Proven("RC07", RepairBankCode, "Mã BIC nhận không hợp lệ", "Creditor BIC invalid", NextStep.Person),
    ];

    private static SettlementReason[] Identity() =>
    [
        Proven("BE01", VerifyName, "Họ tên không khớp chủ tài khoản", "Name inconsistent with account", NextChannel),
        Proven("BE06", VerifyName, "Ngân hàng không biết khách hàng", "Customer unknown", NextChannel),
        Proven("BE17", VerifyName, "Thiếu số định danh người nhận", "Creditor identification missing", NextChannel),
        Proven("BE22", VerifyName, "Thiếu tên người nhận", "Creditor name missing", NextStep.Person),
        Proven("MD07", StopEvent, "Người nhận đã chết", "End customer deceased", NextStep.Person),
        Proven("RR03", RepairFile, "Thiếu tên hoặc địa chỉ theo quy định", "Creditor name or address", NextStep.Person),
        Proven("RR04", RepairFile, "Lý do quy định", "Regulatory reason", NextStep.Person),
        Proven("RR10", RepairFile, "Ký tự không được phép", "Character set not allowed", NextStep.Person),
        Proven("RR12", RepairFile, "Thiếu giấy tờ định danh", "Identification missing", NextStep.Person),
    ];

    private static SettlementReason[] File() =>
    [
        Proven("AM01", RepairFile, "Số tiền bằng không", "Amount is zero", NextStep.Person),
        Proven("AM02", RepairFile, "Vượt hạn mức", "Amount above the maximum", NextStep.Person),
        Proven("AM04", FundAgain, "Tài khoản chi không đủ tiền", "Insufficient funds of the payer", SameChannel),
        // A duplicate says that the provider has seen the payment; the first of the two may well be paid.
        Open("AM05", Duplicate, "Trùng giao dịch", "Duplication"),
        Proven("AM09", RepairFile, "Sai số tiền", "Wrong amount", NextStep.Person),
        Proven("AM10", RepairFile, "Sai tổng kiểm tra", "Control sum invalid", SameChannel),
        Proven("AM12", RepairFile, "Số tiền không hợp lệ", "Amount invalid", NextStep.Person),
        Proven("AM14", RepairFile, "Vượt hạn mức khách hàng", "Above the client's limit", NextStep.Person),
        Proven("AM23", RepairFile, "Vượt hạn mức thanh toán", "Above the settlement limit", NextStep.Person),
        Proven("CANC", ReadText, "Đã hủy theo yêu cầu", "Cancelled on request", NextStep.Person),
        Proven("CURR", RepairFile, "Sai loại tiền", "Currency wrong", NextStep.Person),
        Proven("FF01", RepairFile, "Sai định dạng tệp", "File format wrong", SameChannel),
        Open("DU03", Duplicate, "Trùng giao dịch", "Duplicate transaction"),
        Open("DU04", Duplicate, "Trùng mã EndToEndId", "Duplicate end-to-end id"),
        Open("DUPL", Duplicate, "Trùng lệnh chi", "Duplicate payment"),
    ];

    private static SettlementReason[] Timing() =>
    [
        Proven("TM01", Redate, "Quá giờ nhận lệnh", "Received after cut-off", SameChannel),
        Proven("DT01", Redate, "Ngày không hợp lệ", "Date invalid", SameChannel),
        Proven("CH03", Redate, "Ngày thực hiện quá xa", "Execution date too far ahead", SameChannel),
        Open("AB05", AskAgain, "Hết giờ ở ngân hàng nhận", "Time-out at the creditor's agent"),
        Open("AB06", AskAgain, "Hết giờ ở ngân hàng trung gian", "Time-out at the instructed agent"),
        Open("AB07", AskAgain, "Đại lý không trực tuyến", "Agent offline"),
        Open("AB08", AskAgain, "Ngân hàng nhận không trực tuyến", "Creditor's agent offline"),
        Open("AB09", AskAgain, "Lỗi ở ngân hàng nhận", "Error at the creditor's agent"),
        Open("AB10", AskAgain, "Lỗi ở ngân hàng trung gian", "Error at the instructed agent"),
        Open("ED05", AskAgain, "Quyết toán không thành", "Settlement failed"),
        Open("MS03", AskAgain, "Không nêu lý do", "Reason not specified"),
        Open("NARR", ReadText, "Lý do ghi bằng lời", "Reason in words"),
        Open(NoAnswer, AskAgain, "Không có trả lời", "No answer from the customer"),
    ];

    private static SettlementReason[] Cash() =>
    [
        Proven("PO01", NotCollected, "Không đến nhận trong kỳ", "Not collected in time", NextMonth),
        Proven("PO02", NotFound, "Vắng mặt tại nhà", "Not at home", NextMonth),
        Proven("PO03", NotFound, "Đã chuyển nơi ở", "Moved away", NextStep.Person),
        Proven("PO04", StopEvent, "Người nhận đã chết", "Payee deceased", NextStep.Person),
        Proven("PO05", ReasonClass.Refused, "Từ chối nhận", "Payee refuses", NextStep.Person),
        Proven("PO06", VerifyName, "Giấy tờ không khớp danh sách", "Papers do not fit the list", NextStep.Person),
        Proven("PO07", VerifyName, "Ủy quyền hết hạn hoặc không hợp lệ", "Authorisation invalid", NextMonth),
        Open("PO08", AskAgain, "Chưa xác định được", "Not known yet"),
    ];

    private static SettlementReason Proven(
        string code, ReasonClass asks, string vietnamese, string english, NextStep next) =>
        new(code, asks, vietnamese, english, ProvenFailure: true, next);

    private static SettlementReason Open(string code, ReasonClass asks, string vietnamese, string english) =>
        new(code, asks, vietnamese, english, ProvenFailure: false, NextStep.Person);
}
