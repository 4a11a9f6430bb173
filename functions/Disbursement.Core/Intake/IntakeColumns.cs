using System.Collections.Frozen;
using Disbursement.Core.Text;

namespace Disbursement.Core.Intake;

/// <summary>The names by which the columns of a list are recognised: Vietnamese header or key.</summary>
/// <remarks>Case, marks, tone placement and spacing are folded (DOMAIN 2.3); order is free.</remarks>
public static class IntakeColumns
{
    private static readonly (IntakeField Field, string Key, string Header)[] Names =
    [
        (IntakeField.Stt, "stt", "STT"),
        (IntakeField.CitizenId, "citizen_id", "Số định danh"),
        (IntakeField.FullName, "full_name", "Họ và tên"),
        (IntakeField.Birth, "birth", "Ngày sinh"),
        (IntakeField.Sex, "sex", "Giới tính"),
        (IntakeField.CommuneCode, "commune_code", "Mã xã"),
        (IntakeField.Programme, "programme", "Mã chế độ"),
        (IntakeField.Reference, "reference", "Số hồ sơ"),
        (IntakeField.Amount, "amount", "Mức hưởng"),
        (IntakeField.Arrears, "arrears", "Truy lĩnh"),
        (IntakeField.Channel, "channel", "Hình thức chi trả"),
        (IntakeField.Bank, "bank", "Ngân hàng"),
        (IntakeField.Account, "account", "Số tài khoản"),
        (IntakeField.AccountName, "account_name", "Chủ tài khoản"),
        (IntakeField.Receiver, "receiver", "Người nhận"),
        (IntakeField.ReceiverId, "receiver_id", "Số định danh người nhận"),
        (IntakeField.ReceiverName, "receiver_name", "Họ tên người nhận"),
        (IntakeField.Authorisation, "authorisation", "Văn bản ủy quyền"),
        (IntakeField.Reviewed, "reviewed", "Đã đối khớp"),
        (IntakeField.Frail, "frail", "Đối tượng đặc biệt"),
        (IntakeField.Phone, "phone", "Điện thoại"),
        (IntakeField.Note, "note", "Ghi chú"),
        (IntakeField.ArrearsPeriods, "arrears_periods", "Kỳ truy lĩnh"),
    ];

    private static readonly FrozenDictionary<string, IntakeField> ByName = Names
        .SelectMany(name => new[] { (name.Key, name.Field), (name.Header, name.Field) })
        .DistinctBy(name => VietnameseText.MatchKey(name.Item1), StringComparer.Ordinal)
        .ToFrozenDictionary(name => VietnameseText.MatchKey(name.Item1), name => name.Field, StringComparer.Ordinal);

    /// <summary>How many fields there are.</summary>
    public static int Count => Names.Length;

    /// <summary>The columns without which no row can be taken.</summary>
    public static IReadOnlyList<IntakeField> Required { get; } =
    [
        IntakeField.CitizenId, IntakeField.FullName, IntakeField.CommuneCode, IntakeField.Programme,
        IntakeField.Amount,
    ];

    /// <summary>The field a header cell names.</summary>
    public static bool TryFind(string header, out IntakeField field)
    {
        ArgumentNullException.ThrowIfNull(header);
        return ByName.TryGetValue(VietnameseText.MatchKey(header), out field);
    }

    /// <summary>The Vietnamese header of a field.</summary>
    public static string HeaderOf(IntakeField field) => Names[(int)field].Header;

    /// <summary>The key of a field.</summary>
    public static string KeyOf(IntakeField field) => Names[(int)field].Key;
}
