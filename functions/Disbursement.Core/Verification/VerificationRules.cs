using Disbursement.Core.Entitlements;
using Disbursement.Core.Identity;
using Disbursement.Core.Verification.Names;

namespace Disbursement.Core.Verification;

/// <summary>A finding with the words that go into the evidence.</summary>
/// <param name="Finding">The conclusion.</param>
/// <param name="Reason">A <see cref="NameReason"/> or <see cref="AccountStatus"/> by name; empty for no answer.</param>
public readonly record struct VerificationConclusion(VerificationFinding Finding, string Reason);

/// <summary>Turns an institution's answer into a finding, and says how long a proof lasts (DESIGN 5.3).</summary>
public static class VerificationRules
{
    /// <summary>Decides from the account's status and, for an active account, the owner's name.</summary>
    /// <param name="status">What the institution said; <see langword="null"/> when it did not answer.</param>
    /// <param name="payee">Who is to receive.</param>
    /// <param name="bankName">The owner's name as the institution gave it.</param>
    public static VerificationConclusion Decide(AccountStatus? status, PersonName payee, string? bankName)
    {
        if (status is null)
        {
            return new(VerificationFinding.NoAnswer, "");
        }

        VerificationFinding finding = status.Value switch
        {
            AccountStatus.Active => VerificationFinding.Match,
            AccountStatus.Closed => VerificationFinding.Closed,
            AccountStatus.Blocked => VerificationFinding.Blocked,
            AccountStatus.WrongKind => VerificationFinding.WrongKind,
            _ => VerificationFinding.Unknown,
        };
        return finding == VerificationFinding.Match
            ? DecideByName(payee, bankName)
            : new(finding, status.Value.ToString());
    }

    /// <summary>Whether an earlier proof still stands for a row, so that the institution is not asked again.</summary>
    /// <param name="proof">The earlier evidence.</param>
    /// <param name="row">This month's row.</param>
    /// <param name="today">The day of this verification, in Vietnam.</param>
    /// <param name="validDays">How many days a proof lasts, 0 or more; the day of the proof counts as 0.</param>
    /// <remarks>Only a match is remembered: everything else may have been put right since.</remarks>
    public static bool StillStands(VerificationRecord proof, EntitlementRow row, DateOnly today, int validDays)
    {
        ArgumentNullException.ThrowIfNull(proof);
        ArgumentNullException.ThrowIfNull(row);
        int age = today.DayNumber - proof.VerifiedOn.DayNumber;
        return proof.Finding == VerificationFinding.Match
            && proof.Institution == row.Institution
            && proof.Account == row.Account
            && proof.Payee == row.PayeeName
            && IsPayee(proof, row)
            && age >= 0 && age <= validDays;
    }

    /// <summary>
    /// A namesake is another payee. Old evidence has no number: then only the beneficiary is known to be the payee.
    /// </summary>
    private static bool IsPayee(VerificationRecord proof, EntitlementRow row) => proof.PayeeId is { } payee
        ? payee == row.PayeeId
        : row.Receiver == ReceiverKind.Beneficiary;

    private static VerificationConclusion DecideByName(PersonName payee, string? bankName)
    {
        NameMatch match = NameComparison.Compare(payee, bankName);
        VerificationFinding finding = match.Outcome switch
        {
            NameOutcome.Match => VerificationFinding.Match,
            NameOutcome.Close => VerificationFinding.CloseMatch,
            _ => VerificationFinding.NoMatch,
        };
        return new(finding, match.Reason.ToString());
    }
}
