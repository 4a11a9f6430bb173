using Disbursement.Core.Verification;
using Disbursement.Formats.Csv;

namespace Disbursement.Formats.Ledger;

/// <summary>The evidence of verification: one row for each row that names an account.</summary>
/// <remarks>Equal rows give equal bytes; reading gives what was written.</remarks>
public static class VerificationCsv
{
    /// <summary>The column names, in order.</summary>
    public static IReadOnlyList<string> Header { get; } =
    [
        "person", "programme", "reference", "institution", "account", "payee", "finding", "reason", "bank_name",
        "verified_on", "remembered", "payee_id", "account_since", "account_changed",
    ];

    /// <summary>The header of the first format, without the payee's number and the account's age.</summary>
    private static readonly string[] OldHeader = [.. Header.SkipLast(3)];

    /// <summary>Writes the header row.</summary>
    public static void WriteHeader(CsvWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteRow([.. Header]);
    }

    /// <summary>Writes one row.</summary>
    public static void Write(CsvWriter writer, VerificationRecord proof)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(proof);
        LedgerCells.WriteKey(writer, proof.Key);
        writer.Write(proof.Institution);
        writer.Write(proof.Account.Reveal());
        writer.Write(proof.Payee.Reveal());
        writer.Write(proof.Finding.ToString());
        writer.Write(proof.Reason);
        writer.Write(proof.BankName);
        writer.Write(LedgerCells.Day(proof.VerifiedOn));
        writer.Write(proof.Remembered ? "x" : "");
        writer.Write(proof.PayeeId?.Reveal() ?? "");
        writer.Write(proof.AccountSince is { } since ? LedgerCells.Day(since) : "");
        writer.Write(proof.AccountChanged ? "x" : "");
        writer.EndRow();
    }

    /// <summary>Reads a file; the caller disposes the stream.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static IAsyncEnumerable<VerificationRecord> ReadAsync(
        Stream stream, CancellationToken cancellationToken = default) =>
        LedgerCsv.ReadAsync(stream, Header, OldHeader, ReadRow, cancellationToken);

    /// <summary>Reads a file on this thread; the caller disposes the stream.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static IEnumerable<VerificationRecord> Read(Stream stream) =>
        LedgerCsv.Read(stream, Header, OldHeader, ReadRow);

    private static VerificationRecord ReadRow(CsvReader cells)
    {
        var record = new VerificationRecord(
            LedgerCells.Key(cells, 0),
            cells.Text(3),
            LedgerCells.Account(cells, 4),
            LedgerCells.Name(cells, 5),
            LedgerCells.Word<VerificationFinding>(cells, 6),
            cells.Text(7),
            cells.Text(8),
            LedgerCells.Day(cells, 9),
            cells.Text(10) == "x");
        return cells.Count == OldHeader.Length
            ? record
            : record with
            {
                PayeeId = cells.Text(11).Length == 0 ? null : LedgerCells.Person(cells, 11),
                AccountSince = cells.Text(12).Length == 0 ? null : LedgerCells.Day(cells, 12),
                AccountChanged = cells.Text(13) == "x",
            };
    }
}
