using Disbursement.Core.Entitlements;
using Disbursement.Functions.Months;
using Disbursement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.Functions.Close;

/// <summary>What changed in a unit's list against the month before. Money in đồng; a cut is negative.</summary>
public sealed record ListChanges
{
    /// <summary><c>btxh</c>, <c>ncc</c> or <c>khac</c>.</summary>
    public required string List { get; init; }

    /// <summary>The round that pays the list first: 1 for one frozen at close, from 2 for a supplement.</summary>
    public int Round { get; init; } = 1;

    /// <summary>Whether the unit sent this list the month before.</summary>
    public bool HasBefore { get; init; }

    /// <summary>Entitlements not listed before.</summary>
    public int New { get; set; }

    /// <summary>Their money.</summary>
    public long NewDong { get; set; }

    /// <summary>Entitlements no longer listed; none in a supplement, which adds to a list and takes nothing away.</summary>
    public int Stopped { get; set; }

    /// <summary>Their money the month before.</summary>
    public long StoppedDong { get; set; }

    /// <summary>Entitlements with another sum.</summary>
    public int AmountChanged { get; set; }

    /// <summary>The difference.</summary>
    public long AmountChangedDong { get; set; }

    /// <summary>Entitlements with another institution or account.</summary>
    public int AccountChanged { get; set; }

    /// <summary>Entitlements with another way of receiving.</summary>
    public int ChannelChanged { get; set; }

    /// <summary>Entitlements with another receiver.</summary>
    public int ReceiverChanged { get; set; }

    /// <summary>Entitlements listed as before.</summary>
    public int Unchanged { get; set; }
}

/// <summary>Compares a unit's lists with those of the month before: one merge of two sorted sequences.</summary>
/// <param name="ledger">The rows.</param>
/// <param name="lists">The lists of the month before.</param>
/// <param name="blobs">Where the comparison is written.</param>
public sealed class CompareUnitActivity(EntitlementLedger ledger, MonthLists lists, BlobStore blobs)
{
    /// <summary>Writes the unit's comparison and tells how many entitlements changed.</summary>
    [Function(nameof(CompareUnitActivity))]
    public async Task<int> RunAsync([ActivityTrigger] UnitWork work, CancellationToken cancellationToken)
    {
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
            LedgerPaths.Comparison(work.Month, work.Unit, work.Round),
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
