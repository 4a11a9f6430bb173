using Disbursement.Core.Routing;

namespace Disbursement.Functions.Web.People;

/// <summary>What the hotline says about money that is not on its way.</summary>
internal static class HeldWords
{
    /// <summary>Why a row is held, in Vietnamese.</summary>
    public static string Of(RouteReason reason) => reason switch
    {
        RouteReason.HeldDuplicate => "Trùng chế độ ở danh sách khác, đang chờ quyết định",
        RouteReason.DecidedAgainst => "Đã quyết định không chi theo danh sách này",
        RouteReason.HeldStopped => "Có biến động (chết, chuyển đi, không còn đủ điều kiện…), đang chờ quyết định",
        RouteReason.HeldPaidBefore => "Khoản chi một lần hoặc theo kỳ đã có trong danh sách tháng khác, đang chờ quyết định",
        RouteReason.HeldSuspended => "Tạm dừng vì nhiều tháng liên tiếp không đến nhận, đang chờ quyết định",
        RouteReason.KeptSuspended => "Tạm dừng vì nhiều tháng không đến nhận: đã quyết định tiếp tục tạm dừng",
        RouteReason.HeldCloseMatch => "Tên chủ tài khoản gần giống, đang chờ quyết định",
        RouteReason.HeldNoAnswer => "Ngân hàng chưa trả lời về tài khoản",
        RouteReason.HeldBlocked => "Tài khoản đang bị phong tỏa, đang chờ quyết định",
        RouteReason.NoContract => "Chưa có hợp đồng với đơn vị chi trả phù hợp",
        RouteReason.AboveCap => "Số tiền vượt hạn mức một lần chi của hợp đồng",
        RouteReason.AboveInstantLimit => "Số tiền vượt hạn mức chuyển nhanh giữa các ngân hàng",
        RouteReason.NameDoesNotFit => "Họ tên dài hơn hoặc có ký tự mà tệp của ngân hàng không nhận",
        RouteReason.NothingLeft => "Đã hết hình thức chi trong tháng, chuyển sang tháng sau",
        _ => "Đang chờ xử lý",
    };
}
