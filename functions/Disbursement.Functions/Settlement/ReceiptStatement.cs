using Disbursement.Formats.Camt053;

namespace Disbursement.Functions.Settlement;

/// <summary>What a statement of the paying account adds up to, as receipts carry it; money in đồng.</summary>
/// <param name="OpeningDong">The booked balance at its beginning; null when not named.</param>
/// <param name="ClosingDong">The booked balance at its end; null when not named.</param>
/// <param name="Debits">Bookings that went out.</param>
/// <param name="DebitsDong">Their sum.</param>
/// <param name="Credits">Bookings that came in.</param>
/// <param name="CreditsDong">Their sum.</param>
/// <param name="FeesDong">What the bank took for itself, within the debits.</param>
/// <param name="ReturnedDong">What came back of our payments, within the credits.</param>
public sealed record ReceiptStatement(
    long? OpeningDong,
    long? ClosingDong,
    long Debits,
    long DebitsDong,
    long Credits,
    long CreditsDong,
    long FeesDong,
    long ReturnedDong)
{
    /// <summary>The totals of a statement; null for a file that is none.</summary>
    public static ReceiptStatement? Of(StatementTotals? totals) => totals is null
        ? null
        : new ReceiptStatement(
            totals.OpeningDong,
            totals.ClosingDong,
            totals.Debits.Count,
            totals.Debits.Sum.Dong,
            totals.Credits.Count,
            totals.Credits.Sum.Dong,
            totals.Fees.Sum.Dong,
            totals.Returned.Sum.Dong);
}
