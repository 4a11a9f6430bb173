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
        return
        [
            .. await blobs.ReadCarriedAsync(LedgerPaths.CarryOver(month, unit, group), cancellationToken),
            .. (await blobs.ReadCarriedAsync(LedgerPaths.Unknown(month, unit, group), cancellationToken))
                .Select(static one => one with { IsUnknown = true }),
        ];
    }

    /// <summary>What a month left of all lists of some units; reads only what is there.</summary>
    /// <param name="blobs">The ledger.</param>
    /// <param name="month">The month that left it.</param>
    /// <param name="units">Codes of the units.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<IReadOnlyList<CarryOver>> LeftByAsync(
        this BlobStore blobs, MonthRef month, IReadOnlyCollection<string> units, CancellationToken cancellationToken)
    {
        var left = new List<CarryOver>();
        foreach ((string path, string unit, bool isUnknown) in await FilesAsync(blobs, month, cancellationToken))
        {
            if (units.Contains(unit))
            {
                left.AddRange((await blobs.ReadCarriedAsync(path, cancellationToken))
                    .Select(one => one with { IsUnknown = isUnknown }));
            }
        }

        return left;
    }

    /// <summary>One file of what was left; empty when there is none.</summary>
    /// <param name="blobs">The ledger.</param>
    /// <param name="path">Where it lies.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<IReadOnlyList<CarryOver>> ReadCarriedAsync(
        this BlobStore blobs, string path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(blobs);
        return await blobs.FindRowsAsync(path, CarryOverCsv.Read, cancellationToken);
    }

    /// <summary>Codes of the units of which a month left something, in order; none before it was counted.</summary>
    /// <param name="blobs">The ledger.</param>
    /// <param name="month">The month.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<IReadOnlyList<string>> UnitsLeftByAsync(
        this BlobStore blobs, MonthRef month, CancellationToken cancellationToken)
    {
        var units = new SortedSet<string>(StringComparer.Ordinal);
        units.UnionWith((await FilesAsync(blobs, month, cancellationToken)).Select(static file => file.Unit));
        return [.. units];
    }

    private static async Task<IReadOnlyList<(string Path, string Unit, bool IsUnknown)>> FilesAsync(
        BlobStore blobs, MonthRef month, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(blobs);
        string owed = LedgerPaths.CarryOverPrefix(month);
        string unknown = LedgerPaths.UnknownPrefix(month);
        return
        [
            .. (await blobs.ListAsync(Containers.Ledger, owed, cancellationToken))
                .Select(path => (path, path[owed.Length..].Split('-')[0], false)),
            .. (await blobs.ListAsync(Containers.Ledger, unknown, cancellationToken))
                .Select(path => (path, path[unknown.Length..].Split('-')[0], true)),
        ];
    }
}
