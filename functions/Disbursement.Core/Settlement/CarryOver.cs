using Disbursement.Core.Entitlements;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Routing;

namespace Disbursement.Core.Settlement;

/// <summary>
/// A payment that ended unpaid and is to be paid again, or one of which nobody knows, with its lineage. A ledger row.
/// </summary>
/// <param name="Key">Whom and what for.</param>
/// <param name="Period">The month the entitlement is for; stays the same however often it is carried.</param>
/// <param name="Unit">The unit that made the list.</param>
/// <param name="Group">The group.</param>
/// <param name="Amount">What is still due.</param>
/// <param name="From">The last attempt, proven to have failed; <see langword="null"/> for a row that was held.</param>
/// <param name="NextAttempt">The number of the attempt to come: 1 when nothing was sent yet.</param>
/// <param name="Channel">The channel that failed; none for a row that was held.</param>
/// <param name="Reason">Why it failed or was held: a code of <see cref="ReasonCatalogue"/> or a route reason.</param>
/// <param name="MonthsUnpaid">How many months in a row the person was not paid, 1 or more; three in a row suspend
/// social protection (TT 02/2021 Art. 2(3a)).</param>
public sealed record CarryOver(
    EntitlementKey Key, Period Period, string Unit, ProgrammeGroup Group, Vnd Amount, EndToEndId? From,
    int NextAttempt, ChannelKind Channel, string Reason, int MonthsUnpaid)
{
    /// <summary>
    /// Whether the last attempt may have been made: then it only waits for a person, in a file of its own
    /// (DESIGN 5.7: sent, outcome unknown).
    /// </summary>
    public bool IsUnknown { get; init; }

    /// <summary>What a month leaves of a payment that nobody has answered for.</summary>
    /// <exception cref="InvalidOperationException">The outcome is known.</exception>
    public static CarryOver OfUnknown(PaymentEntry entry, PaymentStanding standing, int monthsUnpaid)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(standing);
        if (PaymentTransitions.IsFinal(standing.State) || entry.Id != standing.Id)
        {
            throw new InvalidOperationException($"The outcome of payment {entry.Id} is known.");
        }

        string reason = standing.Reason.Length > 0 ? standing.Reason : ReasonCatalogue.NoAnswer;
        return After(entry, reason, monthsUnpaid) with { IsUnknown = true };
    }

    /// <summary>The carry-over of a payment that is proven to have failed.</summary>
    /// <exception cref="InvalidOperationException">The payment may have been made: it is never paid again by
    /// itself.</exception>
    public static CarryOver Of(PaymentEntry entry, PaymentStanding standing, int monthsUnpaid)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(standing);
        if (!PaymentTransitions.IsProvenFailure(standing.State) || entry.Id != standing.Id)
        {
            throw new InvalidOperationException($"Payment {entry.Id} is not proven to have failed.");
        }

        return After(entry, standing.Reason, monthsUnpaid);
    }

    private static CarryOver After(PaymentEntry entry, string reason, int monthsUnpaid) => new(
        entry.Key, entry.Period, entry.Unit, entry.Group, entry.Amount, entry.Id, entry.Attempt + 1,
        entry.Channel, reason, monthsUnpaid);
}
