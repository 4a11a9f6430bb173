using Disbursement.Core.Routing;

namespace Disbursement.Functions.Web.People;

/// <summary>What the hotline says about money that is not on its way.</summary>
internal static class HeldWords
{
    /// <summary>Why a row is held, in Vietnamese.</summary>
    public static string Of(RouteReason reason) => reason switch
    {
        RouteReason.HeldDuplicate => "Trùng chế độ ở danh sách khác, đang chờ quyết định",
        RouteReason.DecidedAgainst => "Trùng chế độ: đã quyết định không chi theo danh sách này",
        RouteReason.HeldCloseMatch => "Tên chủ tài khoản gần giống, đang chờ quyết định",
        RouteReason.HeldNoAnswer => "Ngân hàng chưa trả lời về tài khoản",
        RouteReason.HeldBlocked => "Tài khoản đang bị phong tỏa, đang chờ quyết định",
        RouteReason.NoContract => "Chưa có hợp đồng với đơn vị chi trả phù hợp",
        RouteReason.AboveCap => "Số tiền vượt hạn mức một lần chi của hợp đồng",
        RouteReason.NothingLeft => "Đã hết hình thức chi trong tháng, chuyển sang tháng sau",
        _ => "Đang chờ xử lý",
    };
}
