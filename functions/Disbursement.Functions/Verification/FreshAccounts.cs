namespace Disbursement.Functions.Verification;

/// <summary>Accounts that took another's place less than <c>Verification:AccountFreshDays</c> days ago.</summary>
/// <param name="Rows">Rows of the lists.</param>
/// <param name="DueDong">What they are due, in đồng.</param>
public sealed record FreshAccounts(int Rows, long DueDong)
{
    /// <summary>None.</summary>
    public static FreshAccounts None { get; } = new(0, 0);

    /// <summary>Adds up.</summary>
    public static FreshAccounts operator +(FreshAccounts left, FreshAccounts right) =>
        new(left.Rows + right.Rows, left.DueDong + right.DueDong);
}
