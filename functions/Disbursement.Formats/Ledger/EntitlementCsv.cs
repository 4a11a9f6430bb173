using System.Globalization;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Identity;
using Disbursement.Core.Intake;
using Disbursement.Core.Money;
using Disbursement.Formats.Csv;

namespace Disbursement.Formats.Ledger;

/// <summary>The canonical form of accepted rows: the chunks of the ledger (functions/docs/formats/ledger.md).</summary>
/// <remarks>
/// Equal rows give equal bytes. Line and warnings stand last: the rest is content. The header tells the version:
/// ledgers of version 1 have no <c>authorised_until</c> and <c>arrears_periods</c> and are read as they are.
/// </remarks>
public static class EntitlementCsv
{
    private const string DateForm = "yyyy-MM-dd";
    private const int FirstAdded = 21;

    private static readonly string[] Added = ["authorised_until", "arrears_periods"];

    /// <summary>The column names of version 2, in order.</summary>
    public static IReadOnlyList<string> Header { get; } =
    [
        "person", "programme", "reference", "full_name", "birth", "sex", "commune", "amount", "arrears", "channel",
        "institution", "account", "account_name", "receiver", "receiver_id", "receiver_name", "authorisation",
        "reviewed", "frail", "phone", "note", "authorised_until", "arrears_periods",
        "line", "warnings",
    ];

    /// <summary>The column names of version 1, which the product wrote before it knew months of arrears.</summary>
    public static IReadOnlyList<string> HeaderV1 { get; } = [.. Header.Except(Added, StringComparer.Ordinal)];

    /// <summary>Writes the header row.</summary>
    public static void WriteHeader(CsvWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteRow([.. Header]);
    }

