namespace Disbursement.Core.Holds;

/// <summary>
/// Why a row waits for a person although nothing is wrong with the row itself: what only several rows, lists or
/// months can tell. The names are stored; never rename one.
/// </summary>
public enum HoldKind
{
    /// <summary>The person holds more at once than the law lets stand.</summary>
    Duplicate = 1,

    /// <summary>The person died, moved away, or may not receive any more from this month on (DOMAIN 4.6).</summary>
    StoppedPerson = 2,

    /// <summary>Nobody collected the benefit for three months in a row (TT 02/2021 art. 2(3a)).</summary>
    Suspended = 3,

    /// <summary>What is paid once, or once a term, stands in another month's list for the same term.</summary>
    PaidBefore = 4,

    /// <summary>
    /// A payment failed for a reason that only a person can weigh (the payee dead, not known, refusing): nothing is
    /// paid again by itself.
    /// </summary>
    FailedPayment = 5,

    /// <summary>
    /// A payment of an earlier month was sent and nobody said what became of it before that month was counted: a person
    /// says whether it was made. Nothing is paid again by itself.
    /// </summary>
    UnknownPayment = 6,
}
