using Disbursement.Core.Entitlements;
using Disbursement.Core.Identity;

namespace Disbursement.Core.Verification;

/// <summary>The evidence of one inquiry, kept for every row that names an account. A row of the ledger.</summary>
/// <param name="Key">The entitlement.</param>
/// <param name="Institution">The institution asked, a BIN.</param>
/// <param name="Account">The account asked about.</param>
/// <param name="Payee">The name the account must belong to.</param>
/// <param name="Finding">The conclusion.</param>
/// <param name="Reason">The name reason, or the account status that decided; empty when nobody was asked.</param>
/// <param name="BankName">The owner's name as the institution gave it; personal data; may be empty.</param>
/// <param name="VerifiedOn">The day of the answer, in Vietnam; of the first answer when remembered.</param>
/// <param name="Remembered">Whether an earlier proof stood for a new inquiry.</param>
public sealed record VerificationRecord(
    EntitlementKey Key, string Institution, AccountNumber Account, PersonName Payee, VerificationFinding Finding,
    string Reason, string BankName, DateOnly VerifiedOn, bool Remembered)
{
    /// <summary>The number of the person the account must belong to; none in evidence of the first format.</summary>
    public PersonKey? PayeeId { get; init; }

    /// <summary>
    /// The day from which evidence of this very account exists without a break, in Vietnam; none in evidence of the
    /// first format.
    /// </summary>
    public DateOnly? AccountSince { get; init; }

    /// <summary>Whether the account took the place of another one that earlier evidence names.</summary>
    public bool AccountChanged { get; init; }

    /// <summary>Finding and institution only: names, accounts and persons stay out of logs and histories.</summary>
    public override string ToString() => $"VerificationRecord {{ {Finding} at {Institution} }}";
}
