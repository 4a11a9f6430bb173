using System.Text;

namespace Disbursement.Cli.Reports;

/// <summary>A table in plain text: the same on a terminal, in a file and in a test.</summary>
internal sealed class TextTable
{
    private const string Gap = "  ";

    private readonly (string Title, bool Right)[] _columns;
    private readonly List<string[]?> _rows = [];

    /// <summary>Makes a table.</summary>
    /// <param name="columns">Titles; one that starts with <c>&gt;</c> is aligned to the right.</param>
    public TextTable(params IEnumerable<string> columns) =>
        _columns = [.. columns.Select(title => (title.TrimStart('>'), title.StartsWith('>')))];

    /// <summary>Adds a row of as many cells as there are columns.</summary>
    /// <exception cref="ArgumentException">The number of cells differs.</exception>
    public void Add(params IEnumerable<string> cells)
    {
        string[] row = [.. cells];
        if (row.Length != _columns.Length)
        {
            throw new ArgumentException($"{row.Length} cells for {_columns.Length} columns.", nameof(cells));
        }

        _rows.Add(row);
    }

    /// <summary>Adds a line.</summary>
    public void AddRule() => _rows.Add(null);

    /// <summary>Writes the table.</summary>
    public void Write(TextWriter output)
    {
        int[] widths = [.. _columns.Select((column, index) => Math.Max(column.Title.Length,
            _rows.OfType<string[]>().Select(row => row[index].Length).DefaultIfEmpty().Max()))];
        string rule = new('─', widths.Sum() + (Gap.Length * (widths.Length - 1)));
        output.WriteLine(Line([.. _columns.Select(column => column.Title)], widths));
        output.WriteLine(rule);
        foreach (string[]? row in _rows)
        {
            output.WriteLine(row is null ? rule : Line(row, widths));
        }
    }

    private string Line(string[] cells, int[] widths)
    {
        var line = new StringBuilder();
        for (int index = 0; index < cells.Length; index++)
        {
            line.Append(index == 0 ? string.Empty : Gap);
            line.Append(_columns[index].Right ? cells[index].PadLeft(widths[index]) : cells[index].PadRight(widths[index]));
        }

        return line.ToString().TrimEnd();
    }
}
