using Disbursement.Core.Holds;
using Disbursement.Formats.Csv;

namespace Disbursement.Formats.Ledger;

/// <summary>Rows of a month that another list has for the same term, each beside the other row.</summary>
/// <remarks>Equal rows give equal bytes; reading gives what was written.</remarks>
public static class RepeatedCsv
{
    /// <summary>The column names, in order.</summary>
    public static IReadOnlyList<string> Header { get; } =
        [.. SeldomCsv.Header, .. SeldomCsv.Header.Select(static name => $"other_{name}"), "owed"];

    /// <summary>Writes one row.</summary>
    public static void Write(CsvWriter writer, RepeatedRow row)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(row);
        SeldomCsv.WriteCells(writer, row.Row);
        SeldomCsv.WriteCells(writer, row.Other);
        writer.Write(row.IsOwed ? "x" : "");
        writer.EndRow();
    }

    /// <summary>Reads the rows; the caller disposes the stream.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static IEnumerable<RepeatedRow> Read(Stream stream) =>
        LedgerCsv.Read(stream, Header, static cells => new RepeatedRow(
            SeldomCsv.ReadCells(cells, 0),
            SeldomCsv.ReadCells(cells, SeldomCsv.Header.Count),
            cells.Text(2 * SeldomCsv.Header.Count) == "x"));
}
