using Disbursement.Core.Entitlements;
using Disbursement.Core.Identity;
using Disbursement.Core.Money;
using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;

namespace Disbursement.Core.Coverage;

/// <summary>What coverage needs to know of one accepted row.</summary>
/// <param name="Person">Whom it counts for.</param>
/// <param name="Due">What was due.</param>
/// <param name="Reviewed">Whether the row was matched with the population register.</param>
/// <param name="NamesAccount">Whether it names an account.</param>
/// <param name="InAnothersName">Whether that account is another's: a receiver's, or the commune's.</param>
/// <param name="Channel">The channel of the last attempt; none when nothing was routed.</param>
/// <param name="State">Where the last attempt stands; <see cref="PaymentState.Held"/> when there is none.</param>
/// <param name="Last">The provider's last word, which tells how a payment that was carried over ended.</param>
public sealed record CoverageFact(
    PersonKey Person, Vnd Due, bool Reviewed, bool NamesAccount, bool InAnothersName, ChannelKind Channel,
    PaymentState State, ResultStatus? Last)
{
    /// <summary>The fact of an accepted row and its last attempt.</summary>
    /// <param name="row">The row.</param>
    /// <param name="channel">The channel of the last attempt; none when nothing was routed.</param>
    /// <param name="standing">Where that attempt stands; <see langword="null"/> when the row is held.</param>
    public static CoverageFact Of(EntitlementRow row, ChannelKind channel, PaymentStanding? standing)
    {
        ArgumentNullException.ThrowIfNull(row);
        bool another = row.Receiver != ReceiverKind.Beneficiary || row.Asked == ChannelAsked.FocalAccount;
        return new CoverageFact(
            row.Key.Person, row.Due, row.Reviewed, row.NamesAccount, row.NamesAccount && another, channel,
            standing?.State ?? PaymentState.Held, standing?.Last?.Status);
    }

    /// <summary>How the row counts.</summary>
    internal CoverageEnd End => State switch
    {
        PaymentState.Paid => CoverageEnd.Paid,
        PaymentState.Rejected or PaymentState.Returned => CoverageEnd.Failed,
        PaymentState.Unclaimed => CoverageEnd.Unclaimed,
        PaymentState.CarriedOver when Last == ResultStatus.Unclaimed => CoverageEnd.Unclaimed,
        PaymentState.CarriedOver when Last is not null => CoverageEnd.Failed,
        _ => CoverageEnd.Open,
    };
}

/// <summary>The four ends of a row, the strongest last: a person counts with the strongest of their rows.</summary>
internal enum CoverageEnd
{
    Paid,
    Unclaimed,
    Failed,
    Open,
}
