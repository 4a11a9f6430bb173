using Disbursement.Core.Intake;
using Disbursement.Core.Text.Encodings;

namespace Disbursement.Formats.Beneficiaries;

/// <summary>Rows of cells of a list, whatever the format of the file is.</summary>
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

    /// <summary>Goes to the next row that has any text; false at the end or at a <see cref="Problem"/>.</summary>
    ValueTask<bool> ReadAsync(CancellationToken cancellationToken);
}
