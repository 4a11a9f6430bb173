using Disbursement.Core.Entitlements;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;
using Disbursement.Core.Proof;
using Disbursement.Core.Settlement;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Coverage;

/// <summary>
/// The payments behind a month's proof, read one by one only when the proof does not hold: an entitlement that two
/// attempts paid, else the file whose row says otherwise than its payments.
/// </summary>
/// <param name="standings">Where the payments of a file stand.</param>
public sealed class MonthRows(StandingStore standings)
{
    /// <summary>Finds the first, in the order of files; null when the payments agree with their files.</summary>
    public async Task<RowDifference?> FindFirstAsync(
        MonthRef month, IReadOnlyList<PaymentFileEntity> released, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(released);
        var paid = new Dictionary<(Period Period, EntitlementKey Key), EndToEndId>();
        RowDifference? byFile = null;
        foreach (PaymentFileEntity file in released.OrderBy(static file => file.RowKey, StringComparer.Ordinal))
        {
            FileStanding standing = await standings.LoadAsync(month, file, cancellationToken);
            RowDifference? twice = FindPaidTwice(standing, paid);
            byFile ??= Compare(file, standing.Totals());
            standings.Keep(month, file, standing);
            if (twice is not null)
            {
                return twice;
            }
        }

        return byFile;
    }

    private static RowDifference? FindPaidTwice(
        FileStanding standing, Dictionary<(Period Period, EntitlementKey Key), EndToEndId> paid)
    {
        foreach (PaymentEntry entry in standing.Entries)
        {
            if (standing.Payments[entry.Id].State == PaymentState.Paid
                && !paid.TryAdd((entry.Period, entry.Key), entry.Id))
            {
                return new RowDifference(
                    entry.Id.ToString(), $"paid once by {paid[(entry.Period, entry.Key)]}", "paid again by this one");
            }
        }

        return null;
    }

    private static RowDifference? Compare(PaymentFileEntity file, FileTotals payments)
    {
        ProofLine row = ProofLines.Of(file);
        string left = TextOf(row.Paid, row.Returned, row.Open);
        string right = TextOf(payments.Paid, payments.Failed, payments.Open);
        return left == right ? null : new RowDifference(file.RowKey, left, right);
    }

    private static string TextOf(Tally paid, Tally failed, Tally open) =>
        $"paid {TextOf(paid)}; failed {TextOf(failed)}; open {TextOf(open)}";

    private static string TextOf(Tally tally) => $"{VietnameseNumber.Format(tally.Count)} rows, {tally.Sum} dong";
}
