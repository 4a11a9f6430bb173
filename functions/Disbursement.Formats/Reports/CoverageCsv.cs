using System.Buffers;
using System.Globalization;
using Disbursement.Core.Coverage;
using Disbursement.Formats.Csv;

namespace Disbursement.Formats.Reports;

/// <summary>Writes <c>coverage.csv</c>: UTF-8 with a byte order mark, comma, LF, a point in decimals.</summary>
public static class CoverageCsv
{
    /// <summary>Writes the table and leaves the stream open.</summary>
    public static void Write(Stream stream, CoverageTable table)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(table);
        var buffer = new ArrayBufferWriter<byte>();
        var csv = new CsvWriter(buffer);
        csv.WriteByteOrderMark();
        csv.WriteRow([.. CoverageColumns.Names]);
        foreach (CoverageRow row in table.Rows)
        {
            foreach ((string _, Func<CoverageRow, object?> value) in CoverageColumns.All)
            {
                csv.Write(TextOf(value(row)));
            }

            csv.EndRow();
        }

        stream.Write(buffer.WrittenSpan);
    }

    private static string TextOf(object? value) => value switch
    {
        null => "",
        decimal share => share.ToString("0.00", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
