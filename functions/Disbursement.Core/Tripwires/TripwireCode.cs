namespace Disbursement.Core.Tripwires;

/// <summary>What makes a month unusual. The numbers are stored and printed: never renumber, append.</summary>
public enum TripwireCode
{
    /// <summary>The number of entitlements differs from the month before by more than a share.</summary>
    Count = 1,

    /// <summary>The allowances differ from the month before by more than a share.</summary>
    Total = 2,

    /// <summary>Too many entitlements are new.</summary>
    NewShare = 3,

    /// <summary>Too many accounts are new or changed.</summary>
    AccountShare = 4,

    /// <summary>Accounts that receive for many people.</summary>
    SharedAccount = 5,

    /// <summary>Payments to people older than an age.</summary>
    Age = 6,

    /// <summary>A single payment above a sum.</summary>
    LargePayment = 7,

    /// <summary>Too many rows of a unit were refused.</summary>
    RefusedShare = 8,

    /// <summary>Too much of the money is arrears.</summary>
    ArrearsShare = 9,

    /// <summary>A later round pays too many of the month's entitlements.</summary>
    RoundCount = 10,

    /// <summary>A later round pays too much of the month's money.</summary>
    RoundTotal = 11,
}
