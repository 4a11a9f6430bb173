using System.Globalization;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Payments;
using Disbursement.Core.Programmes;
using Disbursement.Core.Routing;
using Disbursement.Formats.Csv;

namespace Disbursement.Formats.Ledger;

/// <summary>The payments of one file, in file order.</summary>
/// <remarks>Equal rows give equal bytes; reading gives what was written.</remarks>
public static class PaymentEntryCsv
{
    /// <summary>The column names, in order.</summary>
    public static IReadOnlyList<string> Header { get; } =
    [
        "payment", "uetr", "period", "person", "programme", "reference", "attempt", "previous", "unit", "group",
        "channel", "provider", "amount", "payee_name", "payee_id", "beneficiary_name", "receiver", "authorisation",
        "institution", "account", "commune", "birth_year",
    ];

    /// <summary>Writes the header row.</summary>
    public static void WriteHeader(CsvWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteRow([.. Header]);
    }

    /// <summary>Writes one row.</summary>
    public static void Write(CsvWriter writer, PaymentEntry entry)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(entry);
        writer.Write(entry.Id.ToString());
        writer.Write(entry.Uetr);
        writer.Write(entry.Period.ToString());
        LedgerCells.WriteKey(writer, entry.Key);
        writer.Write(entry.Attempt);
        writer.Write(entry.Previous?.ToString());
        writer.Write(entry.Unit);
        writer.Write(entry.Group.ToListCode());
        writer.Write(entry.Channel.ToCode());
        writer.Write(entry.Provider);
        writer.Write(entry.Amount);
        writer.Write(entry.PayeeName.Reveal());
        writer.Write(entry.PayeeId.Reveal());
        writer.Write(entry.BeneficiaryName.Reveal());
        writer.Write(entry.Receiver.ToCode());
        writer.Write(entry.Authorisation);
        writer.Write(entry.Institution);
        writer.Write(entry.Account?.Reveal());
        writer.Write(entry.CommuneCode);
        writer.Write(entry.BirthYear?.ToString(CultureInfo.InvariantCulture));
        writer.EndRow();
    }

    /// <summary>Reads a file; the caller disposes the stream.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static IAsyncEnumerable<PaymentEntry> ReadAsync(
        Stream stream, CancellationToken cancellationToken = default) =>
        LedgerCsv.ReadAsync(stream, Header, ReadRow, cancellationToken);

    /// <summary>Reads a file on this thread; the caller disposes the stream.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static IEnumerable<PaymentEntry> Read(Stream stream) => LedgerCsv.Read(stream, Header, ReadRow);

    private static PaymentEntry ReadRow(CsvReader cells) => new()
    {
        Id = LedgerCells.Payment(cells, 0),
        Uetr = cells.Text(1),
        Period = LedgerCells.Month(cells, 2),
        Key = LedgerCells.Key(cells, 3),
        Attempt = LedgerCells.Count(cells, 6),
        Previous = LedgerCells.PaymentOrNone(cells, 7),
        Unit = cells.Text(8),
        Group = LedgerCells.Group(cells, 9),
        Channel = LedgerCells.Channel(cells, 10),
        Provider = cells.Text(11),
        Amount = LedgerCells.Amount(cells, 12),
        PayeeName = LedgerCells.Name(cells, 13),
        PayeeId = LedgerCells.Person(cells, 14),
        BeneficiaryName = LedgerCells.Name(cells, 15),
        Receiver = LedgerCells.Required(
            cells, EntitlementCodes.TryParseReceiver(cells.Text(16), out ReceiverKind receiver), receiver),
        Authorisation = LedgerCells.TextOrNone(cells, 17),
        Institution = LedgerCells.TextOrNone(cells, 18),
        Account = LedgerCells.AccountOrNone(cells, 19),
        CommuneCode = cells.Text(20),
        BirthYear = cells.Bytes(21).IsEmpty ? null : LedgerCells.Count(cells, 21),
    };
}
