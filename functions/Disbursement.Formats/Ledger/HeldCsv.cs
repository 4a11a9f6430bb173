using Disbursement.Core.Holds;
using Disbursement.Formats.Csv;

namespace Disbursement.Formats.Ledger;

/// <summary>What waits for a person in one list, and why: one row for each reason, in the order of holds.</summary>
/// <remarks>Equal holds give equal bytes; reading gives what was written.</remarks>
public static class HeldCsv
{
    /// <summary>The column names, in order.</summary>
    public static IReadOnlyList<string> Header { get; } = ["person", "programme", "reference", "period", "kind"];

    /// <summary>Writes one hold.</summary>
    public static void Write(CsvWriter writer, Hold hold)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(hold);
        LedgerCells.WriteKey(writer, hold.Key);
        writer.Write(hold.Period.ToString());
        writer.Write(hold.Kind.ToString());
        writer.EndRow();
    }

    /// <summary>Reads the holds; the caller disposes the stream.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static IEnumerable<Hold> Read(Stream stream) => LedgerCsv.Read(stream, Header, ReadRow);

    private static Hold ReadRow(CsvReader cells) => new(
        LedgerCells.Key(cells, 0), LedgerCells.Month(cells, 3), LedgerCells.Word<HoldKind>(cells, 4));
}
