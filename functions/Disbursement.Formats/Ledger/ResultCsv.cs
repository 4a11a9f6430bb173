using System.Globalization;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Csv;

namespace Disbursement.Formats.Ledger;

/// <summary>What providers and people said about payments, in sequence, with what became of it.</summary>
/// <remarks>Equal rows give equal bytes. What the payment stood at before is not stored: the fold tells it
/// again.</remarks>
public static class ResultCsv
{
    /// <summary>The column names, in order.</summary>
    public static IReadOnlyList<string> Header { get; } =
    [
        "payment", "status", "reason", "amount", "at", "source", "outcome",
    ];

    /// <summary>Writes the header row.</summary>
    public static void WriteHeader(CsvWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteRow([.. Header]);
    }

    /// <summary>Writes one row.</summary>
    public static void Write(CsvWriter writer, FoldedResult folded)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(folded);
        writer.Write(folded.Result.Id.ToString());
        writer.Write(folded.Result.Status.ToString());
        writer.Write(folded.Result.Reason);
        writer.Write(folded.Result.Amount?.Dong.ToString(CultureInfo.InvariantCulture));
        writer.Write(LedgerCells.Time(folded.Result.At));
        writer.Write(folded.Result.Source);
        writer.Write(folded.Outcome.ToString());
        writer.EndRow();
    }

    /// <summary>Reads a file; the caller disposes the stream.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static IAsyncEnumerable<FoldedResult> ReadAsync(
        Stream stream, CancellationToken cancellationToken = default) =>
        LedgerCsv.ReadAsync(stream, Header, ReadRow, cancellationToken);

    /// <summary>Reads a file on this thread; the caller disposes the stream.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static IEnumerable<FoldedResult> Read(Stream stream) => LedgerCsv.Read(stream, Header, ReadRow);

    private static FoldedResult ReadRow(CsvReader cells) => new(
        new PaymentResult(
            LedgerCells.Payment(cells, 0),
            LedgerCells.Word<ResultStatus>(cells, 1),
            cells.Text(2),
            LedgerCells.AmountOrNone(cells, 3),
            LedgerCells.Time(cells, 4),
            cells.Text(5)),
        LedgerCells.Word<FoldOutcome>(cells, 6),
        Before: null);
}
