namespace Disbursement.Core.Routing;

/// <summary>How money reaches a payee. The names are stored; append only.</summary>
public enum ChannelKind
{
    /// <summary>No channel: held, or not routed.</summary>
    None,

    /// <summary>A bank account.</summary>
    Bank,

    /// <summary>An e-wallet.</summary>
    Wallet,

    /// <summary>A mobile-money account.</summary>
    MobileMoney,

    /// <summary>Cash at a pay-point of the post office.</summary>
    Post,

    /// <summary>Cash at home, by the post office.</summary>
    PostHome,

    /// <summary>Cash at home, by a commune officer.</summary>
    CommuneHome,

    /// <summary>The commune's focal account, which pays on by hand.</summary>
    Focal,
}

/// <summary>What the rules ask about channels.</summary>
public static class Channels
{
    /// <summary>Whether the payee's own account, of whatever kind, receives the money.</summary>
    public static bool IsAccount(this ChannelKind channel) =>
        channel is ChannelKind.Bank or ChannelKind.Wallet or ChannelKind.MobileMoney;

    /// <summary>Whether cash is handed over.</summary>
    public static bool IsCash(this ChannelKind channel) =>
        channel is ChannelKind.Post or ChannelKind.PostHome or ChannelKind.CommuneHome;

    /// <summary>The word in ledger files and reports: <c>bank</c>, <c>mobile_money</c>, …; empty for none.</summary>
    public static string ToCode(this ChannelKind channel) => channel switch
    {
        ChannelKind.Bank => "bank",
        ChannelKind.Wallet => "wallet",
        ChannelKind.MobileMoney => "mobile_money",
        ChannelKind.Post => "post",
        ChannelKind.PostHome => "post_home",
        ChannelKind.CommuneHome => "commune_home",
        ChannelKind.Focal => "focal",
        _ => "",
    };

    /// <summary>The words a person reads.</summary>
    public static string ToVietnamese(this ChannelKind channel) => channel switch
    {
        ChannelKind.Bank => "Tài khoản ngân hàng",
        ChannelKind.Wallet => "Ví điện tử",
        ChannelKind.MobileMoney => "Mobile Money",
        ChannelKind.Post => "Điểm chi trả bưu điện",
        ChannelKind.PostHome => "Bưu điện chi trả tại nhà",
        ChannelKind.CommuneHome => "Cán bộ xã chi trả tại nhà",
        ChannelKind.Focal => "Tài khoản đầu mối cấp xã",
        _ => "Chưa xác định",
    };

    /// <summary>Reads <see cref="ToCode"/>.</summary>
    /// <exception cref="FormatException">The code is not known.</exception>
    public static ChannelKind Parse(string code) =>
        Enum.GetValues<ChannelKind>().Where(channel => channel.ToCode() == code)
            .Select(channel => (ChannelKind?)channel).FirstOrDefault()
        ?? throw new FormatException($"'{code}' is no channel.");
}
