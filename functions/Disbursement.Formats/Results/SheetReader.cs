using Disbursement.Core.Text;
using Disbursement.Formats.Csv;

namespace Disbursement.Formats.Results;

/// <summary>
/// Reads a small CSV sheet as offices send them: title rows above, the header within the first 20 rows, columns by
/// name in any order, comma, semicolon or tab.
/// </summary>
internal sealed class SheetReader
{
    private const int HeaderRowMax = 20;

    private readonly CsvReader _cells;
    private readonly Dictionary<string, int> _columns;

    private SheetReader(CsvReader cells, Dictionary<string, int> columns, List<string[]> above)
    {
        _cells = cells;
        _columns = columns;
        Above = above;
    }

    /// <summary>The rows above the header.</summary>
    public IReadOnlyList<string[]> Above { get; }

    /// <summary>The 1-based line of the current row.</summary>
    public int Line => _cells.LineNumber;

    /// <summary>Opens a sheet and stands on its header.</summary>
    /// <param name="stream">The sheet; it must be seekable, since the delimiter is found by trying.</param>
    /// <param name="required">Columns without which it is another file.</param>
    /// <exception cref="FileFormatException">There is no such header, or the file is no CSV.</exception>
    public static SheetReader Open(Stream stream, params ReadOnlySpan<string> required)
    {
        string[] keys = [.. required.ToArray().Select(VietnameseText.MatchKey)];
        long start = stream.Position;
        foreach (char delimiter in ",;\t")
        {
            stream.Position = start;
            if (TryOpen(stream, delimiter, keys) is { } sheet)
            {
                return sheet;
            }
        }

        throw new FileFormatException(FileProblem.WrongKind, required[0]);
    }

    /// <summary>Goes to the next row that is not blank.</summary>
    /// <exception cref="FileFormatException">The file is damaged.</exception>
    public bool Next()
    {
        while (_cells.Read())
        {
            if (!_cells.IsBlank)
            {
                return true;
            }
        }

        return _cells.Problem is { } problem
            ? throw new FileFormatException(FileProblem.NotReadable, problem.Kind.ToString(), problem.LineNumber)
            : false;
    }

    /// <summary>Whether the sheet has a column.</summary>
    public bool Has(string column) => _columns.ContainsKey(VietnameseText.MatchKey(column));

    /// <summary>A cell, trimmed; empty when the sheet has no such column. A spreadsheet's guard is taken off.</summary>
    public string Text(string column)
    {
        int index = _columns.GetValueOrDefault(VietnameseText.MatchKey(column), -1);
        return index < 0 || index >= _cells.Count ? "" : _cells.Text(index).Trim().TrimStart('\'');
    }

    /// <summary>The first cell of the row.</summary>
    public string First() => _cells.Text(0).Trim();

    private static SheetReader? TryOpen(Stream stream, char delimiter, string[] required)
    {
        var cells = new CsvReader(stream, delimiter);
        var above = new List<string[]>();
        for (int row = 0; row < HeaderRowMax && cells.Read(); row++)
        {
            string[] texts = cells.Texts();
            var columns = new Dictionary<string, int>(StringComparer.Ordinal);
            for (int index = 0; index < texts.Length; index++)
            {
                columns.TryAdd(VietnameseText.MatchKey(texts[index]), index);
            }

            if (required.All(columns.ContainsKey))
            {
                return new SheetReader(cells, columns, above);
            }

            above.Add(texts);
        }

        return null;
    }
}
