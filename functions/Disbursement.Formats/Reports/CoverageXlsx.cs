using Disbursement.Core.Coverage;

namespace Disbursement.Formats.Reports;

/// <summary>Writes <c>coverage.xlsx</c>: one sheet with the columns of the CSV, numbers as numbers.</summary>
public static class CoverageXlsx
{
    /// <summary>The content type of a workbook.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Writes the table and leaves the stream open.</summary>
    public static void Write(Stream stream, CoverageTable table)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(table);
        XlsxSheet.Write(
            stream,
            $"{table.Province} {table.Period}",
            CoverageColumns.Names,
            table.Rows.Select(row =>
                (IReadOnlyList<object?>)[.. CoverageColumns.All.Select(column => column.Value(row))]));
    }
}
