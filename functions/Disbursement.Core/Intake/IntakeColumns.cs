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

    /// <summary>What offices write instead; only names that can mean nothing else on a list.</summary>
    private static readonly (IntakeField Field, string Header)[] Variants =
    [
        (IntakeField.Stt, "Số TT"),
        (IntakeField.Stt, "Số thứ tự"),
        (IntakeField.Stt, "TT"),
        (IntakeField.CitizenId, "Số định danh cá nhân"),
        (IntakeField.CitizenId, "Số CCCD"),
        (IntakeField.CitizenId, "CCCD"),
        (IntakeField.CitizenId, "Số căn cước"),
        (IntakeField.CitizenId, "Số căn cước công dân"),
        (IntakeField.CitizenId, "Số CCCD/CMND"),
        (IntakeField.CitizenId, "Số CMND/CCCD"),
        (IntakeField.CitizenId, "Số định danh/CCCD"),
        (IntakeField.FullName, "Họ tên"),
        (IntakeField.FullName, "Họ, tên"),
        (IntakeField.FullName, "Họ và tên người hưởng"),
        (IntakeField.FullName, "Họ và tên đối tượng"),
        (IntakeField.FullName, "Họ tên người hưởng"),
        (IntakeField.FullName, "Họ tên đối tượng"),
        (IntakeField.Birth, "Ngày, tháng, năm sinh"),
        (IntakeField.Birth, "Năm sinh"),
        (IntakeField.Sex, "Giới"),
        (IntakeField.CommuneCode, "Mã xã/phường"),
        (IntakeField.CommuneCode, "Mã xã, phường, thị trấn"),
        (IntakeField.CommuneCode, "Mã ĐVHC xã"),
        (IntakeField.Programme, "Mã chế độ hưởng"),
        (IntakeField.Programme, "Mã chế độ trợ cấp"),
        (IntakeField.Amount, "Mức trợ cấp"),
        (IntakeField.Amount, "Mức hưởng hằng tháng"),
        (IntakeField.Amount, "Mức hưởng hàng tháng"),
        (IntakeField.Arrears, "Số tiền truy lĩnh"),
        (IntakeField.Arrears, "Tiền truy lĩnh"),
        (IntakeField.Channel, "Hình thức nhận"),
        (IntakeField.Bank, "Tên ngân hàng"),
        (IntakeField.Account, "Số TK"),
        (IntakeField.AccountName, "Tên chủ tài khoản"),
        (IntakeField.AccountName, "Họ tên chủ tài khoản"),
        (IntakeField.ReceiverId, "Số CCCD người nhận"),
        (IntakeField.ReceiverName, "Họ và tên người nhận"),
        (IntakeField.Phone, "Số điện thoại"),
    ];

    private static readonly FrozenDictionary<string, IntakeField> ByName = Names
        .SelectMany(name => new[] { (name.Key, name.Field), (name.Header, name.Field) })
        .Concat(Variants.Select(variant => (variant.Header, variant.Field)))
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
        return ByName.TryGetValue(VietnameseText.MatchKey(header), out field)
            || (WithoutUnit(header) is { } bare && ByName.TryGetValue(VietnameseText.MatchKey(bare), out field));
    }

    /// <summary><c>Mức hưởng (đồng)</c> is Mức hưởng: what stands in brackets behind a name explains it.</summary>
    private static string? WithoutUnit(string header)
    {
        int open = header.IndexOf('(', StringComparison.Ordinal);
        return open > 0 && header.AsSpan().TrimEnd() is [.., ')'] ? header[..open] : null;
    }

    /// <summary>The Vietnamese header of a field.</summary>
    public static string HeaderOf(IntakeField field) => Names[(int)field].Header;

    /// <summary>The key of a field.</summary>
    public static string KeyOf(IntakeField field) => Names[(int)field].Key;
}
