using Disbursement.Core.Entitlements;
using Disbursement.Core.Payments;
using Disbursement.Core.Routing;

namespace Disbursement.Formats.PayoutLists;

/// <summary>The words of payout lists, the same on every form of them.</summary>
internal static class PayoutWords
{
    /// <summary>The number of the form for people with merit (QĐ 09/2007/QĐ-BLĐTBXH, DOMAIN 4.7).</summary>
    public const string MeritForm = "Mẫu số C67-HD";

    /// <summary>The list's title: its group and month.</summary>
    public static string Title(PayoutListHeader header) =>
        $"DANH SÁCH CHI TRẢ {Group(header.Id.Source)} {header.Period.Vietnamese.ToUpperInvariant()}";

    /// <summary>The form's number; empty where the law names none: none is found for social protection.</summary>
    public static string Form(PayoutListHeader header) => header.Id.Source == "ncc" ? MeritForm : "";

    /// <summary>Where the money is handed over.</summary>
    public static string Place(PaymentEntry entry) => entry.Channel == ChannelKind.Post ? "Điểm chi trả" : "Tại nhà";

    /// <summary>What the payee is to the beneficiary; empty when they are one.</summary>
    public static string Receiver(ReceiverKind receiver) => receiver switch
    {
        ReceiverKind.Beneficiary => "",
        ReceiverKind.Guardian => "Người giám hộ",
        ReceiverKind.Authorised => "Người được ủy quyền",
        ReceiverKind.HeadOfHousehold => "Chủ hộ",
        _ => "Thân nhân",
    };

    private static string Group(string source) => source switch
    {
        "btxh" => "BẢO TRỢ XÃ HỘI",
        "ncc" => "NGƯỜI CÓ CÔNG",
        _ => "ĐỐI TƯỢNG KHÁC",
    };
}
