using Disbursement.Core.Money;
using Disbursement.Core.Payments;

namespace Disbursement.Core.Settlement;

/// <summary>One thing a provider, or a person deciding about a payment, said about it. A row of the ledger.</summary>
/// <param name="Id">The payment.</param>
/// <param name="Status">What happened to it.</param>
/// <param name="Reason">A code of <see cref="ReasonCatalogue"/>, or what the provider wrote; empty when paid.</param>
/// <param name="Amount">The amount the provider names; <see langword="null"/> when it names none.</param>
/// <param name="At">When it happened, as the provider says; for a file without times, the file's.</param>
/// <param name="Source">The file or message it came in, or the decision; no personal data.</param>
public sealed record PaymentResult(
    EndToEndId Id, ResultStatus Status, string Reason, Vnd? Amount, DateTimeOffset At, string Source);
