using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Reports;

namespace Disbursement.Functions.Web.Actions;

/// <summary>Why something is not paid and what to do, in words, from the tables of settlement and routing.</summary>
internal static class UnpaidReasons
{
    private const string HeldPrefix = "Held";

    /// <summary>Of what was sent: the reason of the last word, or that there was none.</summary>
    public static UnpaidReason Of(PaymentStanding standing) =>
        Of(ReasonCatalogue.Find(standing.Last is null ? ReasonCatalogue.NoAnswer : standing.Reason));

    /// <summary>Of what an earlier month left: a reason of settlement, or of routing when nothing was ever sent.</summary>
    public static UnpaidReason Of(CarryOver carry) => Enum.TryParse(carry.Reason, out RouteReason route)
        ? Of(route)
        : Of(ReasonCatalogue.Find(carry.Reason));

    /// <summary>Of what was not sent.</summary>
    public static UnpaidReason Of(RouteReason route)
    {
        Explanation why = Explanations.Of(route);
        (string vietnamese, string english) = route switch
        {
            RouteReason.DecidedAgainst => ("Không chi.", "It is not paid."),
            _ when route.ToString().StartsWith(HeldPrefix, StringComparison.Ordinal) => (
                "Kiểm tra với xã, rồi quyết định chi hay không chi; khoản này được chi ở đợt sau khi có quyết định.",
                "Check with the commune and decide whether it is paid; it is paid in the round after the decision."),
            _ => (
                "Xử lý nguyên nhân nêu trên; khoản này được chi ở đợt sau hoặc tháng sau.",
                "Remove the cause; it is paid in a later round or next month."),
        };
        return new UnpaidReason(why.Vietnamese, why.English, vietnamese, english);
    }

    private static UnpaidReason Of(SettlementReason reason) => new(
        reason.Code.Length > 0 ? $"{reason.Vietnamese} [{reason.Code}]" : reason.Vietnamese,
        reason.English,
        reason.Action.Vietnamese,
        reason.Action.English);
}
