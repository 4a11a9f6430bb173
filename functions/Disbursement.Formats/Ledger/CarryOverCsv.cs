using Disbursement.Core.Programmes;
using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Csv;

namespace Disbursement.Formats.Ledger;

/// <summary>What is to be paid again, with its lineage.</summary>
/// <remarks>Equal rows give equal bytes; reading gives what was written.</remarks>
public static class CarryOverCsv
{
    /// <summary>The column names, in order.</summary>
    public static IReadOnlyList<string> Header { get; } =
    [
        "person", "programme", "reference", "period", "unit", "group", "amount", "from", "next_attempt", "channel",
        "reason", "months_unpaid",
    ];

    /// <summary>Writes the header row.</summary>
    public static void WriteHeader(CsvWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteRow([.. Header]);
    }

    /// <summary>Writes one row.</summary>
    public static void Write(CsvWriter writer, CarryOver carry)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(carry);
        LedgerCells.WriteKey(writer, carry.Key);
        writer.Write(carry.Period.ToString());
        writer.Write(carry.Unit);
        writer.Write(carry.Group.ToListCode());
        writer.Write(carry.Amount);
        writer.Write(carry.From?.ToString());
        writer.Write(carry.NextAttempt);
        writer.Write(carry.Channel.ToCode());
        writer.Write(carry.Reason);
        writer.Write(carry.MonthsUnpaid);
        writer.EndRow();
    }

    /// <summary>Reads a file; the caller disposes the stream.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static IAsyncEnumerable<CarryOver> ReadAsync(
        Stream stream, CancellationToken cancellationToken = default) =>
        LedgerCsv.ReadAsync(stream, Header, ReadRow, cancellationToken);

    /// <summary>Reads a file on this thread; the caller disposes the stream.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static IEnumerable<CarryOver> Read(Stream stream) => LedgerCsv.Read(stream, Header, ReadRow);

    private static CarryOver ReadRow(CsvReader cells) => new(
        LedgerCells.Key(cells, 0),
        LedgerCells.Month(cells, 3),
        cells.Text(4),
        LedgerCells.Group(cells, 5),
        LedgerCells.Amount(cells, 6),
        LedgerCells.PaymentOrNone(cells, 7),
        LedgerCells.Count(cells, 8),
        LedgerCells.Channel(cells, 9),
        cells.Text(10),
        LedgerCells.Count(cells, 11));
}
