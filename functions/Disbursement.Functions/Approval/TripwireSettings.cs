using System.ComponentModel.DataAnnotations;
using Disbursement.Core.Money;
using Disbursement.Core.Tripwires;

namespace Disbursement.Functions.Approval;

/// <summary>Limits of one province, or of all. What a province does not set is as for all.</summary>
public record TripwireSettings
{
    /// <summary>Change of the number of entitlements against the month before, up or down.</summary>
    /// <value>Default 10 %; 0 to 1000.</value>
    [Range(0, 1000)]
    public int? CountPercent { get; init; }

    /// <summary>Change of the allowances against the month before, up or down.</summary>
    /// <value>Default 10 %; 0 to 1000.</value>
    [Range(0, 1000)]
    public int? TotalPercent { get; init; }

    /// <summary>New entitlements among all.</summary>
    /// <value>Default 10 %; 0 to 100.</value>
    [Range(0, 100)]
    public int? NewPercent { get; init; }

    /// <summary>New and changed accounts among all accounts.</summary>
    /// <value>Default 15 %; 0 to 100.</value>
    [Range(0, 100)]
    public int? AccountPercent { get; init; }

    /// <summary>Open exceptions about accounts that receive for many people.</summary>
    /// <value>Default 10; 0 to 1,000,000.</value>
    [Range(0, 1_000_000)]
    public int? SharedAccounts { get; init; }

    /// <summary>Age in years up to which payments are ordinary.</summary>
    /// <value>Default 110; 100 to 200.</value>
    [Range(100, 200)]
    public int? Age { get; init; }

    /// <summary>Largest ordinary sum of one payment, arrears included.</summary>
    /// <value>Default 50,000,000 đồng; 1 to 10^15.</value>
    [Range(1, Vnd.MaxDong)]
    public long? PaymentDong { get; init; }

    /// <summary>Refused rows among the rows a unit sent.</summary>
    /// <value>Default 20 %; 0 to 100.</value>
    [Range(0, 100)]
    public int? RefusedPercent { get; init; }

    /// <summary>Arrears in all the money.</summary>
    /// <value>Default 20 %; 0 to 100.</value>
    [Range(0, 100)]
    public int? ArrearsPercent { get; init; }

    /// <summary>Payments of a later round among the entitlements that the month took before it.</summary>
    /// <value>Default 10 %; 0 to 1000.</value>
    [Range(0, 1000)]
    public int? RoundCountPercent { get; init; }

    /// <summary>Money of a later round in the money that the month took before it.</summary>
    /// <value>Default 10 %; 0 to 1000.</value>
    [Range(0, 1000)]
    public int? RoundTotalPercent { get; init; }

    /// <summary>Rows below which a share is not looked at.</summary>
    /// <value>Default 50 rows; 0 to 1,000,000.</value>
    [Range(0, 1_000_000)]
    public int? RowsMin { get; init; }

    /// <summary>The limits, with another's for what is not set here.</summary>
    internal TripwireLimits Over(TripwireLimits other) => new(
        CountPercent ?? other.CountPercent,
        TotalPercent ?? other.TotalPercent,
        NewPercent ?? other.NewPercent,
        AccountPercent ?? other.AccountPercent,
        SharedAccounts ?? other.SharedAccounts,
        Age ?? other.Age,
        PaymentDong ?? other.PaymentDong,
        RefusedPercent ?? other.RefusedPercent,
        ArrearsPercent ?? other.ArrearsPercent,
        RowsMin ?? other.RowsMin)
    {
        RoundCountPercent = RoundCountPercent ?? other.RoundCountPercent,
        RoundTotalPercent = RoundTotalPercent ?? other.RoundTotalPercent,
    };
}
