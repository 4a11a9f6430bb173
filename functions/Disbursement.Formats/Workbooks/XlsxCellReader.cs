using System.Globalization;
using System.Text;
using Disbursement.Core.Intake;

namespace Disbursement.Formats.Workbooks;

/// <summary>Reads one <c>c</c> element (ECMA-376 part 1, 18.3.1.4).</summary>
internal sealed class XlsxCellReader
{
    private const int FormulaCharactersMax = 8_192;
    private const int SharedFormulasMax = 100_000;

    private readonly SharedStrings _texts;
    private readonly XlsxStyles _styles;
    private readonly int _lengthMax;
    private readonly StringBuilder _value = new();
    private readonly StringBuilder _inline = new();
    private readonly StringBuilder _formula = new();
    private readonly HashSet<string> _externalFormulas = new(StringComparer.Ordinal);

    public XlsxCellReader(SharedStrings texts, XlsxStyles styles, int lengthMax)
    {
        _texts = texts;
        _styles = styles;
        _lengthMax = lengthMax;
    }

    /// <summary>Reads the current cell to its end.</summary>
    public SheetCell Read(PartReader part)
    {
        string type = part["t"] ?? "n";
        int style = Number(part["s"]);
        _value.Clear();
        _inline.Clear();
        SheetCellMarks marks = SheetCellMarks.None;
        int depth = part.IsEmpty ? int.MaxValue : part.Depth;
        while (depth < int.MaxValue && part.ReadElementBelow(depth))
        {
            switch (part.Name)
            {
                case "v":
                    part.AppendText(_value, _lengthMax + 1);
                    break;
                case "is":
                    XlsxText.AppendRuns(part, _inline, _lengthMax);
                    break;
                case "f":
                    marks |= ReadFormula(part);
                    break;
                default:
                    part.SkipInside();
                    break;
            }
        }

        SheetCell cell = Make(type, _styles.FormatOf(style), marks);
        return cell.Kind == SheetCellKind.Text ? cell with { Font = _styles.FontOf(style) } : cell;
    }

    private static int Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1;

    /// <summary>Another workbook is named by its number in brackets: <c>[1]Sheet1!A1</c>.</summary>
    private static bool ReadsOtherWorkbook(string formula)
    {
        int open = formula.IndexOf('[', StringComparison.Ordinal);
        while (open >= 0)
        {
            int close = formula.IndexOf(']', open);
            ReadOnlySpan<char> inside = close < 0 ? [] : formula.AsSpan(open + 1, close - open - 1);
            if (!inside.IsEmpty && !inside.ContainsAnyExceptInRange('0', '9'))
            {
                return true;
            }

            open = formula.IndexOf('[', open + 1);
        }

        return false;
    }

    private SheetCellMarks ReadFormula(PartReader part)
    {
        string? shared = part["t"] == "shared" ? part["si"] : null;
        _formula.Clear();
        part.AppendText(_formula, FormulaCharactersMax);
        bool external = ReadsOtherWorkbook(_formula.ToString());
        if (external && shared is not null && _externalFormulas.Count < SharedFormulasMax)
        {
            _externalFormulas.Add(shared);
        }

        external |= shared is not null && _externalFormulas.Contains(shared);
        return SheetCellMarks.Formula | (external ? SheetCellMarks.External : SheetCellMarks.None);
    }

    private SheetCell Make(string type, NumberFormat format, SheetCellMarks marks)
    {
        string value = _value.ToString();
        switch (type)
        {
            case "s":
                return Text(Shared(value), format, marks);
            case "inlineStr":
                return Text(XlsxText.Unescape(_inline.ToString()), format, marks);
            case "str":
                return Text(XlsxText.Unescape(value), format, marks);
        }

        if (value.Length == 0)
        {
            bool unsaved = marks.HasFlag(SheetCellMarks.Formula);
            return new SheetCell(
                SheetCellKind.Empty, "", format, unsaved ? marks | SheetCellMarks.NoValue : marks);
        }

        SheetCellKind kind = type switch
        {
            "b" => SheetCellKind.Boolean,
            "e" => SheetCellKind.Error,
            "d" => SheetCellKind.Date,
            _ => SheetCellKind.Number,
        };
        return new SheetCell(kind, value, format, marks);
    }

    private SheetCell Text(string text, NumberFormat format, SheetCellMarks marks)
    {
        bool tooLong = text.Length > _lengthMax;
        return string.IsNullOrWhiteSpace(text)
            ? SheetCell.Empty
            : new SheetCell(
                SheetCellKind.Text,
                tooLong ? text[.._lengthMax] : text,
                format,
                tooLong ? marks | SheetCellMarks.TooLong : marks);
    }

    private string Shared(string value) =>
        _texts.Find(Number(value)) ?? throw new WorkbookRefusedException(FindingNumber.WorkbookDamaged);
}
