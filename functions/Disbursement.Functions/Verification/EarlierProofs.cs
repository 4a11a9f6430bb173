using Disbursement.Core.Entitlements;
using Disbursement.Core.Programmes;
using Disbursement.Core.Verification;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Close;
using Disbursement.Functions.Months;
using Disbursement.Functions.Storage;
using Microsoft.Extensions.Options;

namespace Disbursement.Functions.Verification;

/// <summary>
/// What earlier months found about these rows' accounts. A proof that still stands is written into the new month's
/// evidence with its first date, so the month before has nearly everything; who was not listed there is looked for in
/// the months before it, as far back as a proof can stand.
/// </summary>
/// <param name="blobs">The ledger.</param>
/// <param name="lists">The lists of earlier months.</param>
/// <param name="ledger">The rows, whose first keys say which chunks can hold a key.</param>
/// <param name="options">How long a proof stands.</param>
public sealed class EarlierProofs(
    BlobStore blobs, MonthLists lists, EntitlementLedger ledger, IOptions<VerificationOptions> options)
{
    /// <summary>Days of the shortest month: so many months at most reach back so many days.</summary>
    private const int MonthDaysMin = 28;

    /// <summary>The latest earlier evidence for each of these rows, which stand in key order.</summary>
    public async Task<IReadOnlyDictionary<EntitlementKey, VerificationRecord>> FindAsync(
        MonthRef month, FrozenList list, EntitlementRow[] rows, CancellationToken cancellationToken)
    {
        var found = new Dictionary<EntitlementKey, VerificationRecord>();
        HashSet<EntitlementKey> missing = [.. rows.Select(static row => row.Key)];
        int monthsBack = Math.Min(
            options.Value.ProofMonthsBackMax, (options.Value.ProofAgeDaysMax / MonthDaysMin) + 1);
        MonthRef before = month;
        for (int back = 0; back < monthsBack && missing.Count > 0; back++)
        {
            before = before.Before();
            SlotManifest? manifest = await lists.FindAsync(before, cancellationToken);

            // Supplements first: they were verified after the list frozen at close, and the latest evidence counts.
            foreach (FrozenList earlier in (manifest?.Lists ?? [])
                .OrderByDescending(static one => one.Round)
                .ThenByDescending(static one => one.Part))
            {
                EntitlementRow[] open = [.. rows.Where(row => missing.Contains(row.Key))];
                if (earlier.Unit == list.Unit && earlier.List == list.List && open.Length > 0)
                {
                    await ReadAsync(before, earlier, open, missing, found, cancellationToken);
                }
            }
        }

        return found;
    }

    private async Task ReadAsync(
        MonthRef before,
        FrozenList earlier,
        EntitlementRow[] rows,
        HashSet<EntitlementKey> missing,
        Dictionary<EntitlementKey, VerificationRecord> found,
        CancellationToken cancellationToken)
    {
        ProgrammeGroup group = EntitlementLedger.GroupOf(earlier);
        string folder = LedgerPaths.Verified(before, earlier.Unit, group, earlier.Round, earlier.Part);
        IReadOnlyList<int> chunks = await ledger.ChunksBetweenAsync(
            before, earlier, rows[0].Key, rows[^1].Key, cancellationToken);
        foreach (int chunk in chunks)
        {
            string path = $"{folder}/{LedgerPaths.Chunk(chunk)}";
            BinaryData? content = await blobs.FindAsync(Containers.Ledger, path, cancellationToken);
            if (content is not null)
            {
                using Stream stream = content.ToStream();
                foreach (VerificationRecord record in VerificationCsv.Read(stream).Where(r => missing.Remove(r.Key)))
                {
                    found[record.Key] = record;
                }
            }
        }
    }
}
