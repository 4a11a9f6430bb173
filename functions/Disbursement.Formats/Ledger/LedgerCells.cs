using System.Globalization;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Identity;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Routing;
using Disbursement.Formats.Csv;
using Disbursement.Formats.Xml;

namespace Disbursement.Formats.Ledger;

/// <summary>Reads and writes the cells that several ledger files share.</summary>
/// <remarks>A cell that is not of its form means a damaged file: it throws and never guesses.</remarks>
internal static class LedgerCells
{
    public static void WriteKey(CsvWriter writer, EntitlementKey key)
    {
        writer.Write(key.Person.Reveal());
        writer.Write(key.Programme);
        writer.Write(key.Reference);
    }

    public static EntitlementKey Key(CsvReader cells, int column) => new(
        Required(cells, PersonKey.TryParse(cells.Text(column), out PersonKey person), person),
        cells.Text(column + 1),
        cells.Text(column + 2));

    public static PersonKey Person(CsvReader cells, int column) =>
        Required(cells, PersonKey.TryParse(cells.Text(column), out PersonKey person), person);

    public static PersonName Name(CsvReader cells, int column) =>
        Required(cells, PersonName.TryParse(cells.Text(column), out PersonName name), name);

    public static AccountNumber Account(CsvReader cells, int column) =>
        Required(cells, AccountNumber.TryParse(cells.Text(column), out AccountNumber account), account);

    public static AccountNumber? AccountOrNone(CsvReader cells, int column) =>
        cells.Bytes(column).IsEmpty ? null : Account(cells, column);

    public static EndToEndId Payment(CsvReader cells, int column) =>
        Required(cells, EndToEndId.TryParse(cells.Text(column), out EndToEndId id), id);

    public static EndToEndId? PaymentOrNone(CsvReader cells, int column) =>
        cells.Bytes(column).IsEmpty ? null : Payment(cells, column);

    public static Period Month(CsvReader cells, int column) =>
        Required(cells, Period.TryParse(cells.Text(column), out Period period), period);

    public static ProgrammeGroup Group(CsvReader cells, int column) =>
        Required(cells, ProgrammeGroups.TryParse(cells.Text(column), out ProgrammeGroup group), group);

    public static ChannelKind Channel(CsvReader cells, int column)
    {
        string code = cells.Text(column);
        ChannelKind? found = Enum.GetValues<ChannelKind>().Where(channel => channel.ToCode() == code)
            .Select(channel => (ChannelKind?)channel).FirstOrDefault();
        return Required(cells, found is not null, found.GetValueOrDefault());
    }

    public static TEnum Word<TEnum>(CsvReader cells, int column)
        where TEnum : struct, Enum
    {
        string text = cells.Text(column);
        bool valid = Enum.TryParse(text, out TEnum value) && value.ToString() == text;
        return Required(cells, valid, value);
    }

    public static Vnd Amount(CsvReader cells, int column)
    {
        long dong = Number(cells, column);
        return Required(cells, dong <= Vnd.MaxDong, Vnd.FromDong(Math.Min(dong, Vnd.MaxDong)));
    }

    public static Vnd? AmountOrNone(CsvReader cells, int column) =>
        cells.Bytes(column).IsEmpty ? null : Amount(cells, column);

    public static int Count(CsvReader cells, int column)
    {
        long number = Number(cells, column);
        return (int)Required(cells, number <= int.MaxValue, Math.Min(number, int.MaxValue));
    }

    public static DateOnly Day(CsvReader cells, int column)
    {
        bool valid = DateOnly.TryParseExact(
            cells.Text(column), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day);
        return Required(cells, valid, day);
    }

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A time with all its ticks and its offset, so that reading gives what was written.</summary>
    public static string Time(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);

    public static DateTimeOffset Time(CsvReader cells, int column) =>
        Required(cells, IsoValues.TryTime(cells.Text(column), out DateTimeOffset time), time);

    public static string? TextOrNone(CsvReader cells, int column) =>
        cells.Text(column) is { Length: > 0 } text ? text : null;

    public static T Required<T>(CsvReader cells, bool understood, T value) => understood
        ? value
        : throw new InvalidDataException($"Line {cells.LineNumber} of the ledger file is damaged.");

    private static long Number(CsvReader cells, int column) => Required(
        cells,
        long.TryParse(cells.Text(column), NumberStyles.None, CultureInfo.InvariantCulture, out long number),
        number);
}
