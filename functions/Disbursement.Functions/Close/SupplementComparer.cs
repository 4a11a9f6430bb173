using Disbursement.Core.Entitlements;
using Disbursement.Functions.Months;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Close;

/// <summary>Compares a unit's supplement with its lists of the month before: one merge of sorted sequences.</summary>
/// <param name="ledger">The rows.</param>
/// <param name="lists">The lists of the month before.</param>
/// <param name="blobs">Where the comparison is written.</param>
public sealed class SupplementComparer(EntitlementLedger ledger, MonthLists lists, BlobStore blobs)
{
    /// <summary>Writes the unit's comparison and tells how many entitlements changed.</summary>
    public async Task<int> CompareAsync(UnitWork work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        SlotManifest? before = await lists.FindAsync(work.Month.Before(), cancellationToken);
        var changes = new List<ListChanges>();
        foreach (FrozenList list in work.Lists)
        {
            FrozenList[] earlier =
            [
                .. before?.Lists.Where(other => other.Unit == list.Unit && other.List == list.List) ?? [],
            ];
            changes.Add(await CompareAsync(work.Month, list, earlier, cancellationToken));
        }

        await blobs.CreateJsonAsync(
            Containers.Ledger,
            LedgerPaths.SupplementComparison(work.Month, work.Unit, work.Round),
            changes,
            cancellationToken);
        return changes.Sum(static change => change.New + change.Stopped + change.AmountChanged
            + change.AccountChanged + change.ChannelChanged + change.ReceiverChanged);
    }

    private async Task<ListChanges> CompareAsync(
        MonthRef month, FrozenList list, FrozenList[] earlier, CancellationToken cancellationToken)
    {
        var changes = new ListChanges { List = list.List, Round = list.Round, HasBefore = earlier.Length > 0 };
        if (earlier.Length == 0)
        {
            return changes;
        }

        IAsyncEnumerable<EntitlementRow>[] sequences =
        [
            .. earlier.Select(before => ledger.ReadAsync(month.Before(), before, cancellationToken)),
            ledger.ReadAsync(month, list, cancellationToken),
        ];
        EntitlementRow? pending = null;
        await foreach ((int source, EntitlementRow row) in SortedMerge.MergeAsync(
            sequences, static row => row.Key, cancellationToken))
        {
            // Of two rows with one key the earlier month's comes first: the merge breaks ties by sequence.
            if (source < earlier.Length)
            {
                CountStopped(changes, pending);
                pending = row;
            }
            else if (pending is not null && pending.Key == row.Key)
            {
                CountChanged(changes, pending, row);
                pending = null;
            }
            else
            {
                changes.New++;
                changes.NewDong += row.Due.Dong;
            }
        }

        CountStopped(changes, pending);
        return changes;
    }

    private static void CountStopped(ListChanges changes, EntitlementRow? row)
    {
        if (row is not null && changes.Round == 1)
        {
            changes.Stopped++;
            changes.StoppedDong += row.Due.Dong;
        }
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
