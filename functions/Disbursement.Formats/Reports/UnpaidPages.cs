using Disbursement.Core.Payments;

namespace Disbursement.Formats.Reports;

/// <summary>A row of a printed page: a reason above its people, or one of them.</summary>
/// <param name="Reason">The reason; none on a person's row.</param>
/// <param name="Line">The person; none on a reason's row.</param>
/// <param name="Number">The person's number in the commune, from 1.</param>
internal sealed record UnpaidRow(UnpaidReason? Reason, UnpaidLine? Line, int Number);

/// <summary>One printed page of a commune.</summary>
/// <param name="Number">Its number in the commune, from 1.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Total">Count and money of the page.</param>
/// <param name="SoFar">Of this page and those of the commune before it.</param>
internal sealed record UnpaidPage(int Number, IReadOnlyList<UnpaidRow> Rows, Tally Total, Tally SoFar);

/// <summary>Cuts a commune's unpaid items into pages that leave room for totals and signatures.</summary>
internal static class UnpaidPages
{
    /// <summary>Heights that the first page of a commune takes, below names and title; a person's row is one.</summary>
    public const int FirstHeightMax = 15;

    /// <summary>Heights of every other page.</summary>
    public const int HeightMax = 23;

    /// <summary>A reason takes up to three lines: why and what to do, in both languages.</summary>
    public const int ReasonHeight = 3;

    /// <summary>
    /// The pages, in order: by reason, its people under it. A reason that goes on is told again on the next page, and
    /// never stands last on one. The same lines give the same pages.
    /// </summary>
    public static IReadOnlyList<UnpaidPage> Of(IEnumerable<UnpaidLine> lines)
    {
        var pages = new List<UnpaidPage>();
        var rows = new List<UnpaidRow>();
        int height = 0;
        int number = 0;
        Tally soFar = Tally.None;
        foreach (IGrouping<UnpaidReason, UnpaidLine> reason in InOrder(lines).GroupBy(static line => line.Reason))
        {
            bool isTold = false;
            foreach (UnpaidLine line in reason)
            {
                int wanted = isTold ? 1 : ReasonHeight + 1;
                if (height + wanted > (pages.Count == 0 ? FirstHeightMax : HeightMax))
                {
                    End();
                    isTold = false;
                }

                if (!isTold)
                {
                    rows.Add(new UnpaidRow(reason.Key, null, 0));
                    height += ReasonHeight;
                    isTold = true;
                }

                rows.Add(new UnpaidRow(null, line, ++number));
                height++;
            }
        }

        End();
        return pages;

        void End()
        {
            Tally total = rows.Where(static row => row.Line is not null)
                .Aggregate(Tally.None, static (sum, row) => sum.With(row.Line!.Amount));
            soFar += total;
            pages.Add(new UnpaidPage(pages.Count + 1, [.. rows], total, soFar));
            rows.Clear();
            height = 0;
        }
    }

    private static IEnumerable<UnpaidLine> InOrder(IEnumerable<UnpaidLine> lines) => lines
        .OrderBy(static line => line.Kind)
        .ThenBy(static line => line.Reason.Vietnamese, StringComparer.Ordinal)
        .ThenBy(static line => line.Name?.Reveal() ?? "", StringComparer.Ordinal)
        .ThenBy(static line => line.Due)
        .ThenBy(static line => line.Payment, StringComparer.Ordinal);
}
