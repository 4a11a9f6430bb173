using System.Globalization;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Text;
using Disbursement.Formats.Workbooks;

namespace Disbursement.Formats.PayoutLists;

/// <summary>Reads a payout workbook back: its payments, page by page, and all its totals.</summary>
public static class PayoutListXlsxReader
{
    /// <summary>Reads the workbook.</summary>
    /// <param name="stream">The workbook; seekable.</param>
    /// <exception cref="FileFormatException">It is none, a row is wrong, a payment stands twice, or a total of a
    /// page or of the list differs from its rows.</exception>
    public static IReadOnlyList<(EndToEndId Id, Vnd Amount)> Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            using IBook book = WorkbookFile.Open(stream, WorkbookLimits.Default);
            return Read(book);
        }
        catch (WorkbookRefusedException refused)
        {
            throw new FileFormatException(FileProblem.NotReadable, refused.Finding.Number.ToString());
        }
    }

    private static List<(EndToEndId Id, Vnd Amount)> Read(IBook book)
    {
        var lines = new List<(EndToEndId Id, Vnd Amount)>();
        var seen = new HashSet<EndToEndId>();
        Tally all = Tally.None;
        Tally page = Tally.None;
        book.NextSheet();
        while (book.ReadRow())
        {
            string first = Text(book, 0);
            if (book.RowNumber == PayoutListXlsx.HeaderRow)
            {
                CheckHeader(book);
            }
            else if (VietnameseText.MatchKey(first) == VietnameseText.MatchKey(PayoutColumns.Total))
            {
                CheckTotal(book, all);
                return lines;
            }
            else if (first.StartsWith(PayoutListXlsx.PageTotal, StringComparison.Ordinal))
            {
                CheckTotal(book, page);
                page = Tally.None;
            }
            else if (book.RowNumber > PayoutListXlsx.HeaderRow)
            {
                (EndToEndId id, Vnd amount) = Line(book);
                if (!seen.Add(id))
                {
                    throw Problem(FileProblem.Duplicate, PayoutColumns.Payment, book);
                }

                lines.Add((id, amount));
                (all, page) = (all.With(amount), page.With(amount));
            }
        }

        throw new FileFormatException(FileProblem.Missing, PayoutColumns.Total);
    }

    private static void CheckHeader(IBook book)
    {
        if (Text(book, PayoutListXlsx.PaymentColumn) != PayoutColumns.Payment
            || Text(book, PayoutListXlsx.AmountColumn) != PayoutColumns.Amount)
        {
            throw Problem(FileProblem.WrongKind, PayoutColumns.Payment, book);
        }
    }

    private static (EndToEndId Id, Vnd Amount) Line(IBook book) =>
        EndToEndId.TryParse(Text(book, PayoutListXlsx.PaymentColumn), out EndToEndId id)
        && TryWhole(Text(book, PayoutListXlsx.AmountColumn), out long dong) && dong is > 0 and <= Vnd.MaxDong
            ? (id, Vnd.FromDong(dong))
            : throw Problem(FileProblem.ValueInvalid, PayoutColumns.Payment, book);

    private static void CheckTotal(IBook book, Tally actual)
    {
        if (!TryWhole(Text(book, PayoutListXlsx.PaymentColumn), out long count) || count != actual.Count)
        {
            throw Problem(FileProblem.CountDiffers, PayoutColumns.Total, book);
        }

        if (!TryWhole(Text(book, PayoutListXlsx.AmountColumn), out long sum) || sum != actual.Sum.Dong)
        {
            throw Problem(FileProblem.SumDiffers, PayoutColumns.Total, book);
        }
    }

    private static FileFormatException Problem(FileProblem problem, string where, IBook book) =>
        new(problem, where, book.RowNumber);

    private static string Text(IBook book, int column) =>
        column < book.Cells.Count ? book.Cells[column].Text.Trim() : "";

    private static bool TryWhole(string text, out long value) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
