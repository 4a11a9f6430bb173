namespace Disbursement.Formats.Receipts;

/// <summary>What became of one sheet of a workbook.</summary>
/// <param name="Number">The 1-based position of its tab.</param>
/// <param name="Name">Its name.</param>
/// <param name="HeaderLine">The line of its header; none for a sheet that holds no list.</param>
/// <param name="Rows">Rows of people read from it.</param>
/// <param name="LinesIgnored">Lines behind the header without a person or money.</param>
/// <param name="HiddenColumns">Columns that are hidden on the sheet and were read all the same.</param>
/// <param name="Vietnamese">What was done with it.</param>
/// <param name="English">What was done with it.</param>
public sealed record ReceiptSheet(
    int Number,
    string Name,
    int? HeaderLine,
    int Rows,
    int LinesIgnored,
    IReadOnlyList<string> HiddenColumns,
    string Vietnamese,
    string English);