    /// <summary>Writes one row.</summary>
    public static void Write(CsvWriter writer, EntitlementRow row)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(row);
        WriteContent(writer, row);
        WritePlace(writer, row.Place);
        writer.Write(row.Warnings);
        writer.EndRow();
    }

    /// <summary>Writes where a row stands: a number, with the sheet before it where there are several.</summary>
    internal static void WritePlace(CsvWriter writer, RowPlace place)
    {
        if (place.Sheet == 0)
        {
            writer.Write(place.Line);
            return;
        }

        writer.Write(place.ToString());
    }

    /// <summary>Writes the cells that make two rows the same row: all but line and warnings.</summary>
    internal static void WriteContent(CsvWriter writer, EntitlementRow row)
    {
        writer.Write(row.Key.Person.Reveal());
        writer.Write(row.Key.Programme);
        writer.Write(row.Key.Reference);
        writer.Write(row.FullName.Reveal());
        writer.Write(row.Birth?.Reveal());
        writer.Write(SexCode(row.Sex));
        writer.Write(row.CommuneCode);
        writer.Write(row.Amount);
        writer.Write(row.Arrears);
        writer.Write(row.Asked.ToCode());
        writer.Write(row.Institution);
        writer.Write(row.Account?.Reveal());
        writer.Write(row.AccountName?.Reveal());
        writer.Write(row.Receiver.ToCode());
        writer.Write(row.ReceiverId?.Reveal());
        writer.Write(row.ReceiverName?.Reveal());
        writer.Write(row.Authorisation);
        writer.Write(row.Reviewed ? "x" : "");
        writer.Write(row.Frail ? "x" : "");
        writer.Write(row.Phone);
        writer.Write(row.Note);
        writer.Write(row.AuthorisedUntil?.ToString(DateForm, CultureInfo.InvariantCulture));
        writer.Write(row.ArrearsPeriods.ToString());
    }

    /// <summary>Reads a chunk; the caller disposes the stream.</summary>
    /// <exception cref="InvalidDataException">The chunk is damaged.</exception>
    public static IAsyncEnumerable<EntitlementRow> ReadAsync(
        Stream stream, CancellationToken cancellationToken = default) =>
        LedgerCsv.ReadAsync(stream, Header, HeaderV1, ReadRow, cancellationToken);

    /// <summary>Reads a chunk on this thread; the caller disposes the stream.</summary>
    /// <exception cref="InvalidDataException">The chunk is damaged.</exception>
    public static IEnumerable<EntitlementRow> Read(Stream stream) =>
        LedgerCsv.Read(stream, Header, HeaderV1, ReadRow);

    private static EntitlementRow ReadRow(CsvReader cells) =>
        ReadRow(cells, added: cells.Count == Header.Count ? Added.Length : 0);

    private static EntitlementRow ReadRow(CsvReader cells, int added) => new()
    {
        Key = new EntitlementKey(
            Required(cells, PersonKey.TryParse(cells.Text(0), out PersonKey person), person),
            cells.Text(1),
            cells.Text(2)),
        FullName = Required(cells, PersonName.TryParse(cells.Text(3), out PersonName fullName), fullName),
        Birth = BirthDate.TryParse(cells.Text(4), out BirthDate birth) ? birth : null,
        Sex = ReadSex(cells.Text(5)),
        CommuneCode = cells.Text(6),
        Amount = ReadAmount(cells, 7),
        Arrears = ReadAmount(cells, 8),
        Asked = Required(
            cells, EntitlementCodes.TryParseChannel(cells.Text(9), out ChannelAsked channel), channel),
        Institution = TextOrNone(cells, 10),
        Account = AccountNumber.TryParse(cells.Text(11), out AccountNumber account) ? account : null,
        AccountName = PersonName.TryParse(cells.Text(12), out PersonName accountName) ? accountName : null,
        Receiver = Required(
            cells, EntitlementCodes.TryParseReceiver(cells.Text(13), out ReceiverKind receiver), receiver),
        ReceiverId = PersonKey.TryParse(cells.Text(14), out PersonKey receiverId) ? receiverId : null,
        ReceiverName = PersonName.TryParse(cells.Text(15), out PersonName receiverName) ? receiverName : null,
        Authorisation = TextOrNone(cells, 16),
        Reviewed = cells.Text(17) == "x",
        Frail = cells.Text(18) == "x",
        Phone = TextOrNone(cells, 19),
        Note = TextOrNone(cells, 20),
        AuthorisedUntil = added == 0 ? null : ReadDay(cells, FirstAdded),
        ArrearsPeriods = added == 0 ? default : Required(
            cells, ArrearsPeriods.TryParseText(cells.Text(FirstAdded + 1), out ArrearsPeriods months), months),
        LineNumber = ReadPlace(cells, FirstAdded + added).Line,
        Sheet = ReadPlace(cells, FirstAdded + added).Sheet,
        Warnings = cells.Text(FirstAdded + added + 1),
    };

    private static DateOnly? ReadDay(CsvReader cells, int column)
    {
        string text = cells.Text(column);
        return text.Length == 0
            ? null
            : Required(
                cells,
                DateOnly.TryParseExact(
                    text, DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day),
                day);
    }

    private static string SexCode(Sex sex) => sex switch
    {
        Sex.Male => "m",
        Sex.Female => "f",
        _ => "",
    };

    private static Sex ReadSex(string code) => code switch
    {
        "m" => Sex.Male,
        "f" => Sex.Female,
        _ => Sex.Unknown,
    };

    private static string? TextOrNone(CsvReader cells, int column) =>
        cells.Text(column) is { Length: > 0 } text ? text : null;

    private static Vnd ReadAmount(CsvReader cells, int column)
    {
        long dong = ReadNumber(cells, column);
        return Required(cells, dong <= Vnd.MaxDong, Vnd.FromDong(Math.Min(dong, Vnd.MaxDong)));
    }

    private static long ReadNumber(CsvReader cells, int column) => Required(
        cells,
        long.TryParse(cells.Text(column), NumberStyles.None, CultureInfo.InvariantCulture, out long number),
        number);

    private static RowPlace ReadPlace(CsvReader cells, int column) =>
        Required(cells, RowPlace.TryParse(cells.Text(column), out RowPlace place), place);

    private static T Required<T>(CsvReader cells, bool understood, T value) => understood
        ? value
        : throw new InvalidDataException($"Line {cells.LineNumber} of the ledger chunk is damaged.");
}
