namespace Disbursement.Formats.Csv;

/// <summary>What is wrong with one row although the file can be read on.</summary>
[Flags]
public enum CsvFlaws
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Text after a closing quote, or a quoted cell that runs over lines and holds delimiters.</summary>
    BrokenQuotes = 1,

    /// <summary>A cell is longer than the limit.</summary>
    CellTooLong = 2,

    /// <summary>The row has more cells than the limit.</summary>
    TooManyColumns = 4,

    /// <summary>The row is the last and has no line end: a whole file may end so, a cut one does.</summary>
    NoLineEnd = 8,
}
