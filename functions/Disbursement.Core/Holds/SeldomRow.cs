using Disbursement.Core.Entitlements;
using Disbursement.Core.Intake;
using Disbursement.Core.Money;
using Disbursement.Core.Periods;

namespace Disbursement.Core.Holds;

/// <summary>
/// A listed row of a programme that does not pay every month, as registers remember it. A row of the ledger.
/// </summary>
/// <remarks>A row that is for several terms, through its arrears, stands once for each.</remarks>
/// <param name="Key">The entitlement.</param>
/// <param name="Term">The term it is for, by its first month, see <see cref="RepeatRules.TermOf"/>.</param>
/// <param name="Month">The month whose list it stands in.</param>
/// <param name="Unit">The unit that made the list.</param>
/// <param name="List"><c>btxh</c>, <c>ncc</c> or <c>khac</c>.</param>
/// <param name="Round">The round that pays the list first, from 1.</param>
/// <param name="Part">Which of the list's supplements of that round, from 1.</param>
/// <param name="Place">Where in the unit's file.</param>
/// <param name="Due">What it is due, arrears included.</param>
public sealed record SeldomRow(
    EntitlementKey Key, Period Term, Period Month, string Unit, string List, int Round, int Part, RowPlace Place,
    Vnd Due)
{
    /// <summary>No personal data.</summary>
    public override string ToString() => $"SeldomRow {Month} {Unit}/{List}/{Place}";
}
