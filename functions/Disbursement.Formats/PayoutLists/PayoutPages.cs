using Disbursement.Core.Money;
using Disbursement.Core.Payments;

namespace Disbursement.Formats.PayoutLists;

/// <summary>One printed page of a payout list.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="FirstRow">The number of its first row, from 1.</param>
/// <param name="Entries">Its payments, in file order.</param>
/// <param name="Total">Their count and sum.</param>
/// <param name="SoFar">Count and sum of this page and all before it.</param>
public sealed record PayoutPage(
    int Number, int FirstRow, IReadOnlyList<PaymentEntry> Entries, Tally Total, Tally SoFar);

/// <summary>Cuts a payout list into pages that leave room to sign.</summary>
public static class PayoutPages
{
    /// <summary>Rows of the first page, which has the title.</summary>
    public const int FirstRowsMax = 9;

    /// <summary>Rows of every other page; the last leaves room for totals and signatures.</summary>
    public const int RowsMax = 11;

    /// <summary>The pages, in order. The same payments give the same pages.</summary>
    public static IReadOnlyList<PayoutPage> Of(IReadOnlyList<PaymentEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var pages = new List<PayoutPage>();
        Tally soFar = Tally.None;
        for (int at = 0; at < entries.Count;)
        {
            PaymentEntry[] rows = [.. entries.Skip(at).Take(pages.Count == 0 ? FirstRowsMax : RowsMax)];
            var total = new Tally(rows.Length, Vnd.Sum(rows.Select(static entry => entry.Amount)));
            soFar += total;
            pages.Add(new PayoutPage(pages.Count + 1, at + 1, rows, total, soFar));
            at += rows.Length;
        }

        return pages;
    }
}
