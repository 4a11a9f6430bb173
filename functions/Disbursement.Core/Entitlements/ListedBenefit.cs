using Disbursement.Core.Money;

namespace Disbursement.Core.Entitlements;

/// <summary>One row of a person, as the rules about several rows see it.</summary>
/// <param name="Key">The entitlement.</param>
/// <param name="Amount">The month's allowance, without arrears.</param>
public readonly record struct ListedBenefit(EntitlementKey Key, Vnd Amount);
