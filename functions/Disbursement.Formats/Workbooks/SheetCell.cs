namespace Disbursement.Formats.Workbooks;

/// <summary>What a cell holds.</summary>
internal enum SheetCellKind
{
    /// <summary>Nothing.</summary>
    Empty,

    /// <summary>Text.</summary>
    Text,

    /// <summary>A number: its text is that of the file, as <c>17040000001</c> or <c>1.7E10</c>.</summary>
    Number,

    /// <summary>A truth value: <c>1</c> or <c>0</c>.</summary>
    Boolean,

    /// <summary>An error: <c>#REF!</c>.</summary>
    Error,

    /// <summary>A date written out: <c>yyyy-MM-dd</c>.</summary>
    Date,
}

/// <summary>How a cell came to its value.</summary>
[Flags]
internal enum SheetCellMarks
{
    /// <summary>Typed in.</summary>
    None = 0,

    /// <summary>A formula computed it.</summary>
    Formula = 1,

    /// <summary>A formula whose value was not saved.</summary>
    NoValue = 2,

    /// <summary>A formula that reads another workbook.</summary>
    External = 4,

    /// <summary>The text is longer than the limit.</summary>
    TooLong = 8,
}

/// <summary>A cell of a sheet, not yet understood.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Text">Its content as text.</param>
/// <param name="Format">How it is shown.</param>
/// <param name="Marks">How it came to its value.</param>
internal readonly record struct SheetCell(SheetCellKind Kind, string Text, NumberFormat Format, SheetCellMarks Marks)
{
    /// <summary>The font of the cell, where the file tells it: old ones draw other letters than the text has.</summary>
    public string? Font { get; init; }

    /// <summary>A cell without anything.</summary>
    public static SheetCell Empty { get; } = new(SheetCellKind.Empty, "", NumberFormat.General, SheetCellMarks.None);
}
