using Disbursement.Core.Entitlements;
using Disbursement.Functions.Months;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Close;

/// <summary>
/// Compares a unit's supplements with its lists of the month before and with what the month has of it already: one merge of
/// sorted sequences for each list.
/// </summary>
/// <param name="ledger">The rows.</param>
/// <param name="lists">The lists of the month before, and of the month's rounds before.</param>
/// <param name="months">What was sent again or refused.</param>
/// <param name="blobs">Where the comparison is written.</param>
public sealed class SupplementComparer(EntitlementLedger ledger, MonthLists lists, MonthStore months, BlobStore blobs)
{
    /// <summary>Writes the unit's comparison and tells how many entitlements changed.</summary>
    public async Task<int> CompareAsync(UnitWork work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        SlotManifest? before = await lists.FindAsync(work.Month.Before(), cancellationToken);
        SlotManifest? now = await lists.FindAsync(work.Month, cancellationToken);
        IReadOnlyList<SlotEntity> slots = await months.SupplementsAsync(work.Month, cancellationToken);
        var changes = new List<ListChanges>();
        foreach (IGrouping<string, FrozenList> parts in work.Lists.GroupBy(static list => list.List, StringComparer.Ordinal))
        {
            FrozenList[] listed =
            [
                .. (now?.Lists ?? []).Where(other => Is(other, work.Unit, parts.Key) && other.Round < work.Round),
            ];
            SlotEntity[] sent =
            [
                .. slots.Where(slot => slot.Unit == work.Unit && slot.List == parts.Key && slot.Round == work.Round),
            ];
            FrozenList[] earlier = [.. (before?.Lists ?? []).Where(other => Is(other, work.Unit, parts.Key))];
            var change = new ListChanges
            {
                List = parts.Key,
                Round = work.Round,
                HasBefore = earlier.Length > 0,
                ListedRows = listed.Sum(static list => list.Rows),
                ListedDong = listed.Sum(static list => list.DueDong),
                Repeated = sent.Sum(static slot => slot.RowsRepeated),
                Refused = sent.Sum(static slot => slot.RowsRefused),
            };
            await CompareAsync(work.Month, change, earlier, [.. parts], cancellationToken);
            changes.Add(change);
        }

        await blobs.CreateJsonAsync(
            Containers.Ledger,
            LedgerPaths.SupplementComparison(work.Month, work.Unit, work.Round),
            changes,
            cancellationToken);
        return changes.Sum(static change => change.New + change.AmountChanged
            + change.AccountChanged + change.ChannelChanged + change.ReceiverChanged);
    }

    private static bool Is(FrozenList list, string unit, string code) => list.Unit == unit && list.List == code;

    private async Task CompareAsync(
        MonthRef month,
        ListChanges changes,
        FrozenList[] earlier,
        FrozenList[] parts,
        CancellationToken cancellationToken)
    {
        IAsyncEnumerable<EntitlementRow>[] sequences =
        [
            .. earlier.Select(before => ledger.ReadAsync(month.Before(), before, cancellationToken)),
            .. parts.Select(part => ledger.ReadAsync(month, part, cancellationToken)),
        ];
        DateOnly day = month.ToPeriod().FirstDay;
        EntitlementRow? pending = null;
        await foreach ((int source, EntitlementRow row) in SortedMerge.MergeAsync(
            sequences, static row => row.Key, cancellationToken))
        {
            // Of two rows with one key the earlier month's comes first: the merge breaks ties by sequence.
            if (source < earlier.Length)
            {
                pending = row;
                continue;
            }

            Count(changes, row, day);
            if (pending is not null && pending.Key == row.Key)
            {
                CountChanged(changes, pending, row);
            }
            else
            {
                changes.New++;
                changes.NewDong += row.Due.Dong;
                changes.NewWithAccount += row.NamesAccount ? 1 : 0;
            }

            pending = null;
        }
    }

    private static void Count(ListChanges changes, EntitlementRow row, DateOnly day)
    {
        changes.Rows++;
        changes.DueDong += row.Due.Dong;
        changes.ArrearsDong += row.Arrears.Dong;
        changes.WithAccount += row.NamesAccount ? 1 : 0;
        changes.Facts = changes.Facts.With(row, day);
    }

    private static void CountChanged(ListChanges changes, EntitlementRow before, EntitlementRow now)
    {
        bool amount = before.Due != now.Due;
        bool account = before.Institution != now.Institution || before.Account != now.Account;
        bool channel = before.Asked != now.Asked;
        bool receiver = before.PayeeId != now.PayeeId || before.PayeeName != now.PayeeName;
        changes.AmountChanged += amount ? 1 : 0;
        changes.AmountChangedDong += now.Due.Dong - before.Due.Dong;
        changes.AccountChanged += account ? 1 : 0;
        changes.ChannelChanged += channel ? 1 : 0;
        changes.ReceiverChanged += receiver ? 1 : 0;
        changes.Unchanged += amount || account || channel || receiver ? 0 : 1;
    }
}
