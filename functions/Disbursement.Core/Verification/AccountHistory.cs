using Disbursement.Core.Entitlements;

namespace Disbursement.Core.Verification;

/// <summary>Follows how long a row has had its account, from month to month.</summary>
/// <remarks>
/// A stolen allowance begins with a changed account. The approver sees how many accounts took another's place
/// within the last days, so that they can be asked about before the money goes.
/// </remarks>
public static class AccountHistory
{
    /// <summary>Writes into new evidence since when the account is known and whether it replaced another.</summary>
    /// <param name="record">The new evidence.</param>
    /// <param name="before">The latest earlier evidence of the same entitlement; none when there is none.</param>
    /// <param name="row">This month's row.</param>
    /// <param name="today">The day of this verification, in Vietnam.</param>
    public static VerificationRecord Continue(
        VerificationRecord record, VerificationRecord? before, EntitlementRow row, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(row);
        bool same = before is not null && before.Institution == record.Institution && before.Account == record.Account;
        return record with
        {
            PayeeId = row.PayeeId,
            AccountSince = same ? before!.AccountSince ?? before.VerifiedOn : today,
            AccountChanged = same ? before!.AccountChanged : before is not null,
        };
    }

    /// <summary>Whether the account took another's place less than so many days ago.</summary>
    /// <param name="record">The evidence.</param>
    /// <param name="today">The day of verification, in Vietnam.</param>
    /// <param name="freshDays">0 or more; 0 marks nothing.</param>
    public static bool IsFresh(VerificationRecord record, DateOnly today, int freshDays)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record is { AccountChanged: true, AccountSince: { } since }
            && today.DayNumber - since.DayNumber < freshDays;
    }
}
