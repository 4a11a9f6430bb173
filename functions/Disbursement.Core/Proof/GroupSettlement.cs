using Disbursement.Core.Payments;
using Disbursement.Core.Programmes;

namespace Disbursement.Core.Proof;

/// <summary>
/// What one unit's month came to in one group, in count of entitlements and money. Each entitlement due is in exactly
/// one of paid, returned, open and held, by its last attempt.
/// </summary>
/// <remarks>
/// Coverage tells about the month the money is due; the proof tells about the money that went out in the month. So a
/// payment carried in from an earlier month is in this proof, under <see cref="CarriedIn"/>, and in no coverage row of
/// this month: its own month's coverage stands as it was published, and says that it was not paid then.
/// </remarks>
/// <param name="Group">The group.</param>
/// <param name="Taken">Accepted rows of the month.</param>
/// <param name="CarriedIn">Entitlements of earlier months that this month tried to pay.</param>
/// <param name="InFiles">Attempts in released files.</param>
/// <param name="Retried">Attempts that a later one stands for.</param>
/// <param name="Paid">Paid.</param>
/// <param name="Returned">Proven not to have reached the payee.</param>
/// <param name="Open">Sent, without a final answer.</param>
/// <param name="Held">Not sent.</param>
/// <param name="PaidAttempts">Attempts that say paid: more than <paramref name="Paid"/> is somebody paid twice.</param>
/// <param name="PaidOfMonth">What of <paramref name="Paid"/> was due in the month itself.</param>
public sealed record GroupSettlement(
    ProgrammeGroup Group,
    Tally Taken,
    Tally CarriedIn,
    Tally InFiles,
    Tally Retried,
    Tally Paid,
    Tally Returned,
    Tally Open,
    Tally Held,
    Tally PaidAttempts,
    Tally PaidOfMonth)
{
    /// <summary>Nothing due.</summary>
    public static GroupSettlement None(ProgrammeGroup group) => new(
        group, default, default, default, default, default, default, default, default, default, default);

    /// <summary>All that was to be paid: taken in and carried in.</summary>
    public Tally Plan => Taken + CarriedIn;
}
