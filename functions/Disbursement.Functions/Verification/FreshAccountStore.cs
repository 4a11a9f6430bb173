using System.Globalization;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Verification;
using Disbursement.Functions.Months;
using Disbursement.Functions.Storage;
using Microsoft.Extensions.Options;

namespace Disbursement.Functions.Verification;

/// <summary>
/// Counts fresh accounts, chunk by chunk beside the evidence, so that a proposal adds up a few numbers and reads no rows.
/// </summary>
/// <param name="blobs">The ledger.</param>
/// <param name="options">What counts as fresh.</param>
public sealed class FreshAccountStore(BlobStore blobs, IOptions<VerificationOptions> options)
{
    /// <summary>Keeps the count of one chunk; the first one stands.</summary>
    /// <param name="work">The chunk.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="records">Its evidence as it stands.</param>
    /// <param name="today">The day of this verification, in Vietnam.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task KeepAsync(
        VerifyChunk work,
        IReadOnlyList<EntitlementRow> rows,
        IReadOnlyList<VerificationRecord> records,
        DateOnly today,
        CancellationToken cancellationToken)
    {
        HashSet<EntitlementKey> fresh =
        [
            .. records.Where(record => AccountHistory.IsFresh(record, today, options.Value.AccountFreshDays))
                .Select(static record => record.Key),
        ];
        EntitlementRow[] marked = [.. rows.Where(row => fresh.Contains(row.Key))];
        var count = new FreshAccounts(marked.Length, marked.Sum(static row => row.Due.Dong));
        return blobs.CreateJsonAsync(Containers.Ledger, PathOf(work.Month, work.List, work.Chunk), count, cancellationToken);
    }

    /// <summary>The counts of the units that have any, in lists that the round pays first.</summary>
    public async Task<IReadOnlyDictionary<string, FreshAccounts>> OfUnitsAsync(
        RoundRef round, IEnumerable<string> units, CancellationToken cancellationToken)
    {
        var counts = new SortedDictionary<string, FreshAccounts>(StringComparer.Ordinal);
        foreach (string unit in units)
        {
            FreshAccounts sum = FreshAccounts.None;
            IReadOnlyList<string> paths = await blobs.ListAsync(
                Containers.Ledger, $"{FolderOf(round.Month, round.Round, unit)}/", cancellationToken);
            foreach (string path in paths)
            {
                sum += await blobs.FindJsonAsync<FreshAccounts>(Containers.Ledger, path, cancellationToken)
                    ?? FreshAccounts.None;
            }

            if (sum.Rows > 0)
            {
                counts[unit] = sum;
            }
        }

        return counts;
    }

    private static string PathOf(MonthRef month, FrozenList list, int chunk) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{FolderOf(month, list.Round, list.Unit)}/{list.List}{(list.Part > 1 ? $".{list.Part}" : "")}-{chunk:00000}.json");

    private static string FolderOf(MonthRef month, int round, string unit) =>
        FormattableString.Invariant($"{month.Folder}/fresh-accounts/r{round}/{unit}");
}
