namespace Disbursement.Formats.PayoutLists;

/// <summary>The columns of the payout list, version 1 (functions/docs/formats/payout-list.md).</summary>
/// <remarks>
/// DOMAIN 4.7 without what tells a diagnosis: no programme, no coefficient, and the money as one amount, since a
/// monthly rate beside its arrears would give the coefficient away. The last columns are for the hand: who pays fills
/// them in and sends the same sheet back, which makes it a result list.
/// </remarks>
internal static class PayoutColumns
{
    public const string Number = "STT";
    public const string Payment = "Mã lệnh";
    public const string Beneficiary = "Họ và tên";
    public const string BirthYear = "Năm sinh";
    public const string CommuneCode = "Mã xã";
    public const string CommuneName = "Xã, phường";
    public const string Amount = "Số tiền";
    public const string Payee = "Người nhận";
    public const string PayeeId = "Số định danh người nhận";
    public const string Receiver = "Tư cách";
    public const string Authorisation = "Văn bản ủy quyền";
    public const string Place = "Nơi nhận";
    public const string Signature = "Ký nhận";
    public const string Outcome = "Kết quả";
    public const string Reason = "Lý do";
    public const string PaidOn = "Ngày nhận";
    public const string Note = "Ghi chú";

    /// <summary>The key of a payee who has no citizen id: an old card's number or an internal key.</summary>
    public const string PayeeKey = "Mã người nhận";

    /// <summary>The word of the totals row.</summary>
    public const string Total = "Tổng cộng";

    /// <summary>The word before the file id, above the header.</summary>
    public const string FileWord = "Tệp chi trả";

    public static IReadOnlyList<string> All { get; } =
    [
        Number, Payment, Beneficiary, BirthYear, CommuneCode, CommuneName, Amount, Payee, PayeeId, Receiver,
        Authorisation, Place, Signature, Outcome, Reason, PaidOn, Note, PayeeKey,
    ];
}
