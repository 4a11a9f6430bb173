namespace Disbursement.Core.Entitlements;

/// <summary>Rows of one person of which not all may be paid.</summary>
/// <param name="Scope">What they are weighed by.</param>
/// <param name="Positions">The rows, by position, ascending; all are held until a person decides.</param>
/// <param name="Proposed">Those of them that the law lets stand, ascending; empty where the rows are alike and only a
/// person can tell which unit pays.</param>
public sealed record BenefitConflict(
    BenefitScope Scope, IReadOnlyList<int> Positions, IReadOnlyList<int> Proposed);
