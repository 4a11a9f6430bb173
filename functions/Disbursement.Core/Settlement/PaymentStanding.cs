using Disbursement.Core.Money;
using Disbursement.Core.Payments;

namespace Disbursement.Core.Settlement;

/// <summary>Where a payment stands: the fold of its results so far.</summary>
/// <param name="Id">The payment.</param>
/// <param name="Amount">What was ordered.</param>
/// <param name="State">The state.</param>
/// <param name="Applied">The results that made the state, in the order applied; never a repeat, never a
/// conflict.</param>
public sealed record PaymentStanding(
    EndToEndId Id, Vnd Amount, PaymentState State, IReadOnlyList<PaymentResult> Applied)
{
    /// <summary>The last word that counts; <see langword="null"/> while there is none.</summary>
    public PaymentResult? Last => Applied.Count == 0 ? null : Applied[^1];

    /// <summary>The reason of the last word; empty when there is none.</summary>
    public string Reason => Last?.Reason ?? "";

    /// <summary>A payment whose file is released and which nobody has answered.</summary>
    public static PaymentStanding SentOut(EndToEndId id, Vnd amount) => new(id, amount, PaymentState.Sent, []);
}
