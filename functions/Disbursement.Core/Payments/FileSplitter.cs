using Disbursement.Core.Contracts;
using Disbursement.Core.Money;
using Disbursement.Core.Routing;

namespace Disbursement.Core.Payments;

/// <summary>One file of a family, not yet written.</summary>
/// <param name="Id">Its id, which ends in its number.</param>
/// <param name="Of">How many files the family has.</param>
/// <param name="Entries">Its payments, in file order; never empty.</param>
public sealed record PlannedFile(FileId Id, int Of, IReadOnlyList<PaymentEntry> Entries)
{
    /// <summary>Count and sum of the payments, computed from them.</summary>
    public Tally Total { get; } = new(Entries.Count, Vnd.Sum(Entries.Select(entry => entry.Amount)));

    /// <summary>The channel of all its payments.</summary>
    public ChannelKind Channel => Entries[0].Channel;

    /// <summary>How all its payments go.</summary>
    public TransferRoute Route { get; init; }
}

/// <summary>Splits the payments of one provider × budget source × unit × round into files within the caps.</summary>
/// <remarks>
/// Every file has one channel and one transfer route. Within them the cut is greedy in <see cref="PaymentOrder"/>, so
/// it depends on the payments alone: the same payments in any order give the same files. A family has at most
/// <see cref="FileId.NumberMax"/> files.
/// </remarks>
public static class FileSplitter
{
    /// <summary>Splits one family by its contract's caps, channels and routes.</summary>
    /// <param name="first">The id of the family's first file; its number is replaced.</param>
    /// <param name="entries">The payments, in any order; none gives no file.</param>
    /// <param name="contract">The provider's contract.</param>
    /// <exception cref="ArgumentException">As <see cref="Split(FileId, IEnumerable{PaymentEntry}, FileCaps)"/>.
    /// </exception>
    public static IReadOnlyList<PlannedFile> Split(FileId first, IEnumerable<PaymentEntry> entries, Contract contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        return Split(first, entries, contract.Caps, entry => contract.RouteOf(entry.Institution, entry.Amount));
    }

    /// <summary>Splits one family whose payments all go the same route.</summary>
    /// <param name="first">The id of the family's first file; its number is replaced.</param>
    /// <param name="entries">The payments, in any order; none gives no file.</param>
    /// <param name="caps">The contract's caps.</param>
    /// <exception cref="ArgumentException">Two payments have one EndToEndId, one is zero or above a cap, or the family
    /// would have too many files.</exception>
    public static IReadOnlyList<PlannedFile> Split(FileId first, IEnumerable<PaymentEntry> entries, FileCaps caps) =>
        Split(first, entries, caps, static _ => TransferRoute.Own);

    private static IReadOnlyList<PlannedFile> Split(
        FileId first, IEnumerable<PaymentEntry> entries, FileCaps caps, Func<PaymentEntry, TransferRoute> routeOf)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(caps);
        List<PaymentEntry> sorted = [.. entries];
        sorted.Sort(PaymentOrder.Instance);
        Check(sorted, caps);

        List<(TransferRoute Route, List<PaymentEntry> Entries)> parts =
        [
            .. sorted.GroupBy(entry => (entry.Channel, Route: routeOf(entry)))
                .OrderBy(static part => part.Key.Channel)
                .ThenBy(static part => part.Key.Route)
                .SelectMany(part => Cut(part, caps).Select(cut => (part.Key.Route, cut))),
        ];
        return
        [
            .. parts.Select((part, index) =>
                new PlannedFile(Numbered(first, index + 1), parts.Count, part.Entries) { Route = part.Route }),
        ];
    }

    private static List<List<PaymentEntry>> Cut(IEnumerable<PaymentEntry> sorted, FileCaps caps)
    {
        var parts = new List<List<PaymentEntry>>();
        long sum = 0;
        foreach (PaymentEntry entry in sorted)
        {
            bool full = parts.Count == 0
                || parts[^1].Count >= caps.RowsMax
                || sum + entry.Amount.Dong > caps.SumMaxDong;
            if (full)
            {
                parts.Add([]);
                sum = 0;
            }

            parts[^1].Add(entry);
            sum += entry.Amount.Dong;
        }

        return parts;
    }

    private static void Check(List<PaymentEntry> sorted, FileCaps caps)
    {
        var seen = new HashSet<EndToEndId>(sorted.Count);
        foreach (PaymentEntry entry in sorted)
        {
            // DESIGN 4: collisions are checked. One id for two payments would let one result settle both.
            if (!seen.Add(entry.Id))
            {
                throw new ArgumentException($"EndToEndId {entry.Id} stands for two payments.", nameof(sorted));
            }

            if (entry.Amount == Vnd.Zero || entry.Amount.Dong > Math.Min(caps.SumMaxDong, caps.TransferMaxDong))
            {
                throw new ArgumentException($"Payment {entry.Id} is zero or above a cap.", nameof(sorted));
            }
        }
    }

    private static FileId Numbered(FileId first, int number) => FileId.Create(
        first.Province, first.YearMonth, first.Round, first.Unit, first.Source, first.Provider, number);
}
