using System.Globalization;

namespace Disbursement.Cli.Generate.Writing;

/// <summary>How a cell of an office's workbook looks; the values are the numbers of the styles in its file.</summary>
internal enum OfficeStyle
{
    /// <summary>As typed.</summary>
    General,

    /// <summary>Bold, in the middle.</summary>
    Title,

    /// <summary>Bold, wrapped.</summary>
    Header,

    /// <summary>Whole numbers in groups of three.</summary>
    Money,

    /// <summary>Text: numbers keep their zeros.</summary>
    Text,

    /// <summary>A serial number shown as day, month, year.</summary>
    Date,

    /// <summary>A number shown with 12 digits.</summary>
    TwelveDigits,
}

/// <summary>A cell of an office's workbook.</summary>
/// <param name="Text">A text; none for a number, a mark or nothing.</param>
/// <param name="Number">A number; of a mark 1 or 0.</param>
/// <param name="IsMark">The number is TRUE or FALSE.</param>
/// <param name="Style">How it looks.</param>
/// <param name="Formula">What computed the number; none when it was typed.</param>
internal readonly record struct OfficeCell(string? Text, long? Number, bool IsMark, OfficeStyle Style, string? Formula)
{
    /// <summary>An empty cell.</summary>
    public static OfficeCell Empty => default;

    /// <summary>A text.</summary>
    public static OfficeCell OfText(string text, OfficeStyle style = OfficeStyle.Text) =>
        text.Length == 0 ? Empty : new(text, null, false, style, null);

    /// <summary>A number.</summary>
    public static OfficeCell OfNumber(long number, OfficeStyle style = OfficeStyle.General, string? formula = null) =>
        new(null, number, false, style, formula);

    /// <summary>TRUE or FALSE, as a ticked box leaves it.</summary>
    public static OfficeCell OfMark(bool value) => new(null, value ? 1 : 0, true, OfficeStyle.General, null);

    /// <summary>The number as a file holds it.</summary>
    public string NumberText => Number is { } number ? number.ToString(CultureInfo.InvariantCulture) : "";
}
