using System.Globalization;
using Disbursement.Cli.Generate.Chance;

namespace Disbursement.Cli.Generate.Writing;

/// <summary>What a spreadsheet does to columns that nobody formatted as text. Each of it can be undone with certainty.</summary>
/// <remarks>
/// Ids and phone numbers lose their zeros or get them from a format, accounts turn into numbers, dates into serials,
/// marks into TRUE. A number of more than 15 digits is spared: Excel rounds it, and its row would be refused.
/// </remarks>
internal static class CellDamage
{
    private const int DamagedPerMille = 330;
    private const int IdDigits = 12;
    private const int AccountDigitsMax = 15;
    private const int PhoneDigits = 10;

    /// <summary>A whole number below this, without a format, would be read as a year.</summary>
    private const int SerialMin = 2_100;

    /// <summary>The cell as a number, where chance and its content allow; else as the text it is.</summary>
    public static OfficeCell Of(RowText row, Column column, ulong key, int number)
    {
        string text = row[column];
        var dice = Dice.For(key, (ulong)number, (ulong)column);
        return dice.PerMille(DamagedPerMille)
            ? Damaged(ref dice, row, column, text) ?? OfficeCell.OfText(text)
            : OfficeCell.OfText(text);
    }

    private static OfficeCell? Damaged(ref Dice dice, RowText row, Column column, string text) => column switch
    {
        Column.CitizenId or Column.ReceiverId when IsDigits(text, IdDigits, IdDigits) => OfficeCell.OfNumber(
            Read(text), dice.Percent(50) ? OfficeStyle.TwelveDigits : OfficeStyle.General),
        Column.Account when IsDigits(text, 1, AccountDigitsMax) && text[0] != '0' => OfficeCell.OfNumber(Read(text)),
        Column.Account when IsDigits(text, PhoneDigits, PhoneDigits) && row[Column.Channel] is "VI" or "MM" =>
            OfficeCell.OfNumber(Read(text)),
        Column.Commune when IsDigits(text, 5, 5) => OfficeCell.OfNumber(Read(text)),
        Column.Birth => OfBirth(ref dice, text),
        Column.Reviewed or Column.Frail when text == "x" => OfficeCell.OfMark(true),
        _ => null,
    };

    private static OfficeCell? OfBirth(ref Dice dice, string text)
    {
        bool isDate = DateOnly.TryParseExact(
            text, "dd/MM/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date);
        int serial = date.DayNumber - new DateOnly(1899, 12, 30).DayNumber;
        return isDate && serial >= SerialMin
            ? OfficeCell.OfNumber(serial, dice.Percent(50) ? OfficeStyle.Date : OfficeStyle.General)
            : null;
    }

    private static bool IsDigits(string text, int least, int most) =>
        text.Length >= least && text.Length <= most && text.All(char.IsAsciiDigit);

    private static long Read(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
