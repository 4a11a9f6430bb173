using System.Reflection;
using System.Text;

namespace Disbursement.Core.Text;

/// <summary>A small reference table in CSV: <c>#</c> starts a comment, the first other line names columns.</summary>
/// <remarks>
/// For data an administrator keeps (units, programmes, institutions), not for lists of people: the whole table is
/// in memory. Cells may be quoted; a quoted cell stays on its line.
/// </remarks>
internal sealed class DataTable
{
    private readonly Dictionary<string, int> _columns;

    private DataTable(Dictionary<string, int> columns, List<string[]> rows)
    {
        _columns = columns;
        Rows = rows;
    }

    public IReadOnlyList<string[]> Rows { get; }

    /// <summary>Opens a table that is compiled into this assembly, by file name.</summary>
    public static StreamReader OpenShipped(string fileName) =>
        new(
            Assembly.GetExecutingAssembly().GetManifestResourceStream(fileName)
                ?? throw new InvalidOperationException($"The shipped table {fileName} is missing."),
            Encoding.UTF8);

    /// <exception cref="FormatException">A needed column is missing, or a line has another number of cells.</exception>
    public static DataTable Parse(TextReader reader, params ReadOnlySpan<string> neededColumns)
    {
        Dictionary<string, int>? columns = null;
        List<string[]> rows = [];
        int lineNumber = 0;
        while (reader.ReadLine() is { } line)
        {
            lineNumber++;
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            string[] cells = Split(line);
            if (columns is null)
            {
                columns = NameColumns(cells, neededColumns);
            }
            else if (cells.Length != columns.Count)
            {
                throw new FormatException($"Line {lineNumber} has {cells.Length} cells, not {columns.Count}.");
            }
            else
            {
                rows.Add(cells);
            }
        }

        return new DataTable(columns ?? throw new FormatException("The table has no header."), rows);
    }

    /// <summary>The position of a column, or -1 where an optional column is absent.</summary>
    public int ColumnOf(string name) => _columns.GetValueOrDefault(name, -1);

    /// <summary>A cell as text, empty where its column is absent.</summary>
    public string Cell(string[] row, string column) => ColumnOf(column) is >= 0 and int at ? row[at] : "";

    private static Dictionary<string, int> NameColumns(string[] cells, ReadOnlySpan<string> neededColumns)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int at = 0; at < cells.Length; at++)
        {
            if (!columns.TryAdd(cells[at].Trim('\uFEFF', ' '), at))
            {
                throw new FormatException($"The column {cells[at]} stands twice.");
            }
        }

        foreach (string needed in neededColumns)
        {
            if (!columns.ContainsKey(needed))
            {
                throw new FormatException($"The column {needed} is missing.");
            }
        }

        return columns;
    }

    /// <summary>The cells of a line; one in quotation marks may hold the separator.</summary>
    public static string[] Split(string line, char separator = ',')
    {
        List<string> cells = [];
        var cell = new StringBuilder();
        bool quoted = false;
        for (int at = 0; at < line.Length; at++)
        {
            char character = line[at];
            if (character == '"' && quoted && at + 1 < line.Length && line[at + 1] == '"')
            {
                cell.Append('"');
                at++;
            }
            else if (character == '"')
            {
                quoted = !quoted;
            }
            else if (character == separator && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(character);
            }
        }

        cells.Add(cell.ToString());
        return [.. cells];
    }
}
