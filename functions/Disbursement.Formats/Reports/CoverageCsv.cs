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
        var csv = new CsvWriter(buffer, disarmsFormulas: true);
        csv.WriteByteOrderMark();
        csv.WriteRow([.. CoverageColumns.Names]);
        foreach (CoverageRow row in table.Rows)
        {
            foreach ((string _, Func<CoverageRow, object?> value) in CoverageColumns.All)
            {
                Write(csv, value(row));
            }

            csv.EndRow();
        }

        stream.Write(buffer.WrittenSpan);
    }

    private static void Write(CsvWriter csv, object? value)
    {
        switch (value)
        {
            case decimal share:
                csv.Write(share);
                break;
            case long count:
                csv.Write(count);
                break;
            default:
                csv.Write(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }
}
