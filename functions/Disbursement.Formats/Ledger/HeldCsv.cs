using Disbursement.Core.Entitlements;
using Disbursement.Core.Identity;
using Disbursement.Formats.Csv;

namespace Disbursement.Formats.Ledger;

/// <summary>Keys of rows held as duplicates, in key order.</summary>
public static class HeldCsv
{
    /// <summary>The column names, in order.</summary>
    public static IReadOnlyList<string> Header { get; } = ["person", "programme", "reference"];

    /// <summary>Writes one key.</summary>
    public static void Write(CsvWriter writer, EntitlementKey key)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteRow(key.Person.Reveal(), key.Programme, key.Reference);
    }

    /// <summary>Reads the keys; the caller disposes the stream.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static IEnumerable<EntitlementKey> Read(Stream stream) => LedgerCsv.Read(stream, Header, ReadKey);

    private static EntitlementKey ReadKey(CsvReader cells) =>
        PersonKey.TryParse(cells.Text(0), out PersonKey person)
            ? new EntitlementKey(person, cells.Text(1), cells.Text(2))
            : throw new InvalidDataException($"Line {cells.LineNumber} of the held keys is damaged.");
}
