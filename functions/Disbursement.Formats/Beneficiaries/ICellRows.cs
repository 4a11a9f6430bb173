using Disbursement.Core.Intake;
using Disbursement.Core.Text.Encodings;

namespace Disbursement.Formats.Beneficiaries;

/// <summary>Rows of cells of a list, whatever the format of the file is.</summary>
/// <remarks>A workbook has sheets, each with a list of its own; any other file is one list.</remarks>
public interface ICellRows
{
    /// <summary>The 1-based line of the current row, as an editor or spreadsheet shows it.</summary>
    int LineNumber { get; }

    /// <summary>The current row's cells as text.</summary>
    IReadOnlyList<string> Cells { get; }

    /// <summary>What is wrong with the shape of the current row.</summary>
    RawRowFlaws Flaws { get; }

    /// <summary>The current row is the file's last and has no line end.</summary>
    bool EndsWithoutLineEnd { get; }

    /// <summary>What parts the cells in a file for the same officer: comma, semicolon or tab.</summary>
    char Delimiter { get; }

    /// <summary>Why reading ended early, or none.</summary>
    Finding? Problem { get; }

    /// <summary>The encoding of the file's text, once it is known; none for a workbook, which is Unicode.</summary>
    EncodingVerdict? Encoding => null;

    /// <summary>The file is a workbook.</summary>
    bool HasSheets => false;

    /// <summary>The 1-based sheet of a workbook with several; 0 for any other list.</summary>
    int Sheet => 0;

    /// <summary>The current sheet's name; empty for a file without.</summary>
    string SheetName => "";

    /// <summary>The current sheet is not shown to who opens the file.</summary>
    bool IsSheetHidden => false;

    /// <summary>What was found in the current row's cells, with the field of each.</summary>
    IReadOnlyList<Finding> Noticed => [];

    /// <summary>Goes to the next row that has any text; false at the end or at a <see cref="Problem"/>.</summary>
    ValueTask<bool> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Goes to the next sheet; false behind the last.</summary>
    ValueTask<bool> NextSheetAsync(CancellationToken cancellationToken) => ValueTask.FromResult(false);

    /// <summary>Tells what the columns hold, from the current row on: a cell reads as its field asks.</summary>
    void Use(ColumnMap columns)
    {
        // Text is text, whatever column it stands in.
    }

    /// <summary>Tells whether a column, 0 for the first, is not shown to who opens the file.</summary>
    bool IsColumnHidden(int column) => false;
}
