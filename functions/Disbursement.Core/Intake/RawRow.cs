namespace Disbursement.Core.Intake;

/// <summary>What a reader noticed about the shape of a row.</summary>
[Flags]
public enum RawRowFlaws
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Quotes that do not pair up within the row.</summary>
    BrokenQuotes = 1,

    /// <summary>A cell beyond the limit of length.</summary>
    CellTooLong = 2,

    /// <summary>Text right of the last column of the header.</summary>
    TooManyCells = 4,

    /// <summary>Fewer cells than the header has; the missing ones read as empty.</summary>
    TooFewCells = 8,

    /// <summary>Text of an old encoding in a cell, which was converted to Unicode.</summary>
    OldEncoding = 16,
}

/// <summary>A row of a list as sent: text by field, nothing understood yet.</summary>
/// <remarks>Personal data in plain text; it lives between reader, rules and the officer's own rejected.csv.</remarks>
public sealed class RawRow
{
    private readonly ColumnMap _columns;

    /// <summary>Creates a row.</summary>
    /// <param name="lineNumber">The 1-based line of the file, as an editor or spreadsheet shows it.</param>
    /// <param name="cells">The cells in the file's order.</param>
    /// <param name="columns">The file's columns.</param>
    /// <param name="flaws">What is wrong with the row's shape.</param>
    public RawRow(
        int lineNumber, IReadOnlyList<string> cells, ColumnMap columns, RawRowFlaws flaws = RawRowFlaws.None)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(columns);
        LineNumber = lineNumber;
        Cells = cells;
        _columns = columns;
        Flaws = flaws;
    }

    /// <summary>The 1-based line of the file.</summary>
    public int LineNumber { get; }

    /// <summary>The cells in the file's order, as sent.</summary>
    public IReadOnlyList<string> Cells { get; }

    /// <summary>What is wrong with the row's shape.</summary>
    public RawRowFlaws Flaws { get; }

    /// <summary>A field's text, trimmed; empty where the file has no such column or the row no such cell.</summary>
    public string this[IntakeField field]
    {
        get
        {
            int column = _columns[field];
            return column >= 0 && column < Cells.Count ? Cells[column].Trim() : "";
        }
    }

    /// <summary>Tells whether a position of the file is the column of a field.</summary>
    public bool IsColumn(int column, IntakeField field) => _columns[field] == column;

    /// <summary>Prints the line only: the cells are personal data.</summary>
    public override string ToString() => $"RawRow at line {LineNumber}";
}
