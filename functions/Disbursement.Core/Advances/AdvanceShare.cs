using Disbursement.Core.Payments;
using Disbursement.Core.Programmes;

namespace Disbursement.Core.Advances;

/// <summary>What one unit has in one payment file, counted from the payments themselves.</summary>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Source">The budget source.</param>
/// <param name="Provider">The provider the file went to.</param>
/// <param name="Paid">Paid.</param>
/// <param name="Returned">Proven not to have reached the payee.</param>
/// <param name="Open">Without a final answer.</param>
/// <param name="Carried">Of the returned, those that no later attempt of the month stands for.</param>
/// <param name="Refund">Of the returned, those that one does.</param>
public sealed record AdvanceShare(
    string Unit,
    ProgrammeGroup Source,
    string Provider,
    Tally Paid,
    Tally Returned,
    Tally Open,
    Tally Carried,
    Tally Refund)
{
    /// <summary>The day the file was released, in Vietnam, when something of it is open.</summary>
    public DateOnly? OpenSince { get; init; }

    /// <summary>All its payments.</summary>
    public Tally Advanced => Paid + Returned + Open;
}
