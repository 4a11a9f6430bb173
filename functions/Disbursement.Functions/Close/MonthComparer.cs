using System.Runtime.CompilerServices;
using Disbursement.Core.Comparison;
using Disbursement.Core.Entitlements;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Months;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Close;

/// <summary>
/// Compares a month with the one before over the whole province: what left one unit and came to another moved. Merges
/// what the units found to differ, sorted by person, so that memory is bounded by their number.
/// </summary>
/// <param name="units">Compares units.</param>
/// <param name="ledger">The rows of lists that no unit of this month has.</param>
/// <param name="blobs">Where the comparison is written.</param>
public sealed class MonthComparer(UnitComparer units, EntitlementLedger ledger, BlobStore blobs)
{
    /// <summary>The comparison, written once; null before intake closed.</summary>
    public async Task<ComparedMonth?> CompareAsync(MonthRef month, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(month);
        if (await FindAsync(month, cancellationToken) is { } found)
        {
            return found;
        }

        SlotManifest? manifest = await blobs.FindJsonAsync<SlotManifest>(
            Containers.Ledger, LedgerPaths.Manifest(month), cancellationToken);
        if (manifest is null)
        {
            return null;
        }

        ComparedMonth compared = await CompareAsync(month, manifest, cancellationToken);
        await blobs.CreateJsonAsync(
            Containers.Ledger, LedgerPaths.MonthComparison(month), compared, cancellationToken);
        return await FindAsync(month, cancellationToken);
    }

    /// <summary>The comparison; null before it was made.</summary>
    public Task<ComparedMonth?> FindAsync(MonthRef month, CancellationToken cancellationToken) =>
        blobs.FindJsonAsync<ComparedMonth>(Containers.Ledger, LedgerPaths.MonthComparison(month), cancellationToken);

    /// <summary>The persons behind a comparison in key order, one chunk in memory.</summary>
    public IAsyncEnumerable<EntitlementDifference> PeopleAsync(
        MonthRef month, ComparedMonth compared, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(month);
        ArgumentNullException.ThrowIfNull(compared);
        return ReadAsync(LedgerPaths.ComparedPeople(month), compared.Chunks, cancellationToken);
    }

    private async Task<ComparedMonth> CompareAsync(
        MonthRef month, SlotManifest manifest, CancellationToken cancellationToken)
    {
        MonthBefore before = await units.BeforeAsync(month, cancellationToken);
        PlaceSuccession succession = await units.SuccessionAsync(month, cancellationToken);
        var sums = new ComparisonAccumulator();
        var sequences = new List<IAsyncEnumerable<EntitlementDifference>>();
        var withoutBefore = new List<string>();
        ListedFacts facts = ListedFacts.None;
        string[] codes =
        [
            .. manifest.Lists.Select(static list => list.Unit).Union(manifest.Carried).Order(StringComparer.Ordinal),
        ];
        foreach (string code in codes)
        {
            UnitComparison unit = await units.CompareAsync(WorkOf(month, manifest, code), cancellationToken);
            foreach (ComparisonRow row in unit.Totals)
            {
                sums.Add(row.Place, row.Figures);
            }

            facts = facts.And(unit.Facts);
            withoutBefore.AddRange(unit.ListsWithoutBefore);
            sequences.Add(ReadAsync(LedgerPaths.Differences(month, code), unit.Chunks, cancellationToken));
        }

        foreach (ListBefore left in before.Lists.Where(
            one => one.Month.Province != month.Province || !codes.Contains(one.List.Unit, StringComparer.Ordinal)))
        {
            sequences.Add(LeftAsync(left, sums, cancellationToken));
        }

        int chunks = before.IsKnown ? await MergeAsync(month, sequences, succession, sums, cancellationToken) : 0;
        IReadOnlyList<ComparisonRow> rows = before.IsKnown ? sums.Build() : sums.Totals();
        var comparison = new MonthComparison
        {
            Province = month.Province,
            Period = month.Period,
            Before = month.Before().Period,
            HasBefore = before.IsKnown,
            ListsWithoutBefore = before.IsKnown ? withoutBefore : [],
            CodesWithoutMap = CodesWithoutMap(rows, succession),
            Rows = rows,
        };
        return new ComparedMonth(comparison, chunks, facts);
    }

    private async Task<int> MergeAsync(
        MonthRef month,
        List<IAsyncEnumerable<EntitlementDifference>> sequences,
        PlaceSuccession succession,
        ComparisonAccumulator sums,
        CancellationToken cancellationToken)
    {
        var people = new DifferenceWriter(blobs, LedgerPaths.ComparedPeople(month), ChunkIndex.RowsPerChunk);
        await foreach (List<(int Source, EntitlementDifference Item)> same in SortedMerge.GroupAsync(
            sequences, static difference => difference.Key, cancellationToken))
        {
            foreach (EntitlementDifference difference in DifferenceRules.Pair(
                [.. same.Select(static one => one.Item)], succession.IsSame))
            {
                sums.Add(difference);
                if (difference.Kinds != DifferenceKinds.None)
                {
                    await people.AddAsync(difference, cancellationToken);
                }
            }
        }

        await people.FinishAsync(cancellationToken);
        return people.Chunks;
    }

    /// <summary>A list of the month before whose unit has none this month: its sums are taken while it is read.</summary>
    private async IAsyncEnumerable<EntitlementDifference> LeftAsync(
        ListBefore left, ComparisonAccumulator sums, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (EntitlementRow row in ledger.ReadAsync(left.Month, left.List, cancellationToken))
        {
            sums.AddBefore(UnitComparer.PlaceOf(left.List, row), row);
            yield return DifferenceRules.Departed(row.Key, row.FullName, UnitComparer.SideOf(left.List, row));
        }
    }

    private async IAsyncEnumerable<EntitlementDifference> ReadAsync(
        string folder, int chunks, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (int chunk = 0; chunk < chunks; chunk++)
        {
            BinaryData content = await blobs.ReadAsync(
                Containers.Ledger, $"{folder}/{LedgerPaths.Chunk(chunk)}", cancellationToken);
            using Stream stream = content.ToStream();
            foreach (EntitlementDifference difference in DifferenceCsv.Read(stream))
            {
                yield return difference;
            }
        }
    }

    private static UnitWork WorkOf(MonthRef month, SlotManifest manifest, string unit) => new(
        month, 0, unit, [.. manifest.Lists.Where(list => list.Unit == unit)]);

    /// <summary>Codes from which something moved away wholly, and of which nobody has said what became of them.</summary>
    private static IReadOnlyList<string> CodesWithoutMap(
        IReadOnlyList<ComparisonRow> rows, PlaceSuccession succession)
    {
        string[] now =
        [
            .. rows.Where(static row => row.Figures.Entitlements > 0)
                .SelectMany(static row => new[] { row.Place.Unit, row.Place.Commune }),
        ];
        return
        [
            .. rows.Where(static row => row.Figures.MovedOut.Count > 0)
                .SelectMany(static row => new[] { row.Place.Unit, row.Place.Commune })
                .Except(now, StringComparer.Ordinal)
                .Where(succession.IsUnknown)
                .Order(StringComparer.Ordinal),
        ];
    }
}
