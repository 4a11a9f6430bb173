using Disbursement.Core.Comparison;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Programmes;
using Disbursement.Core.Units;
using Disbursement.Functions.Months;
using Disbursement.Functions.Reference;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Close;

/// <summary>Compares one unit's lists with those it sent the month before: one merge of sorted sequences.</summary>
/// <param name="ledger">The rows.</param>
/// <param name="blobs">Where the comparison is written.</param>
/// <param name="monthLists">The lists of the month before, supplements included.</param>
/// <param name="successions">Which units took over from which.</param>
public sealed class UnitComparer(
    EntitlementLedger ledger, BlobStore blobs, MonthLists monthLists, SuccessionStore successions)
{
    /// <summary>A province's units are merged together, so their chunks are small.</summary>
    private const int RowsPerChunk = 1_000;

    /// <summary>Writes the unit's comparison, or finds it written.</summary>
    public async Task<UnitComparison> CompareAsync(UnitWork work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        string path = LedgerPaths.Comparison(work.Month, work.Unit);
        UnitComparison? found = await blobs.FindJsonAsync<UnitComparison>(Containers.Ledger, path, cancellationToken);
        if (found is not null)
        {
            return found;
        }

        MonthBefore before = await BeforeAsync(work.Month, cancellationToken);
        UnitComparison comparison = await CompareAsync(work, before, cancellationToken);
        await blobs.CreateJsonAsync(Containers.Ledger, path, comparison, cancellationToken);
        return await blobs.FindJsonAsync<UnitComparison>(Containers.Ledger, path, cancellationToken)
            ?? throw new InvalidOperationException($"The blob {path} is missing.");
    }

    /// <summary>The lists that a month is compared with; after a merger those of every province that went into it.</summary>
    internal async Task<MonthBefore> BeforeAsync(MonthRef month, CancellationToken cancellationToken)
    {
        MonthRef own = month.Before();
        UnitSuccession map = await successions.CurrentAsync(cancellationToken);
        UnitMapping provinces = map.Predecessors(month.Province, month.ToPeriod(), own.ToPeriod());
        IEnumerable<string> codes = provinces.Kind == SuccessionKind.Unknown ? [] : provinces.Units;
        var lists = new List<ListBefore>();
        bool isKnown = false;
        foreach (string code in codes.Append(month.Province).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            MonthRef before = own with { Province = code };
            SlotManifest? manifest = await monthLists.FindAsync(before, cancellationToken);
            isKnown |= manifest is not null;
            lists.AddRange((manifest?.Lists ?? []).Select(list => new ListBefore(before, list)));
        }

        return new MonthBefore(isKnown, lists);
    }

    /// <summary>Which places of the month before are places of a month under another code.</summary>
    internal async Task<PlaceSuccession> SuccessionAsync(MonthRef month, CancellationToken cancellationToken) => new(
        await successions.CurrentAsync(cancellationToken), month.Before().ToPeriod(), month.ToPeriod());

    private async Task<UnitComparison> CompareAsync(
        UnitWork work, MonthBefore before, CancellationToken cancellationToken)
    {
        ListBefore[] earlier =
        [
            .. before.Lists.Where(one => one.Month.Province == work.Month.Province && one.List.Unit == work.Unit),
        ];
        PlaceSuccession succession = await SuccessionAsync(work.Month, cancellationToken);
        var sums = new ComparisonAccumulator();
        var writer = new DifferenceWriter(
            blobs, LedgerPaths.Differences(work.Month, work.Unit), RowsPerChunk);
        ListedFacts facts = ListedFacts.None;
        DateOnly day = work.Month.ToPeriod().FirstDay;
        await foreach (List<(int Source, EntitlementRow Row)> same in SameKeyAsync(work, earlier, cancellationToken))
        {
            foreach ((int source, EntitlementRow row) in same)
            {
                if (source < earlier.Length)
                {
                    sums.AddBefore(PlaceOf(earlier[source].List, row), row);
                }
                else
                {
                    sums.AddNow(PlaceOf(work.Lists[source - earlier.Length], row), row);
                    facts = facts.With(row, day);
                }
            }

            foreach (EntitlementDifference difference in before.IsKnown ? Differences(work, earlier, same, succession) : [])
            {
                await writer.AddAsync(difference, cancellationToken);
            }
        }

        await writer.FinishAsync(cancellationToken);
        return new UnitComparison
        {
            ListsWithoutBefore =
            [
                .. work.Lists.Where(list => !earlier.Any(one => one.List.List == list.List))
                    .Select(static list => $"{list.Unit}/{list.List}"),
            ],
            Totals = sums.Totals(),
            Chunks = writer.Chunks,
            Differences = writer.Count,
            Facts = facts,
        };
    }

    private static IEnumerable<EntitlementDifference> Differences(
        UnitWork work,
        ListBefore[] earlier,
        List<(int Source, EntitlementRow Row)> same,
        PlaceSuccession succession)
    {
        EntitlementDifference[] sides =
        [
            .. same.Select(one => one.Source < earlier.Length
                ? DifferenceRules.Departed(one.Row.Key, one.Row.FullName, SideOf(earlier[one.Source].List, one.Row))
                : DifferenceRules.Arrived(
                    one.Row.Key, one.Row.FullName, SideOf(work.Lists[one.Source - earlier.Length], one.Row))),
        ];
        return DifferenceRules.Pair(sides, succession.IsSame)
            .Where(static one => one.Kinds != DifferenceKinds.None || one.IsRenamed);
    }

    private async IAsyncEnumerable<List<(int Source, EntitlementRow Row)>> SameKeyAsync(
        UnitWork work,
        ListBefore[] earlier,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IAsyncEnumerable<EntitlementRow>[] sequences =
        [
            .. earlier.Select(one => ledger.ReadAsync(one.Month, one.List, cancellationToken)),
            .. work.Lists.Select(list => ledger.ReadAsync(work.Month, list, cancellationToken)),
        ];
        await foreach (List<(int Source, EntitlementRow Row)> same in SortedMerge.GroupAsync(
            sequences, static row => row.Key, cancellationToken))
        {
            yield return same;
        }
    }

    /// <summary>The place of a row.</summary>
    internal static ComparisonPlace PlaceOf(FrozenList list, EntitlementRow row) =>
        new(list.Unit, row.CommuneCode, EntitlementLedger.GroupOf(list));

    /// <summary>A row as a comparison looks at it.</summary>
    internal static DifferenceSide SideOf(FrozenList list, EntitlementRow row)
    {
        ProgrammeGroup group = EntitlementLedger.GroupOf(list);
        return DifferenceSide.Of(list.Unit, group, row);
    }
}
