using Disbursement.Core.Entitlements;
using Disbursement.Core.Events;
using Disbursement.Core.Identity;
using Disbursement.Core.Settlement;
using Disbursement.Functions.Months;

namespace Disbursement.Functions.Close;

/// <summary>One row of a person and the list it stands in.</summary>
/// <param name="List">The list.</param>
/// <param name="Row">The row.</param>
internal sealed record PersonRow(FrozenList List, EntitlementRow Row)
{
    /// <summary>The row without the person.</summary>
    public DuplicateSide Side => DuplicateSide.Of(List, Row.Place);
}

/// <summary>All that a month knows of one person, over all units and lists.</summary>
/// <param name="Person">The person.</param>
/// <param name="Rows">The rows, by entitlement, then unit and list.</param>
/// <param name="Carried">What the month before carried over.</param>
/// <param name="Events">What units reported of the person.</param>
internal sealed record PersonFacts(
    PersonKey Person,
    IReadOnlyList<PersonRow> Rows,
    IReadOnlyList<CarryOver> Carried,
    IReadOnlyList<BeneficiaryEvent> Events);
