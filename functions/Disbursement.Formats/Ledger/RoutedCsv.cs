using Disbursement.Core.Routing;
using Disbursement.Core.Verification;
using Disbursement.Formats.Csv;

namespace Disbursement.Formats.Ledger;

/// <summary>Where the accepted rows of a list went in a round.</summary>
/// <remarks>Equal rows give equal bytes; reading gives what was written.</remarks>
public static class RoutedCsv
{
    /// <summary>The column names, in order.</summary>
    public static IReadOnlyList<string> Header { get; } =
    [
        "person", "programme", "reference", "due", "finding", "channel", "provider", "reason", "cause", "attempt",
        "payment",
    ];

    /// <summary>Writes the header row.</summary>
    public static void WriteHeader(CsvWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteRow([.. Header]);
    }

    /// <summary>Writes one row.</summary>
    public static void Write(CsvWriter writer, RoutedRow row)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(row);
        LedgerCells.WriteKey(writer, row.Key);
        writer.Write(row.Due);
        writer.Write(row.Finding.ToString());
        writer.Write(row.Route.Channel.ToCode());
        writer.Write(row.Route.Provider);
        writer.Write(row.Route.Reason.ToString());
        writer.Write(row.Route.Cause.ToString());
        writer.Write(row.Attempt);
        writer.Write(row.Payment?.ToString());
        writer.EndRow();
    }

    /// <summary>Reads a file; the caller disposes the stream.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static IAsyncEnumerable<RoutedRow> ReadAsync(
        Stream stream, CancellationToken cancellationToken = default) =>
        LedgerCsv.ReadAsync(stream, Header, ReadRow, cancellationToken);

    /// <summary>Reads a file on this thread; the caller disposes the stream.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static IEnumerable<RoutedRow> Read(Stream stream) => LedgerCsv.Read(stream, Header, ReadRow);

    private static RoutedRow ReadRow(CsvReader cells) => new(
        LedgerCells.Key(cells, 0),
        LedgerCells.Amount(cells, 3),
        LedgerCells.Word<VerificationFinding>(cells, 4),
        new Route(
            LedgerCells.Channel(cells, 5),
            cells.Text(6),
            LedgerCells.Word<RouteReason>(cells, 7),
            LedgerCells.Word<RouteReason>(cells, 8)),
        LedgerCells.Count(cells, 9),
        LedgerCells.PaymentOrNone(cells, 10));
}
