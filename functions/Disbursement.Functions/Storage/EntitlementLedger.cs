using System.Runtime.CompilerServices;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Programmes;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Months;

namespace Disbursement.Functions.Storage;

/// <summary>The accepted rows of a month, chunk by chunk, in key order.</summary>
/// <param name="blobs">The ledger.</param>
public sealed class EntitlementLedger(BlobStore blobs)
{
    /// <summary>The rows of one chunk (at most 5,000).</summary>
    /// <param name="month">The month.</param>
    /// <param name="list">The list.</param>
    /// <param name="chunk">0-based.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<IReadOnlyList<EntitlementRow>> ReadChunkAsync(
        MonthRef month, FrozenList list, int chunk, CancellationToken cancellationToken)
    {
        string path = $"{LedgerPaths.Intake(month, list.Unit, GroupOf(list), list.Version)}/{LedgerPaths.Chunk(chunk)}";
        BinaryData content = await blobs.ReadAsync(Containers.Ledger, path, cancellationToken);
        using Stream stream = content.ToStream();
        return [.. EntitlementCsv.Read(stream)];
    }

    /// <summary>Numbers of the chunks that can hold keys of a range, by the first keys of the list's index.</summary>
    public async Task<IReadOnlyList<int>> ChunksBetweenAsync(
        MonthRef month,
        FrozenList list,
        EntitlementKey first,
        EntitlementKey last,
        CancellationToken cancellationToken)
    {
        string folder = LedgerPaths.Intake(month, list.Unit, GroupOf(list), list.Version);
        BinaryData content = await blobs.ReadAsync(
            Containers.Ledger, $"{folder}/{ChunkIndex.FileName}", cancellationToken);
        using Stream stream = content.ToStream();
        ChunkIndex index = await ChunkIndex.ReadAsync(stream, cancellationToken);
        EntitlementKey[] starts = [.. index.Chunks.Select(static chunk =>
            EntitlementKey.TryParse(chunk.FirstKey, out EntitlementKey key)
                ? key
                : throw new InvalidDataException("A first key of a chunk index is damaged."))];
        return
        [
            .. Enumerable.Range(0, starts.Length).Where(chunk =>
                starts[chunk] <= last && (chunk + 1 == starts.Length || starts[chunk + 1] >= first)),
        ];
    }

    /// <summary>All rows of one list in key order, one chunk in memory at a time.</summary>
    public async IAsyncEnumerable<EntitlementRow> ReadAsync(
        MonthRef month, FrozenList list, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (int chunk = 0; chunk < list.Chunks; chunk++)
        {
            foreach (EntitlementRow row in await ReadChunkAsync(month, list, chunk, cancellationToken))
            {
                yield return row;
            }
        }
    }

    /// <summary>Rows of one list in key order, from the chunks that can hold keys of a range.</summary>
    public async IAsyncEnumerable<EntitlementRow> ReadBetweenAsync(
        MonthRef month,
        FrozenList list,
        EntitlementKey first,
        EntitlementKey last,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (int chunk in await ChunksBetweenAsync(month, list, first, last, cancellationToken))
        {
            foreach (EntitlementRow row in await ReadChunkAsync(month, list, chunk, cancellationToken))
            {
                yield return row;
            }
        }
    }

    /// <summary>The group of a list.</summary>
    public static ProgrammeGroup GroupOf(FrozenList list) =>
        ProgrammeGroups.TryParse(list.List, out ProgrammeGroup group)
            ? group
            : throw new InvalidOperationException($"There is no list '{list.List}'.");
}
