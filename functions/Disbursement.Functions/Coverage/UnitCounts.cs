using Disbursement.Functions.Close;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Coverage;

/// <summary>The counts of a month's units.</summary>
/// <param name="lists">The lists frozen so far.</param>
/// <param name="blobs">The ledger.</param>
public sealed class UnitCounts(MonthLists lists, BlobStore blobs)
{
    /// <summary>The lists that the month has frozen, supplements too, and the units with payments carried in.</summary>
    public async Task<SlotManifest> ManifestAsync(MonthRef month, CancellationToken cancellationToken) =>
        await lists.FindAsync(month, cancellationToken)
        ?? throw new InvalidOperationException($"The manifest of {month.PartitionKey} is missing.");

    /// <summary>The counts of the units that have one; empty before close.</summary>
    public async Task<IReadOnlyList<UnitCount>> FindAsync(MonthRef month, CancellationToken cancellationToken)
    {
        if (await lists.FindAsync(month, cancellationToken) is not { } manifest)
        {
            return [];
        }

        var counts = new List<UnitCount>();
        foreach (string unit in UnitsOf(manifest))
        {
            if (await blobs.FindJsonAsync<UnitCount>(
                Containers.Ledger, LedgerPaths.Coverage(month, unit), cancellationToken) is { } count)
            {
                counts.Add(count);
            }
        }

        return counts;
    }

    /// <summary>The count of every unit of the frozen month.</summary>
    /// <exception cref="InvalidOperationException">A unit is not counted.</exception>
    public async Task<IReadOnlyList<UnitCount>> ReadAsync(
        MonthRef month, SlotManifest manifest, CancellationToken cancellationToken)
    {
        var counts = new List<UnitCount>();
        foreach (string unit in UnitsOf(manifest))
        {
            counts.Add(await blobs.FindJsonAsync<UnitCount>(
                Containers.Ledger, LedgerPaths.Coverage(month, unit), cancellationToken)
                ?? throw new InvalidOperationException($"The unit {unit} of {month.PartitionKey} is not counted."));
        }

        return counts;
    }

    private static IEnumerable<string> UnitsOf(SlotManifest manifest) => manifest.Lists.Select(static list => list.Unit)
        .Union(manifest.Carried, StringComparer.Ordinal)
        .Order(StringComparer.Ordinal);
}
