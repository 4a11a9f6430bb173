using Disbursement.Core.Programmes;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Ledger;

namespace Disbursement.Functions.Storage;

/// <summary>
/// What a month left to the next one: what is owed (<c>carry-over</c>), and beside it what was sent and nobody answered for
/// (<c>unknown</c>), which only a person can let go. Two files, so that what reads the first can never pay the second.
/// </summary>
public static class CarriedRows
{
    private const string CarryOverFolder = "carry-over";
    private const string UnknownFolder = "unknown";
    private static readonly string[] Folders = [CarryOverFolder, UnknownFolder];

    /// <summary>What a month left of one list of a unit; empty before the month was counted.</summary>
    /// <param name="blobs">The ledger.</param>
    /// <param name="month">The month that left it.</param>
    /// <param name="unit">Code of the unit.</param>
    /// <param name="group">The list.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<IReadOnlyList<CarryOver>> LeftByAsync(
        this BlobStore blobs, MonthRef month, string unit, ProgrammeGroup group, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(blobs);
        IReadOnlyList<CarryOver> owed = await blobs.ReadCarriedAsync(
            LedgerPaths.CarryOver(month, unit, group), cancellationToken);
        IReadOnlyList<CarryOver> unknown = await blobs.ReadCarriedAsync(
            LedgerPaths.Unknown(month, unit, group), cancellationToken);
        return [.. owed, .. unknown.Select(static one => one with { IsUnknown = true })];
    }

    /// <summary>One file of what was left; empty when there is none.</summary>
    /// <param name="blobs">The ledger.</param>
    /// <param name="path">Where it lies.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<IReadOnlyList<CarryOver>> ReadCarriedAsync(
        this BlobStore blobs, string path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(blobs);
        BinaryData? content = await blobs.FindAsync(Containers.Ledger, path, cancellationToken);
        if (content is null)
        {
            return [];
        }

        using Stream stream = content.ToStream();
        return [.. CarryOverCsv.Read(stream)];
    }

    /// <summary>Codes of the units of which a month left something, in order; none before it was counted.</summary>
    /// <param name="blobs">The ledger.</param>
    /// <param name="month">The month.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<IReadOnlyList<string>> UnitsLeftByAsync(
        this BlobStore blobs, MonthRef month, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(blobs);
        ArgumentNullException.ThrowIfNull(month);
        var units = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string folder in Folders)
        {
            // …/{unit}-{list}.csv
            string prefix = $"{month.Folder}/{folder}/";
            units.UnionWith((await blobs.ListAsync(Containers.Ledger, prefix, cancellationToken))
                .Select(path => path[prefix.Length..].Split('-')[0]));
        }

        return [.. units];
    }
}
