using Disbursement.Functions.Close;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Coverage;

/// <summary>The counts of a month's units.</summary>
/// <param name="blobs">The ledger.</param>
public sealed class UnitCounts(BlobStore blobs)
{
    /// <summary>Codes of the units that the frozen month has work for, in order.</summary>
    public async Task<SlotManifest> ManifestAsync(MonthRef month, CancellationToken cancellationToken) =>
        await blobs.FindJsonAsync<SlotManifest>(Containers.Ledger, LedgerPaths.Manifest(month), cancellationToken)
        ?? throw new InvalidOperationException($"The manifest of {month.PartitionKey} is missing.");

    /// <summary>The count of every unit of the frozen month.</summary>
    /// <exception cref="InvalidOperationException">A unit is not counted.</exception>
    public async Task<IReadOnlyList<UnitCount>> ReadAsync(
        MonthRef month, SlotManifest manifest, CancellationToken cancellationToken)
    {
        IEnumerable<string> units = manifest.Lists.Select(static list => list.Unit)
            .Union(manifest.Carried, StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        var counts = new List<UnitCount>();
        foreach (string unit in units)
        {
            counts.Add(await blobs.FindJsonAsync<UnitCount>(
                Containers.Ledger, LedgerPaths.Coverage(month, unit), cancellationToken)
                ?? throw new InvalidOperationException($"The unit {unit} of {month.PartitionKey} is not counted."));
        }

        return counts;
    }
}
