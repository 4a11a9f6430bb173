using Disbursement.Core.Contracts;
using Disbursement.Core.Money;

namespace Disbursement.Core.Payments;

/// <summary>One file of a family, not yet written.</summary>
/// <param name="Id">Its id, which ends in its number.</param>
/// <param name="Of">How many files the family has.</param>
/// <param name="Entries">Its payments, in file order; never empty.</param>
public sealed record PlannedFile(FileId Id, int Of, IReadOnlyList<PaymentEntry> Entries)
{
    /// <summary>Count and sum of the payments, computed from them.</summary>
    public Tally Total { get; } = new(Entries.Count, Vnd.Sum(Entries.Select(entry => entry.Amount)));
}

/// <summary>Splits the payments of one provider × budget source × unit × round into files within the caps.</summary>
/// <remarks>
/// The cut is greedy in <see cref="PaymentOrder"/>, so it depends on the payments alone: the same payments in any
/// order give the same files. A family has at most <see cref="FileId.NumberMax"/> files.
/// </remarks>
public static class FileSplitter
{
    /// <summary>Splits one family.</summary>
    /// <param name="first">The id of the family's first file; its number is replaced.</param>
    /// <param name="entries">The payments, in any order; none gives no file.</param>
    /// <param name="caps">The contract's caps.</param>
    /// <exception cref="ArgumentException">Two payments have one EndToEndId, one is zero or above a cap, or the family
    /// would have too many files.</exception>
    public static IReadOnlyList<PlannedFile> Split(FileId first, IEnumerable<PaymentEntry> entries, FileCaps caps)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(caps);
        List<PaymentEntry> sorted = [.. entries];
        sorted.Sort(PaymentOrder.Instance);
        Check(sorted, caps);

        List<List<PaymentEntry>> parts = Cut(sorted, caps);
        return [.. parts.Select((part, index) => new PlannedFile(Numbered(first, index + 1), parts.Count, part))];
    }

    private static List<List<PaymentEntry>> Cut(List<PaymentEntry> sorted, FileCaps caps)
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
