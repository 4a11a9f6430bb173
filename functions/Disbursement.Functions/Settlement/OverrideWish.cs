using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;

namespace Disbursement.Functions.Settlement;

/// <summary>What a person with the right to override decides about one payment.</summary>
/// <param name="FileId">The payment file.</param>
/// <param name="Payment">The payment.</param>
/// <param name="Status">What happened to it.</param>
/// <param name="Code">Why: a code of the catalogue; empty when paid.</param>
/// <param name="By">Who decides.</param>
/// <param name="Reason">What proves it, in words.</param>
public sealed record OverrideWish(
    string FileId, EndToEndId Payment, ResultStatus Status, string Code, string By, string Reason);
