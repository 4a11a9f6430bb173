namespace Disbursement.Core.Institutions;

/// <summary>What kind of accounts an institution keeps.</summary>
public enum InstitutionKind
{
    /// <summary>A bank, or a bank's digital brand.</summary>
    Bank,

    /// <summary>An e-wallet operator (ví điện tử).</summary>
    Wallet,

    /// <summary>A mobile-money operator; it keeps wallets too.</summary>
    MobileMoney,

    /// <summary>Any other licensed institution, as a finance company.</summary>
    Other,
}

/// <summary>An institution that keeps accounts.</summary>
/// <param name="Bin">Its 6-digit number in the national switch, its key everywhere in the product.</param>
/// <param name="ShortName">The name people use.</param>
/// <param name="Name">The full Vietnamese name.</param>
/// <param name="Swift">Its BIC, where a source gives one.</param>
/// <param name="Kind">What accounts it keeps.</param>
/// <param name="Code">Its letter code in VietQR.</param>
/// <param name="StateBankCode">Its 3-digit code at the State Bank, where known.</param>
public sealed record Institution(
    string Bin,
    string ShortName,
    string Name,
    string? Swift,
    InstitutionKind Kind,
    string Code,
    string? StateBankCode);
