using Disbursement.Core.Contracts.Layouts;
using Disbursement.Formats.Csv;
using Disbursement.Formats.Workbooks;

namespace Disbursement.Formats.TransferLists;

/// <summary>The rows of a transfer list, forward, whatever it came in.</summary>
internal static class TransferRows
{
    private static readonly WorkbookLimits Limits = WorkbookLimits.Default with
    {
        SheetsMax = 10,
        UnpackedBytesMax = 256 * 1024 * 1024,
    };

    /// <summary>The rows of a workbook: of the layout's sheet and of its second one.</summary>
    /// <exception cref="FileFormatException">It is no workbook, or a sheet is missing.</exception>
    public static IEnumerable<TransferRow> OfWorkbook(Stream stream, TransferLayout layout)
    {
        using IBook book = Guarded(() => WorkbookFile.Open(stream, Limits));
        bool found = false;
        while (Guarded(book.NextSheet))
        {
            bool isData = book.SheetName == layout.Sheet;
            bool isInfo = layout.InfoSheet.Length > 0 && book.SheetName == layout.InfoSheet;
            found |= isData;
            while ((isData || isInfo) && Guarded(book.ReadRow))
            {
                yield return new TransferRow(
                    isInfo,
                    book.RowNumber,
                    [.. book.Cells.Select(static cell => cell.Text)],
                    [.. book.Cells.Select(static cell => cell.Kind != SheetCellKind.Text)]);
            }
        }

        if (!found)
        {
            throw new FileFormatException(FileProblem.WrongKind, layout.Sheet);
        }
    }

    /// <summary>The rows of a CSV.</summary>
    /// <exception cref="FileFormatException">It is damaged.</exception>
    public static IEnumerable<TransferRow> OfCsv(Stream stream, TransferLayout layout)
    {
        var cells = new CsvReader(stream, layout.Separator);
        for (int number = 1; cells.Read(); number++)
        {
            if (!cells.IsBlank)
            {
                yield return new TransferRow(false, number, cells.Texts(), []);
            }
        }

        if (cells.Problem is { } problem)
        {
            throw new FileFormatException(FileProblem.NotReadable, problem.Kind.ToString(), problem.LineNumber);
        }
    }

    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (WorkbookRefusedException refused)
        {
            throw new FileFormatException(FileProblem.NotReadable, refused.Finding.Number.ToString());
        }
    }
}
