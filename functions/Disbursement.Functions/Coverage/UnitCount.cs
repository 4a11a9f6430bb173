using Disbursement.Core.Coverage;
using Disbursement.Core.Proof;
using Disbursement.Functions.Settlement;

namespace Disbursement.Functions.Coverage;

/// <summary>The counts of one unit, from which the province's are added up.</summary>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Coverage">The coverage figures by group.</param>
/// <param name="Settlements">Plan and outcome by group.</param>
/// <param name="Files">The unit's share of each payment file.</param>
public sealed record UnitCount(
    string Unit,
    IReadOnlyList<UnitCoverage> Coverage,
    IReadOnlyList<GroupSettlement> Settlements,
    IReadOnlyList<UnitFile> Files)
{
    /// <summary>What is owed on, by age; null in a count made before this was told.</summary>
    public IReadOnlyList<OwedLine>? Owed { get; init; }
}
