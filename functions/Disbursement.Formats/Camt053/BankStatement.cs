using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Formats.Results;

namespace Disbursement.Formats.Camt053;

/// <summary>What a statement of the paying account adds up to. Balances may be below zero, so they are plain
/// đồng.</summary>
/// <param name="OpeningDong">The booked balance at its beginning, in đồng; <see langword="null"/> when not
/// named.</param>
/// <param name="ClosingDong">The booked balance at its end, in đồng; <see langword="null"/> when not named.</param>
/// <param name="Debits">What went out, booked.</param>
/// <param name="Credits">What came in, booked.</param>
/// <param name="Fees">What the bank took for itself; part of the debits.</param>
/// <param name="Returned">What came back of our payments; part of the credits.</param>
public sealed record StatementTotals(
    long? OpeningDong, long? ClosingDong, Tally Debits, Tally Credits, Tally Fees, Tally Returned)
{
    /// <summary>A statement without bookings.</summary>
    public static StatementTotals None { get; } =
        new(null, null, Tally.None, Tally.None, Tally.None, Tally.None);
}

/// <summary>One booking for many payments, without their references.</summary>
/// <param name="Line">The line of the document that stands for it.</param>
/// <param name="MessageId">The payment file it names; empty when it names none.</param>
/// <param name="Count">How many payments it says it has; <see langword="null"/> when it does not say.</param>
/// <param name="Sum">What was booked.</param>
public sealed record LumpSum(int Line, string MessageId, long? Count, Vnd Sum);

/// <summary>A statement as it was read.</summary>
/// <param name="Results">What it proves about payments, line by line.</param>
/// <param name="Totals">What it adds up to.</param>
/// <param name="Accounts">The accounts it is of, one for each statement in it, in order.</param>
public sealed record BankStatement(ResultDocument Results, StatementTotals Totals, IReadOnlyList<string> Accounts);
