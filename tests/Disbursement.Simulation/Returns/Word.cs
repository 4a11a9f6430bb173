using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;
using Disbursement.Functions.Tests.Settlement;

namespace Disbursement.Simulation.Returns;

/// <summary>One thing a provider says about a payment.</summary>
/// <param name="Entry">The payment.</param>
/// <param name="Status">What is said.</param>
/// <param name="Reason">Why; empty for none.</param>
/// <param name="Minutes">When it happened, in minutes after noon: equal for equal words.</param>
internal sealed record Word(PaymentEntry Entry, ResultStatus Status, string Reason, int Minutes)
{
    /// <summary>The amount it names, in đồng; the ordered one unless it lies.</summary>
    public long Dong { get; init; } = Entry.Amount.Dong;

    /// <summary>As a provider writes it.</summary>
    public PaymentResult ToResult() => new(
        Entry.Id, Status, Reason, Vnd.FromDong(Dong), Samples.Noon.AddMinutes(Minutes), "");
}
