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
/// <param name="ledger">The rows, whose first keys say which chunks can hold a key.</param>
public sealed class EarlierProofs(BlobStore blobs, EntitlementLedger ledger)
{
    /// <summary>The proofs of the month before for these rows, which stand in key order.</summary>
    public async Task<IReadOnlyDictionary<EntitlementKey, VerificationRecord>> FindAsync(
        MonthRef month, FrozenList list, EntitlementRow[] rows, CancellationToken cancellationToken)
    {
        var found = new Dictionary<EntitlementKey, VerificationRecord>();
        MonthRef before = month.Before();
        SlotManifest? manifest = await blobs.FindJsonAsync<SlotManifest>(
            Containers.Ledger, LedgerPaths.Manifest(before), cancellationToken);
        FrozenList? earlier = manifest?.Lists.FirstOrDefault(
            other => other.Unit == list.Unit && other.List == list.List);
        if (earlier is null || rows.Length == 0)
        {
            return found;
        }

        ProgrammeGroup group = EntitlementLedger.GroupOf(list);
        HashSet<EntitlementKey> wanted = [.. rows.Select(static row => row.Key)];
        IReadOnlyList<int> chunks = await ledger.ChunksBetweenAsync(
            before, earlier, rows[0].Key, rows[^1].Key, cancellationToken);
        foreach (int chunk in chunks)
        {
            string path = $"{LedgerPaths.Verified(before, list.Unit, group)}/{LedgerPaths.Chunk(chunk)}";
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

        return found;
    }
}
