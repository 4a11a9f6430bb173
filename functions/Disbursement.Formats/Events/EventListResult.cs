using Disbursement.Core.Events;
using Disbursement.Formats.Receipts;

namespace Disbursement.Formats.Events;

/// <summary>What reading an event list gave.</summary>
/// <param name="Receipt">The answer to the officer.</param>
/// <param name="Sha256">The list's bytes hashed, lower-case hexadecimal.</param>
/// <param name="Events">The accepted events in order; <see langword="null"/> when the file is refused.</param>
public sealed record EventListResult(Receipt Receipt, string Sha256, IReadOnlyList<BeneficiaryEvent>? Events);
