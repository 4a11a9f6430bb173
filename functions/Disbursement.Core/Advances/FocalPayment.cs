using Disbursement.Core.Identity;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;

namespace Disbursement.Core.Advances;

/// <summary>What became of money in a focal account.</summary>
public enum FocalFate
{
    /// <summary>Nobody has accounted for it.</summary>
    Outstanding,

    /// <summary>Handed over against a signature.</summary>
    Acknowledged,

    /// <summary>Not handed over, for a reason; still in the account.</summary>
    NotHandedOver,

    /// <summary>Sent back, as the bank says.</summary>
    Returned,
}

/// <summary>A payment that a bank paid into a commune's focal account.</summary>
/// <param name="Unit">Code of the unit that made the list.</param>
/// <param name="Source">The budget source.</param>
/// <param name="Institution">Where the account is, a BIN.</param>
/// <param name="Account">The account.</param>
/// <param name="Amount">What was paid in.</param>
/// <param name="PaidIn">The day, in Vietnam.</param>
/// <param name="Fate">What became of it.</param>
public sealed record FocalPayment(
    string Unit,
    ProgrammeGroup Source,
    string Institution,
    AccountNumber Account,
    Vnd Amount,
    DateOnly PaidIn,
    FocalFate Fate)
{
    /// <summary>Whether a payment goes to a focal account, whether or not the bank has paid it.</summary>
    public static bool IsFocal(PaymentEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.Channel == ChannelKind.Focal && entry.Account is not null;
    }

    /// <summary>The payment in the sub-ledger; <see langword="null"/> while the bank has not paid it in.</summary>
    /// <param name="entry">The payment.</param>
    /// <param name="standing">Where it stands by the bank's word.</param>
    /// <param name="acknowledgement">What the focal person reported; <see langword="null"/> for nothing.</param>
    /// <remarks>
    /// The bank's return counts before the focal person's word: money that came back is not in the account, and the
    /// month's proof has it as returned.
    /// </remarks>
    public static FocalPayment? Of(PaymentEntry entry, PaymentStanding standing, PaymentResult? acknowledgement)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(standing);
        bool isReturned = standing.Last?.Status == ResultStatus.Returned;
        PaymentResult? paid = standing.Applied.LastOrDefault(static one => one.Status == ResultStatus.Paid);
        if (!IsFocal(entry) || paid is null || !(isReturned || standing.State == PaymentState.Paid))
        {
            return null;
        }

        FocalFate fate = isReturned ? FocalFate.Returned
            : acknowledgement is null ? FocalFate.Outstanding
            : Acknowledgements.IsHandedOver(acknowledgement) ? FocalFate.Acknowledged
            : FocalFate.NotHandedOver;
        return new FocalPayment(
            entry.Unit, entry.Group, entry.Institution ?? "", entry.Account!.Value, entry.Amount,
            VietnamTime.DateOf(paid.At), fate);
    }
}
