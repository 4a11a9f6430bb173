namespace Disbursement.Core.Tripwires;

/// <summary>How much is ordinary in a province. Shares are whole percent; what has no limit is left alone.</summary>
/// <param name="CountPercent">Change of the number of entitlements, up or down.</param>
/// <param name="TotalPercent">Change of the allowances, up or down.</param>
/// <param name="NewPercent">New entitlements among all.</param>
/// <param name="AccountPercent">New and changed accounts among all accounts.</param>
/// <param name="SharedAccounts">Accounts that receive for many people.</param>
/// <param name="Age">Age in years up to which payments are ordinary.</param>
/// <param name="PaymentDong">Largest ordinary sum of one payment, in đồng.</param>
/// <param name="RefusedPercent">Refused rows among the rows a unit sent.</param>
/// <param name="ArrearsPercent">Arrears in all the money.</param>
/// <param name="RowsMin">A share over fewer rows than this says nothing and is not looked at.</param>
public sealed record TripwireLimits(
    int? CountPercent,
    int? TotalPercent,
    int? NewPercent,
    int? AccountPercent,
    int? SharedAccounts,
    int? Age,
    long? PaymentDong,
    int? RefusedPercent,
    int? ArrearsPercent,
    int RowsMin)
{
    /// <summary>Payments of a later round among the entitlements taken before it, in percent.</summary>
    public int? RoundCountPercent { get; init; }

    /// <summary>Money of a later round in the money taken before it, in percent.</summary>
    public int? RoundTotalPercent { get; init; }
}
