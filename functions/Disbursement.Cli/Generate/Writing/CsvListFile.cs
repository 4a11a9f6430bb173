using System.Globalization;
using System.Text;
using Disbursement.Core.Intake;

namespace Disbursement.Cli.Generate.Writing;

/// <summary>Writes one list as CSV in the hand of one office.</summary>
internal sealed class CsvListFile : IListFile
{
    private readonly OfficeHand _hand;
    private readonly StreamWriter _writer;
    private readonly StringBuilder _line = new();
    private readonly List<(string Line, RowText Row)> _repeats = [];
    private bool _closed;

    /// <summary>Creates the file and writes what stands above the rows.</summary>
    /// <param name="path">Where; folders are made, an existing file is replaced.</param>
    /// <param name="hand">How the office writes.</param>
    /// <param name="title">First line, for offices that write one.</param>
    public CsvListFile(string path, OfficeHand hand, string title)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _hand = hand;
        _writer = new StreamWriter(path, append: false, new UTF8Encoding(hand.ByteOrderMark), bufferSize: 1 << 16);
        if (hand.Titled)
        {
            string emptyCells = new(hand.Delimiter, hand.Columns.Count - 1);
            WriteLine(title + emptyCells);
            WriteLine(emptyCells);
        }

        WriteLine(Join(hand.Columns.Select(column =>
            hand.Capitals ? column.Header().ToUpperInvariant() : column.Header())));
    }

    /// <inheritdoc/>
    public int Rows { get; private set; }

    /// <inheritdoc/>
    public long Amount { get; private set; }

    /// <inheritdoc/>
    public long Arrears { get; private set; }

    /// <inheritdoc/>
    public int Repeats => _repeats.Count;

    /// <summary>Nothing: the communes of a CSV stand one below the other.</summary>
    /// <param name="name">The commune's name.</param>
    public void StartPart(string name)
    {
        // See above.
    }

    /// <inheritdoc/>
    public void Write(RowText row, bool repeated)
    {
        row[Column.Number] = (Rows + 1).ToString(CultureInfo.InvariantCulture);
        row[Column.Amount] = row.BrokenAmount ?? _hand.Write(row.Amount);
        row[Column.Arrears] = row.Arrears == 0 ? "" : _hand.Write(row.Arrears);
        string line = Join(_hand.Columns.Select(column => row[column]));
        WriteRow(line, row);
        if (repeated)
        {
            _repeats.Add((line, row));
        }
    }

    /// <summary>Writes repeated rows and totals, and closes the file.</summary>
    public void Dispose()
    {
        if (_closed)
        {
            return;
        }

        _closed = true;
        foreach ((string line, RowText row) in _repeats)
        {
            WriteRow(line, row);
        }

        if (_hand.DeclaresTotals)
        {
            WriteLine(Join(_hand.Columns.Select(Total)));
        }

        _writer.Dispose();
    }

    private void WriteRow(string line, RowText row)
    {
        WriteLine(line);
        Rows++;
        Amount += AsSent(row[Column.Amount]);
        Arrears += row.Arrears;
    }

    /// <summary>A declaration is made by a spreadsheet, which adds up what it takes for a number.</summary>
    private static long AsSent(string cell) => (long)(AmountText.AsSent(cell) ?? 0);

    private string Total(Column column) => column switch
    {
        Column.Number => "Tổng cộng",
        Column.FullName => Rows.ToString(CultureInfo.InvariantCulture),
        Column.Amount => _hand.Write(Amount),
        Column.Arrears => _hand.Write(Arrears),
        _ => "",
    };

    private string Join(IEnumerable<string> cells)
    {
        _line.Clear();
        bool first = true;
        foreach (string cell in cells)
        {
            if (!first)
            {
                _line.Append(_hand.Delimiter);
            }

            first = false;
            bool quoted = NeedsQuotes(cell);
            _line.Append(quoted ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell);
        }

        return _line.ToString();
    }

    private void WriteLine(string line)
    {
        _writer.Write(line);
        _writer.Write(_hand.LineEnd);
    }

    private bool NeedsQuotes(string cell) =>
        cell.Contains(_hand.Delimiter, StringComparison.Ordinal) || cell.AsSpan().ContainsAny('"', '\r', '\n');
}
