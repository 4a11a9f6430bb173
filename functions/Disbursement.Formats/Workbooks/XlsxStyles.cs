using System.Globalization;

namespace Disbursement.Formats.Workbooks;

/// <summary>The number format and font of each cell style of a workbook.</summary>
internal sealed class XlsxStyles
{
    private const int StylesMax = 100_000;

    private readonly Dictionary<int, string> _codes = [];
    private readonly List<string?> _fonts = [];
    private readonly List<(NumberFormat Format, int Font)> _styles = [];

    /// <summary>Styles of a workbook that has none.</summary>
    public static XlsxStyles None { get; } = new();

    /// <summary>Reads <c>styles.xml</c>.</summary>
    public static XlsxStyles Read(PartReader part)
    {
        var styles = new XlsxStyles();
        while (part.Read())
        {
            if (part.IsElement)
            {
                styles.Take(part);
            }
        }

        return styles;
    }

    /// <summary>The number format of a style; general for a style the table has not.</summary>
    public NumberFormat FormatOf(int style) =>
        style >= 0 && style < _styles.Count ? _styles[style].Format : NumberFormat.General;

    /// <summary>The font of a style, or none.</summary>
    public string? FontOf(int style) =>
        style >= 0 && style < _styles.Count && _styles[style].Font is >= 0 and int font && font < _fonts.Count
            ? _fonts[font]
            : null;

    private static int Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1;

    private void Take(PartReader part)
    {
        switch (part.Name)
        {
            case "numFmt" when _codes.Count < StylesMax && part["formatCode"] is { } code:
                _codes[Number(part["numFmtId"])] = code;
                break;
            case "fonts":
                ReadFonts(part);
                break;
            case "cellXfs":
                ReadStyles(part);
                break;
            case "dxfs":
                part.SkipInside();
                break;
        }
    }

    private void ReadFonts(PartReader part)
    {
        int depth = part.IsEmpty ? int.MaxValue : part.Depth;
        while (depth < int.MaxValue && part.ReadElementBelow(depth) && _fonts.Count < StylesMax)
        {
            if (part.Name == "font")
            {
                _fonts.Add(null);
            }
            else if (part.Name == "name" && _fonts.Count > 0)
            {
                _fonts[^1] = part["val"];
            }
        }
    }

    private void ReadStyles(PartReader part)
    {
        int depth = part.IsEmpty ? int.MaxValue : part.Depth;
        while (depth < int.MaxValue && part.ReadElementBelow(depth) && _styles.Count < StylesMax)
        {
            if (part.Name == "xf")
            {
                int id = Number(part["numFmtId"]);
                string? code = _codes.GetValueOrDefault(id) ?? NumberFormat.BuiltIn(id);
                _styles.Add((NumberFormat.Of(code), Number(part["fontId"])));
            }
        }
    }
}
