using System.Buffers;
using System.Globalization;
using Disbursement.Core.Payments;
using Disbursement.Core.Programmes;
using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Csv;

namespace Disbursement.Formats.Reports;

/// <summary>
/// Writes the rows behind a file's line of the proof: UTF-8 with a byte order mark, CRLF, one row per payment, no
/// person. What a payment came to is its last word that counts.
/// </summary>
public static class ProofRowsCsv
{
    private static readonly string[] Columns =
    [
        "end_to_end_id", "period", "unit", "group", "attempt", "previous", "channel", "provider", "amount", "outcome",
        "state", "reason", "at", "source",
    ];

    /// <summary>Writes the rows and leaves the stream open.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="rows">The payments, in the order of the file.</param>
    public static void Write(Stream stream, IEnumerable<(PaymentEntry Entry, PaymentStanding Standing)> rows)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(rows);
        var buffer = new ArrayBufferWriter<byte>();
        var csv = new CsvWriter(buffer, crlf: true, disarmsFormulas: true);
        csv.WriteByteOrderMark();
        csv.WriteRow(Columns);
        foreach ((PaymentEntry entry, PaymentStanding standing) in rows)
        {
            WriteRow(csv, entry, standing);
        }

        stream.Write(buffer.WrittenSpan);
    }

    private static void WriteRow(CsvWriter csv, PaymentEntry entry, PaymentStanding standing)
    {
        csv.Write(entry.Id.ToString());
        csv.Write(entry.Period.ToString());
        csv.Write(entry.Unit);
        csv.Write(entry.Group.ToListCode());
        csv.Write(entry.Attempt);
        csv.Write(entry.Previous?.ToString());
        csv.Write(entry.Channel.ToCode());
        csv.Write(entry.Provider);
        csv.Write(entry.Amount);
        csv.Write(OutcomeOf(standing.State));
        csv.Write(standing.State.ToString());
        csv.Write(standing.Reason);
        csv.Write(standing.Last?.At.ToString("O", CultureInfo.InvariantCulture));
        csv.Write(standing.Last?.Source);
        csv.EndRow();
    }

    /// <summary>The column of the proof that the payment is counted in.</summary>
    private static string OutcomeOf(PaymentState state) => state switch
    {
        PaymentState.Paid => "paid",
        _ when PaymentTransitions.IsFinal(state) => "returned",
        _ => "open",
    };
}
