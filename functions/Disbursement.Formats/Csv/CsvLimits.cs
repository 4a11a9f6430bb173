namespace Disbursement.Formats.Csv;

/// <summary>What a reader takes before it gives up; memory is bounded by these, whatever comes.</summary>
/// <param name="CellBytesMax">The longest cell in bytes of UTF-8; a longer one marks its row.</param>
/// <param name="ColumnsMax">The most cells of a row; more mark the row, and the rest is one cell.</param>
/// <param name="RowBytesMax">The longest row in bytes, line breaks included; a longer one ends the file.</param>
public sealed record CsvLimits(int CellBytesMax, int ColumnsMax, int RowBytesMax)
{
    /// <summary>Lists as people make them: cells of 4 KiB, 200 columns, rows of 64 KiB.</summary>
    public static CsvLimits Default { get; } = new(4 * 1024, 200, 64 * 1024);
}
