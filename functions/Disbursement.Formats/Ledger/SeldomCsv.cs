using Disbursement.Core.Holds;
using Disbursement.Core.Intake;
using Disbursement.Formats.Csv;

namespace Disbursement.Formats.Ledger;

/// <summary>A month's rows of programmes that do not pay every month, by person.</summary>
/// <remarks>Equal rows give equal bytes; reading gives what was written.</remarks>
public static class SeldomCsv
{
    /// <summary>The column names, in order.</summary>
    public static IReadOnlyList<string> Header { get; } =
        ["person", "programme", "reference", "term", "month", "unit", "list", "round", "part", "line", "due"];

    /// <summary>Writes one row.</summary>
    public static void Write(CsvWriter writer, SeldomRow row)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(row);
        WriteCells(writer, row);
        writer.EndRow();
    }

    /// <summary>Reads a register row by row; the caller disposes the stream.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static IAsyncEnumerable<SeldomRow> ReadAsync(
        Stream stream, CancellationToken cancellationToken = default) =>
        LedgerCsv.ReadAsync(stream, Header, static cells => ReadCells(cells, 0), cancellationToken);

    internal static void WriteCells(CsvWriter writer, SeldomRow row)
    {
        LedgerCells.WriteKey(writer, row.Key);
        writer.Write(row.Term.ToString());
        writer.Write(row.Month.ToString());
        writer.Write(row.Unit);
        writer.Write(row.List);
        writer.Write(row.Round);
        writer.Write(row.Part);
        writer.Write(row.Place.ToString());
        writer.Write(row.Due);
    }

    internal static SeldomRow ReadCells(CsvReader cells, int column) => new(
        LedgerCells.Key(cells, column),
        LedgerCells.Month(cells, column + 3),
        LedgerCells.Month(cells, column + 4),
        cells.Text(column + 5),
        cells.Text(column + 6),
        LedgerCells.Count(cells, column + 7),
        LedgerCells.Count(cells, column + 8),
        LedgerCells.Required(cells, RowPlace.TryParse(cells.Text(column + 9), out RowPlace place), place),
        LedgerCells.Amount(cells, column + 10));
}
