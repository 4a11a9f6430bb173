using Disbursement.Core.Entitlements;
using Disbursement.Core.Identity;
using Disbursement.Core.Money;
using Disbursement.Core.Programmes;

namespace Disbursement.Core.Comparison;

/// <summary>An entitlement as one month lists it, as far as a comparison looks at it.</summary>
/// <param name="Place">Unit, commune and group.</param>
/// <param name="Amount">The month's allowance.</param>
/// <param name="Arrears">Money of earlier months.</param>
/// <param name="Asked">The channel asked for.</param>
/// <param name="Institution">BIN of the institution that keeps the account; none without one.</param>
/// <param name="Account">The account; none without one.</param>
/// <param name="PayeeId">Who receives.</param>
/// <param name="PayeeName">Their name.</param>
/// <remarks>Personal data in masking types only.</remarks>
public sealed record DifferenceSide(
    ComparisonPlace Place,
    Vnd Amount,
    Vnd Arrears,
    ChannelAsked Asked,
    string? Institution,
    AccountNumber? Account,
    PersonKey PayeeId,
    PersonName PayeeName)
{
    /// <summary>A row of a unit's list.</summary>
    /// <param name="unit">Code of the unit that made the list.</param>
    /// <param name="group">The list's group.</param>
    /// <param name="row">The row.</param>
    public static DifferenceSide Of(string unit, ProgrammeGroup group, EntitlementRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new DifferenceSide(
            new ComparisonPlace(unit, row.CommuneCode, group), row.Amount, row.Arrears, row.Asked, row.Institution,
            row.Account, row.PayeeId, row.PayeeName);
    }

    /// <summary>Prints the place only: the rest is personal data.</summary>
    public override string ToString() => Place.ToString();
}
