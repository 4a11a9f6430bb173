using Disbursement.Functions.Months;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Close;

/// <summary>The lists that came after close and were frozen for a round, as kept in the ledger.</summary>
/// <param name="Province">2-digit province code.</param>
/// <param name="Period">The month.</param>
/// <param name="Round">The round that pays them first, from 2.</param>
/// <param name="Lists">The lists, in order.</param>
public sealed record SupplementManifest(string Province, string Period, int Round, IReadOnlyList<FrozenList> Lists);

/// <summary>All lists a month has frozen so far: those of its close, then the supplements round by round.</summary>
/// <param name="blobs">The manifests.</param>
public sealed class MonthLists(BlobStore blobs)
{
    /// <summary>The manifest of the close with the lists of all rounds; null before the month was frozen.</summary>
    public async Task<SlotManifest?> FindAsync(MonthRef month, CancellationToken cancellationToken)
    {
        SlotManifest? first = await blobs.FindJsonAsync<SlotManifest>(
            Containers.Ledger, LedgerPaths.Manifest(month), cancellationToken);
        if (first is null)
        {
            return null;
        }

        var lists = new List<FrozenList>(first.Lists);
        IReadOnlyList<string> later = await blobs.ListAsync(
            Containers.Ledger, LedgerPaths.SupplementsPrefix(month), cancellationToken);
        foreach (string path in later.Order(StringComparer.Ordinal))
        {
            SupplementManifest? more = await blobs.FindJsonAsync<SupplementManifest>(
                Containers.Ledger, path, cancellationToken);
            lists.AddRange(more?.Lists ?? []);
        }

        return first with { Lists = lists };
    }
}
