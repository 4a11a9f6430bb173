using Disbursement.Core.Entitlements;
using Disbursement.Core.Programmes;
using Disbursement.Core.Verification;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Close;
using Disbursement.Functions.Months;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Verification;

/// <summary>
/// Accounts that the month before proved. A proof that still stands is written into the new month's evidence with
/// its first date, so each month needs only the one before it.
/// </summary>
/// <param name="blobs">The ledger.</param>
/// <param name="lists">The lists of the month before.</param>
/// <param name="ledger">The rows, whose first keys say which chunks can hold a key.</param>
public sealed class EarlierProofs(BlobStore blobs, MonthLists lists, EntitlementLedger ledger)
{
    /// <summary>The proofs of the month before for these rows, which stand in key order.</summary>
    public async Task<IReadOnlyDictionary<EntitlementKey, VerificationRecord>> FindAsync(
        MonthRef month, FrozenList list, EntitlementRow[] rows, CancellationToken cancellationToken)
    {
        var found = new Dictionary<EntitlementKey, VerificationRecord>();
        MonthRef before = month.Before();
        if (rows.Length == 0)
        {
            return found;
        }

        SlotManifest? manifest = await lists.FindAsync(before, cancellationToken);
        foreach (FrozenList earlier in manifest?.Lists ?? [])
        {
            if (earlier.Unit == list.Unit && earlier.List == list.List)
            {
                await AddAsync(found, before, earlier, rows, cancellationToken);
            }
        }

        return found;
    }

    private async Task AddAsync(
        Dictionary<EntitlementKey, VerificationRecord> found,
        MonthRef before,
        FrozenList earlier,
        EntitlementRow[] rows,
        CancellationToken cancellationToken)
    {
        ProgrammeGroup group = EntitlementLedger.GroupOf(earlier);
        HashSet<EntitlementKey> wanted = [.. rows.Select(static row => row.Key)];
        IReadOnlyList<int> chunks = await ledger.ChunksBetweenAsync(
            before, earlier, rows[0].Key, rows[^1].Key, cancellationToken);
        string folder = LedgerPaths.Verified(before, earlier.Unit, group, earlier.Round);
        foreach (int chunk in chunks)
        {
            string path = $"{folder}/{LedgerPaths.Chunk(chunk)}";
            BinaryData? content = await blobs.FindAsync(Containers.Ledger, path, cancellationToken);
            if (content is not null)
            {
                using Stream stream = content.ToStream();
                foreach (VerificationRecord record in VerificationCsv.Read(stream).Where(r => wanted.Contains(r.Key)))
                {
                    found[record.Key] = record;
                }
            }
        }
    }
}
