using Disbursement.Formats.Workbooks;

namespace Disbursement.Formats.Reports;

/// <summary>Writes a workbook of one sheet.</summary>
internal static class XlsxSheet
{
    /// <summary>Writes the workbook and leaves the stream open.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="name">The sheet's name, at most 31 characters.</param>
    /// <param name="header">The first row.</param>
    /// <param name="rows">The rows: text, whole number, decimal number or nothing.</param>
    public static void Write(
        Stream stream, string name, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var workbook = new WorkbookWriter(stream);
        workbook.StartSheet(name);
        workbook.WriteHeader(header);
        foreach (IReadOnlyList<object?> row in rows)
        {
            workbook.WriteRow(row);
        }
    }
}
