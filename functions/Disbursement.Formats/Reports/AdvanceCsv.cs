using System.Buffers;
using System.Globalization;
using Disbursement.Core.Advances;
using Disbursement.Core.Payments;
using Disbursement.Core.Programmes;
using Disbursement.Formats.Csv;

namespace Disbursement.Formats.Reports;

/// <summary>
/// Writes the settlement of the advance as CSV: UTF-8 with a byte order mark, CRLF, one row per unit, source and
/// provider, count and đồng of each column. No person.
/// </summary>
public static class AdvanceCsv
{
    /// <summary>Writes the rows and leaves the stream open.</summary>
    public static void Write(Stream stream, AdvanceSettlement settlement, AdvanceReportOptions options)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(settlement);
        ArgumentNullException.ThrowIfNull(options);
        var buffer = new ArrayBufferWriter<byte>();
        var csv = new CsvWriter(buffer, crlf: true, disarmsFormulas: true);
        csv.WriteByteOrderMark();
        csv.WriteRow(
        [
            "unit", "unit_name", "source", "provider", "provider_name",
            .. AdvanceColumns.All.SelectMany(
                static column => (string[])[$"{column.Code}_count", $"{column.Code}_dong"]),
            "fee_dong", "open_since", "is_officer",
        ]);
        foreach (AdvanceLine line in settlement.Lines)
        {
            WriteLine(csv, line, options);
        }

        stream.Write(buffer.WrittenSpan);
    }

    private static void WriteLine(CsvWriter csv, AdvanceLine line, AdvanceReportOptions options)
    {
        csv.Write(line.Unit);
        csv.Write(options.UnitName(line.Unit));
        csv.Write(line.Source?.ToListCode());
        csv.Write(line.Provider);
        csv.Write(options.ProviderName(line.Provider));
        foreach ((_, _, _, Func<AdvanceLine, Tally> of) in AdvanceColumns.All)
        {
            csv.Write(of(line).Count);
            csv.Write(of(line).Sum);
        }

        if (line.Fee is { } fee)
        {
            csv.Write(fee);
        }
        else
        {
            csv.Write("");
        }

        csv.Write(line.OpenSince?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        csv.Write(line.IsOfficer ? 1 : 0);
        csv.EndRow();
    }
}
