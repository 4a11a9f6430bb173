namespace Disbursement.Core.Entitlements;

/// <summary>How the list asks for a row to be paid; routing decides how it is.</summary>
/// <remarks>The numbers are not stored; files carry the two-letter codes of the list.</remarks>
public enum ChannelAsked
{
    /// <summary>Nothing asked: derived from what the row names. Code empty.</summary>
    Derived,

    /// <summary>Bank account. Code TK.</summary>
    BankAccount,

    /// <summary>E-wallet. Code VI.</summary>
    Wallet,

    /// <summary>Mobile money. Code MM.</summary>
    MobileMoney,

    /// <summary>Cash at the post office. Code BD.</summary>
    PostOffice,

    /// <summary>Cash at home by the commune. Code TN.</summary>
    Home,

    /// <summary>The commune's focal account. Code DM.</summary>
    FocalAccount,
}

/// <summary>Who receives the money of a row (DOMAIN 4.4).</summary>
public enum ReceiverKind
{
    /// <summary>The beneficiary. Code CC.</summary>
    Beneficiary,

    /// <summary>A guardian or legal representative. Code GH.</summary>
    Guardian,

    /// <summary>A person authorised in writing. Code UQ.</summary>
    Authorised,

    /// <summary>The head of the household. Code HO.</summary>
    HeadOfHousehold,

    /// <summary>A relative, for funeral and death payments. Code TH.</summary>
    Relative,
}

/// <summary>The two-letter codes of lists and ledger files.</summary>
public static class EntitlementCodes
{
    /// <summary>The code of a channel; empty when nothing was asked.</summary>
    public static string ToCode(this ChannelAsked channel) => channel switch
    {
        ChannelAsked.Derived => "",
        ChannelAsked.BankAccount => "TK",
        ChannelAsked.Wallet => "VI",
        ChannelAsked.MobileMoney => "MM",
        ChannelAsked.PostOffice => "BD",
        ChannelAsked.Home => "TN",
        ChannelAsked.FocalAccount => "DM",
        _ => throw new ArgumentOutOfRangeException(nameof(channel)),
    };

    /// <summary>Reads a channel's code, exactly as <see cref="ToCode(ChannelAsked)"/> writes it.</summary>
    public static bool TryParseChannel(ReadOnlySpan<char> code, out ChannelAsked channel)
    {
        ChannelAsked? found = code switch
        {
            "" => ChannelAsked.Derived,
            "TK" => ChannelAsked.BankAccount,
            "VI" => ChannelAsked.Wallet,
            "MM" => ChannelAsked.MobileMoney,
            "BD" => ChannelAsked.PostOffice,
            "TN" => ChannelAsked.Home,
            "DM" => ChannelAsked.FocalAccount,
            _ => null,
        };
        channel = found.GetValueOrDefault();
        return found is not null;
    }

    /// <summary>The code of a receiver.</summary>
    public static string ToCode(this ReceiverKind receiver) => receiver switch
    {
        ReceiverKind.Beneficiary => "CC",
        ReceiverKind.Guardian => "GH",
        ReceiverKind.Authorised => "UQ",
        ReceiverKind.HeadOfHousehold => "HO",
        ReceiverKind.Relative => "TH",
        _ => throw new ArgumentOutOfRangeException(nameof(receiver)),
    };

    /// <summary>Reads a receiver's code, exactly as <see cref="ToCode(ReceiverKind)"/> writes it.</summary>
    public static bool TryParseReceiver(ReadOnlySpan<char> code, out ReceiverKind receiver)
    {
        ReceiverKind? found = code switch
        {
            "CC" => ReceiverKind.Beneficiary,
            "GH" => ReceiverKind.Guardian,
            "UQ" => ReceiverKind.Authorised,
            "HO" => ReceiverKind.HeadOfHousehold,
            "TH" => ReceiverKind.Relative,
            _ => null,
        };
        receiver = found.GetValueOrDefault();
        return found is not null;
    }
}
