using System.Buffers;
using Disbursement.Core.Comparison;
using Disbursement.Formats.Csv;

namespace Disbursement.Formats.Reports;

/// <summary>Writes <c>comparison.csv</c> and <c>comparison.xlsx</c>: counts and money by place, no persons.</summary>
public static class ComparisonSheets
{
    /// <summary>Writes the CSV and leaves the stream open: UTF-8 with a byte order mark, comma, LF.</summary>
    public static void WriteCsv(Stream stream, MonthComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(comparison);
        var buffer = new ArrayBufferWriter<byte>();
        var csv = new CsvWriter(buffer, disarmsFormulas: true);
        csv.WriteByteOrderMark();
        csv.WriteRow([.. ComparisonColumns.Names]);
        foreach (IReadOnlyList<object?> row in ComparisonColumns.RowsOf(comparison))
        {
            foreach (object? cell in row)
            {
                if (cell is long number)
                {
                    csv.Write(number);
                }
                else
                {
                    csv.Write((string?)cell);
                }
            }

            csv.EndRow();
        }

        stream.Write(buffer.WrittenSpan);
    }

    /// <summary>Writes the workbook and leaves the stream open.</summary>
    public static void WriteXlsx(Stream stream, MonthComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(comparison);
        XlsxSheet.Write(
            stream, $"{comparison.Province} {comparison.Period}", ComparisonColumns.Names,
            ComparisonColumns.RowsOf(comparison));
    }
}
