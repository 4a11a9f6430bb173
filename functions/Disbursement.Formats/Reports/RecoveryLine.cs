using Disbursement.Core.Recovery;

namespace Disbursement.Formats.Reports;

/// <summary>A payment to recover, and what has become of it.</summary>
/// <param name="Overpaid">The payment. Personal data.</param>
/// <param name="Standing">Whether the money is back.</param>
/// <param name="Note">What the person who decided wrote, as a voucher's number; empty while it is open.</param>
public sealed record RecoveryLine(Overpayment Overpaid, RecoveryStanding Standing, string Note)
{
    /// <summary>The standing in words.</summary>
    public string StandingVietnamese => Standing switch
    {
        RecoveryStanding.Open => "Chưa thu hồi",
        RecoveryStanding.Recovered => "Đã thu hồi",
        _ => "Không phải thu hồi",
    };

    /// <summary>Prints nothing of the person.</summary>
    public override string ToString() => $"RecoveryLine {Overpaid.Payment} {Standing}";
}

/// <summary>Whether money paid too much is back.</summary>
public enum RecoveryStanding
{
    /// <summary>Not yet.</summary>
    Open = 1,

    /// <summary>The treasury has it.</summary>
    Recovered = 2,

    /// <summary>A person decided that it is not recovered.</summary>
    NotRecovered = 3,
}
