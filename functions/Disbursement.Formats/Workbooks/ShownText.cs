using System.Globalization;
using Disbursement.Core.Intake;
using Disbursement.Core.Text.Encodings;

namespace Disbursement.Formats.Workbooks;

/// <summary>A cell as a person reads it on the sheet, in the form that lists use.</summary>
/// <param name="Text">The text; for a number that lost digits its scientific form, which no rule takes for a
/// number.</param>
/// <param name="Noted">What was mended or is wrong, or none.</param>
internal readonly record struct ShownText(string Text, FindingNumber? Noted)
{
    /// <summary>A number keeps 15 digits; the sixteenth is a guess.</summary>
    private const decimal WholeMax = 999_999_999_999_999m;

    /// <summary>From 12 digits on a cell without a format shows <c>1.7E+11</c>.</summary>
    private const decimal ShownWholeMax = 99_999_999_999m;

    private const decimal Noise = 0.000001m;
    private const int YearMin = 1880;
    private const int YearMax = 2099;

    /// <summary>Serial 73,415 is the first day of the year 2101 (of 1900), far behind any birth.</summary>
    private const decimal SerialMax = 73_415m;

    /// <summary>Reads a cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="field">What its column holds, or none for a column that is not read.</param>
    /// <param name="countsFrom1904">How the workbook counts days.</param>
    public static ShownText Of(SheetCell cell, IntakeField? field, bool countsFrom1904)
    {
        if (cell.Marks.HasFlag(SheetCellMarks.NoValue))
        {
            return new ShownText("", FindingNumber.FormulaWithoutValue);
        }

        ShownText read = cell.Kind switch
        {
            SheetCellKind.Empty => new ShownText("", null),
            SheetCellKind.Text => OfText(cell),
            SheetCellKind.Boolean => OfBoolean(cell.Text is "1" or "true", field),
            SheetCellKind.Error => new ShownText(cell.Text, FindingNumber.CellHoldsError),
            SheetCellKind.Date => OfIsoDate(cell),
            _ => OfNumber(cell, field, countsFrom1904),
        };
        return cell.Marks.HasFlag(SheetCellMarks.External)
            ? read with { Noted = FindingNumber.FormulaOfOtherWorkbook }
            : read;
    }

    private static ShownText OfText(SheetCell cell)
    {
        CellRepair repair = CellText.Repair(OneLine(cell.Text), cell.Font);
        return new ShownText(repair.Text, repair.IsRepaired ? FindingNumber.CellConverted : null);
    }

    /// <summary>A line break inside a cell reads as a space; names and headers are wrapped by hand.</summary>
    private static string OneLine(string text) => text.AsSpan().ContainsAny('\r', '\n', '\t')
        ? text.Replace("\r\n", " ", StringComparison.Ordinal).Replace('\r', ' ').Replace('\n', ' ').Replace('\t', ' ')
        : text;

    private static ShownText OfBoolean(bool value, IntakeField? field) =>
        field is IntakeField.Reviewed or IntakeField.Frail
            ? new ShownText(value ? "x" : "", FindingNumber.MarkOfBoolean)
            : new ShownText(value ? "TRUE" : "FALSE", null);

    private static ShownText OfIsoDate(SheetCell cell) =>
        DateTime.TryParse(
            cell.Text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime date)
            ? new ShownText(Print(DateOnly.FromDateTime(date), PatternOf(cell.Format)), null)
            : new ShownText(cell.Text, null);

    private static ShownText OfNumber(SheetCell cell, IntakeField? field, bool countsFrom1904)
    {
        if (!decimal.TryParse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number))
        {
            return new ShownText(Scientific(cell.Text), FindingNumber.NumberRounded);
        }

        if (cell.Format.IsDate)
        {
            return OfSerial(number, cell.Format, countsFrom1904);
        }

        return field switch
        {
            IntakeField.Amount or IntakeField.Arrears => OfMoney(number, cell),
            IntakeField.Birth => OfBirth(number, countsFrom1904),
            _ => OfName(number, cell),
        };
    }

    /// <summary>Money is its value, however it is shown; only a percentage is not what it says.</summary>
    private static ShownText OfMoney(decimal number, SheetCell cell)
    {
        decimal whole = decimal.Round(number);
        if (cell.Format.IsPercent)
        {
            return new ShownText(Plain(number), FindingNumber.MoneyAsPercent);
        }

        return whole != number && decimal.Abs(whole - number) < Noise
            ? new ShownText(Plain(whole), FindingNumber.FloatNoiseRemoved)
            : new ShownText(Plain(number), null);
    }

    private static ShownText OfBirth(decimal number, bool countsFrom1904)
    {
        bool serial = number == decimal.Truncate(number) && number is > 0 and < SerialMax
            && number is < YearMin or > YearMax;
        return serial && TryDate(number, countsFrom1904, out DateOnly date)
            ? new ShownText(Print(date, "dd/MM/yyyy"), FindingNumber.DateOfSerial)
            : new ShownText(Plain(number), null);
    }

    private static ShownText OfSerial(decimal number, NumberFormat format, bool countsFrom1904)
    {
        if (!TryDate(decimal.Floor(number), countsFrom1904, out DateOnly date))
        {
            return new ShownText(Plain(number), FindingNumber.DateImpossible);
        }

        return new ShownText(Print(date, PatternOf(format)), null);
    }

    /// <summary>As much of a date as the cell shows: of many old people only the year is known.</summary>
    private static string PatternOf(NumberFormat format) => (format.HasYear, format.HasMonth, format.HasDay) switch
    {
        (true, false, _) => "yyyy",
        (true, true, false) => "MM/yyyy",
        _ => "dd/MM/yyyy",
    };

    /// <summary>A number that is a name: an id, an account, a code.</summary>
    private static ShownText OfName(decimal number, SheetCell cell)
    {
        if (decimal.Abs(number) > WholeMax)
        {
            return new ShownText(Scientific(cell.Text), FindingNumber.NumberRounded);
        }

        string plain = Plain(number);
        if (number < 0 || number != decimal.Truncate(number))
        {
            return new ShownText(plain, null);
        }

        string shown = cell.Format.ShowWhole(plain);
        bool scientific = cell.Format.IsGeneral && number > ShownWholeMax;
        return new ShownText(
            shown,
            shown != plain ? FindingNumber.ShownByFormat
                : scientific ? FindingNumber.ScientificRestored : null);
    }

    /// <summary>Serial 60 of the 1900 system is 29 February 1900, a day that never was.</summary>
    private static bool TryDate(decimal serial, bool countsFrom1904, out DateOnly date)
    {
        date = default;
        if (serial is < 0 or > 2_958_465 || (!countsFrom1904 && serial is 0 or 60))
        {
            return false;
        }

        DateOnly start = countsFrom1904 ? new DateOnly(1904, 1, 1)
            : serial < 60 ? new DateOnly(1899, 12, 31) : new DateOnly(1899, 12, 30);
        int days = (int)serial;
        bool inRange = days <= DateOnly.MaxValue.DayNumber - start.DayNumber;
        date = inRange ? start.AddDays(days) : default;
        return inRange;
    }

    private static string Print(DateOnly date, string pattern) =>
        date.ToString(pattern, CultureInfo.InvariantCulture);

    private static string Plain(decimal number) =>
        number.ToString("0.#############################", CultureInfo.InvariantCulture);

    private static string Scientific(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? number.ToString("0.##############E+0", CultureInfo.InvariantCulture)
            : text;
}
