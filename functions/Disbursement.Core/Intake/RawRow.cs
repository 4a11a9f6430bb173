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

    /// <summary>Creates a row of a file without sheets.</summary>
    /// <param name="lineNumber">The 1-based line of the file, as an editor shows it.</param>
    /// <param name="cells">The cells in the file's order.</param>
    /// <param name="columns">The file's columns.</param>
    /// <param name="flaws">What is wrong with the row's shape.</param>
    public RawRow(
        int lineNumber, IReadOnlyList<string> cells, ColumnMap columns, RawRowFlaws flaws = RawRowFlaws.None)
        : this(RowPlace.OfLine(lineNumber), cells, columns, flaws, [])
    {
    }

    /// <summary>Creates a row.</summary>
    /// <param name="place">Where it stands.</param>
    /// <param name="cells">The cells in the file's order.</param>
    /// <param name="columns">The columns of the file, or of the sheet.</param>
    /// <param name="flaws">What is wrong with the row's shape.</param>
    /// <param name="noticed">What the reader found in the cells, as a formula without a value.</param>
    public RawRow(
        RowPlace place,
        IReadOnlyList<string> cells,
        ColumnMap columns,
        RawRowFlaws flaws,
        IReadOnlyList<Finding> noticed)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(noticed);
        Place = place;
        Cells = cells;
        _columns = columns;
        Flaws = flaws;
        Noticed = noticed;
    }

    /// <summary>Where the row stands in its file.</summary>
    public RowPlace Place { get; }

    /// <summary>The 1-based line of the file or sheet.</summary>
    public int LineNumber => Place.Line;

    /// <summary>The cells in the file's order, as sent.</summary>
    public IReadOnlyList<string> Cells { get; }

    /// <summary>What is wrong with the row's shape.</summary>
    public RawRowFlaws Flaws { get; }

    /// <summary>The columns of the file, or of the row's sheet.</summary>
    public ColumnMap Columns => _columns;

    /// <summary>What the reader found in the cells; errors among it refuse the row.</summary>
    public IReadOnlyList<Finding> Noticed { get; }

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
    public override string ToString() => $"RawRow at line {Place}";
}
