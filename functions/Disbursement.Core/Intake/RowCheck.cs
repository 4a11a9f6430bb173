using Disbursement.Core.Entitlements;

namespace Disbursement.Core.Intake;

/// <summary>A checked row: accepted with what was noticed, or refused with every reason at once.</summary>
/// <param name="Row">The entitlement, or none when a finding is an error.</param>
/// <param name="Findings">All findings by number; the first is the headline.</param>
public sealed record RowCheck(EntitlementRow? Row, IReadOnlyList<Finding> Findings)
{
    /// <summary>Prints neither row nor findings: only the verdict.</summary>
    public override string ToString() => Row is null ? "refused" : "accepted";
}
