using System.Globalization;
using System.Runtime.InteropServices;

namespace Disbursement.Core.Intake;

/// <summary>Where a row stands in its file, as the officer sees it: the line, and the sheet of several.</summary>
/// <param name="Sheet">1 for the first sheet of a workbook with several; 0 where a file has one list of lines.</param>
/// <param name="Line">The 1-based line, as an editor or spreadsheet shows it.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RowPlace(int Sheet, int Line) : IComparable<RowPlace>
{
    private const char Separator = '!';

    /// <summary>Tells whether the left place comes first.</summary>
    public static bool operator <(RowPlace left, RowPlace right) => left.CompareTo(right) < 0;

    /// <summary>Tells whether the left place comes last.</summary>
    public static bool operator >(RowPlace left, RowPlace right) => left.CompareTo(right) > 0;

    /// <summary>Tells whether the left place does not come last.</summary>
    public static bool operator <=(RowPlace left, RowPlace right) => left.CompareTo(right) <= 0;

    /// <summary>Tells whether the left place does not come first.</summary>
    public static bool operator >=(RowPlace left, RowPlace right) => left.CompareTo(right) >= 0;

    /// <summary>A line of a file without sheets.</summary>
    public static RowPlace OfLine(int line) => new(0, line);

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out RowPlace place)
    {
        int separator = text.IndexOf(Separator);
        int sheet = 0;
        bool understood = (separator < 0 || (TryNumber(text[..separator], out sheet) && sheet > 0))
            & TryNumber(text[(separator + 1)..], out int line);
        place = understood ? new RowPlace(sheet, line) : default;
        return understood;
    }

    /// <inheritdoc/>
    public int CompareTo(RowPlace other) => (Sheet, Line).CompareTo((other.Sheet, other.Line));

    /// <summary><c>5</c>, or <c>2!5</c> for line 5 of the second sheet: the form of the ledger.</summary>
    public override string ToString() => Sheet == 0
        ? Line.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Sheet}{Separator}{Line}");

    private static bool TryNumber(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
