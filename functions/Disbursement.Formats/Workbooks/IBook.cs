namespace Disbursement.Formats.Workbooks;

/// <summary>
/// A workbook read forward: sheets in the order of their tabs, rows from the top, blank rows left out.
/// </summary>
/// <remarks>Every member may end reading by <see cref="WorkbookRefusedException"/>.</remarks>
internal interface IBook : IDisposable
{
    /// <summary>How many sheets the workbook has, hidden ones included.</summary>
    int SheetCount { get; }

    /// <summary>Serial dates count from 1904 instead of 1900.</summary>
    bool CountsFrom1904 { get; }

    /// <summary>The 1-based position of the current sheet's tab.</summary>
    int SheetNumber { get; }

    /// <summary>The current sheet's name.</summary>
    string SheetName { get; }

    /// <summary>The current sheet is not shown.</summary>
    bool IsSheetHidden { get; }

    /// <summary>The 1-based number of the current row.</summary>
    int RowNumber { get; }

    /// <summary>The current row is not shown.</summary>
    bool IsRowHidden { get; }

    /// <summary>The current row has text right of the most columns.</summary>
    bool IsRowTooWide { get; }

    /// <summary>The current row's cells from column A on; valid until the next row.</summary>
    IReadOnlyList<SheetCell> Cells { get; }

    /// <summary>Goes to the next sheet of cells.</summary>
    bool NextSheet();

    /// <summary>Goes to the next row of the sheet that has a cell with content.</summary>
    bool ReadRow();

    /// <summary>Tells whether a column, 0 for A, is not shown.</summary>
    bool IsColumnHidden(int column);

    /// <summary>Tells whether a filter is set on the current sheet, so that hidden rows are filtered ones.</summary>
    bool HasActiveFilter();
}
