using Disbursement.Core.Entitlements;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Verification;

namespace Disbursement.Core.Routing;

/// <summary>Where an accepted row went in a round. A row of the ledger, in the order of the entitlements.</summary>
/// <param name="Key">The entitlement.</param>
/// <param name="Due">What is due.</param>
/// <param name="Finding">What verification found.</param>
/// <param name="Route">Where it goes and why.</param>
/// <param name="Attempt">1 for the first attempt.</param>
/// <param name="Payment">The payment made of it; <see langword="null"/> when it is held.</param>
public sealed record RoutedRow(
    EntitlementKey Key, Vnd Due, VerificationFinding Finding, Route Route, int Attempt, EndToEndId? Payment);
