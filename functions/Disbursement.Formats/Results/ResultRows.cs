using Disbursement.Formats.Csv;
using Disbursement.Formats.Workbooks;

namespace Disbursement.Formats.Results;

/// <summary>One row of a result sheet.</summary>
/// <param name="Line">Its 1-based number in the file or sheet.</param>
/// <param name="Cells">Its cells, trimmed.</param>
internal readonly record struct ResultRow(int Line, IReadOnlyList<string> Cells);

/// <summary>The sheets of a file, each read forward: those of a workbook, or a CSV once for each delimiter.</summary>
internal static class ResultRows
{
    /// <summary>
    /// The sheets with their names; a CSV has none. Each must be read before the next one is asked for.
    /// </summary>
    /// <param name="stream">The file; seekable.</param>
    public static IEnumerable<(string Name, IEnumerable<ResultRow> Rows)> Sheets(Stream stream) =>
        IsWorkbook(stream) ? OfWorkbook(stream) : OfCsv(stream);

    private static IEnumerable<(string Name, IEnumerable<ResultRow> Rows)> OfCsv(Stream stream)
    {
        long start = stream.Position;
        foreach (char delimiter in ",;\t")
        {
            stream.Position = start;
            yield return ("", RowsOf(new CsvReader(stream, delimiter)));
        }
    }

    private static IEnumerable<ResultRow> RowsOf(CsvReader csv)
    {
        while (csv.Read())
        {
            if (!csv.IsBlank)
            {
                yield return new ResultRow(
                    csv.LineNumber, [.. csv.Texts().Select(static text => text.Trim().TrimStart('\''))]);
            }
        }

        if (csv.Problem is { } problem)
        {
            throw new FileFormatException(FileProblem.NotReadable, problem.Kind.ToString(), problem.LineNumber);
        }
    }

    private static IEnumerable<(string Name, IEnumerable<ResultRow> Rows)> OfWorkbook(Stream stream)
    {
        using IBook book = Guard(() => WorkbookFile.Open(stream, WorkbookLimits.Default));
        while (Guard(book.NextSheet))
        {
            if (!book.IsSheetHidden)
            {
                yield return (book.SheetName, RowsOf(book));
            }
        }
    }

    private static IEnumerable<ResultRow> RowsOf(IBook book)
    {
        while (Guard(book.ReadRow))
        {
            yield return new ResultRow(
                book.RowNumber,
                [.. book.Cells.Select(cell => ShownText.Of(cell, field: null, book.CountsFrom1904).Text.Trim())]);
        }
    }

    private static bool IsWorkbook(Stream stream)
    {
        long start = stream.Position;
        Span<byte> magic = stackalloc byte[4];
        int length = stream.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        stream.Position = start;
        return length == magic.Length
            && (magic.SequenceEqual("PK\u0003\u0004"u8)
                || magic.SequenceEqual((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]));
    }

    /// <summary>A workbook refuses itself by a finding of intake; here it is a file that cannot be read.</summary>
    private static T Guard<T>(Func<T> read)
    {
        try
        {
            return WorkbookFile.Guard(read);
        }
        catch (WorkbookRefusedException refused)
        {
            throw new FileFormatException(FileProblem.NotReadable, "xlsx", 0, refused);
        }
    }
}
