namespace Disbursement.Formats.TransferLists;

/// <summary>One row of a transfer list, not yet understood.</summary>
/// <param name="IsInfo">Whether it stands on the second sheet.</param>
/// <param name="Number">Its 1-based number on its sheet.</param>
/// <param name="Cells">The texts of its cells.</param>
/// <param name="Numbers">Which of them a workbook keeps as numbers; empty for a CSV.</param>
internal sealed record TransferRow(
    bool IsInfo, int Number, IReadOnlyList<string> Cells, IReadOnlyList<bool> Numbers)
{
    /// <summary>The text of a cell; empty beyond the last.</summary>
    public string Text(int column) => column >= 0 && column < Cells.Count ? Cells[column].Trim() : "";

    /// <summary>Whether a workbook keeps the cell as a number.</summary>
    public bool IsNumber(int column) => column >= 0 && column < Numbers.Count && Numbers[column];
}
