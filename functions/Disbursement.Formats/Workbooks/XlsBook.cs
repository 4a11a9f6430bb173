using System.Globalization;
using System.Text;
using Disbursement.Core.Intake;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Disbursement.Formats.Workbooks;

/// <summary>A workbook of the old kind, <c>.xls</c> (BIFF8), through ExcelDataReader.</summary>
/// <remarks>
/// The library tells values, formats, hidden rows, columns and sheets. It tells an error from an empty cell as little
/// as a formula from a typed value: <see cref="XlsMarks"/> does.
/// </remarks>
internal sealed class XlsBook : IBook
{
    /// <summary>More columns than this no file of the format has (MS-XLS 2.1).</summary>
    private const int FormatColumnsMax = 256;

    private readonly IExcelDataReader _reader;
    private readonly XlsMarks _marks;
    private readonly WorkbookLimits _limits;
    private readonly List<SheetCell> _cells = [];
    private readonly Dictionary<string, NumberFormat> _formats = new(StringComparer.Ordinal);

    static XlsBook() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private XlsBook(IExcelDataReader reader, XlsMarks marks, WorkbookLimits limits)
    {
        _reader = reader;
        _marks = marks;
        _limits = limits;
    }

    public int SheetCount => _reader.ResultsCount;

    /// <summary>The library has turned serials into dates, whichever year they count from.</summary>
    public bool CountsFrom1904 => false;

    public int SheetNumber { get; private set; }

    public string SheetName => _reader.Name ?? "";

    public bool IsSheetHidden => _reader.VisibleState != "visible";

    public int RowNumber => _reader.Depth + 1;

    public bool IsRowHidden => _reader.RowHeight == 0;

    public bool IsRowTooWide { get; private set; }

    public IReadOnlyList<SheetCell> Cells => _cells;

    /// <summary>Opens a workbook; the file stays the caller's.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="marks">What the library does not tell.</param>
    /// <param name="limits">The bounds.</param>
    public static XlsBook Open(Stream file, XlsMarks marks, WorkbookLimits limits)
    {
        file.Position = 0;
        return Guard(() => new XlsBook(
            ExcelReaderFactory.CreateBinaryReader(file, new ExcelReaderConfiguration { LeaveOpen = true }),
            marks,
            limits));
    }

    public bool NextSheet()
    {
        SheetNumber++;
        bool isThere = SheetNumber <= SheetCount && (SheetNumber == 1 || Guard(_reader.NextResult));

        // The library makes room for as many columns as a cell says there are, row by row.
        return isThere && Guard(() => _reader.FieldCount) > FormatColumnsMax
            ? throw new WorkbookRefusedException(FindingNumber.WorkbookDamaged)
            : isThere;
    }

    public bool ReadRow()
    {
        while (Guard(_reader.Read))
        {
            Guard(TakeCells);
            if (_cells.Count > 0 || IsRowTooWide)
            {
                return true;
            }
        }

        return false;
    }

    public bool IsColumnHidden(int column) =>
        column < _reader.FieldCount && Guard(() => _reader.GetColumnWidth(column)) == 0;

    public bool HasActiveFilter() => _marks.IsFiltered(SheetNumber - 1);

    public void Dispose() => _reader.Dispose();

    /// <summary>The library fails on damaged files in many ways; every one of them is the file's fault.</summary>
    private static T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidPasswordException)
        {
            throw new WorkbookRefusedException(FindingNumber.WorkbookEncrypted);
        }
        catch (Exception failure) when (failure is not (OutOfMemoryException or WorkbookRefusedException))
        {
            throw new WorkbookRefusedException(FindingNumber.WorkbookDamaged);
        }
    }

    private bool TakeCells()
    {
        _cells.Clear();
        IsRowTooWide = false;
        for (int column = 0; column < _reader.FieldCount; column++)
        {
            SheetCell cell = Marked(Read(column), column);
            if (cell.Kind == SheetCellKind.Empty)
            {
                continue;
            }

            if (column >= _limits.ColumnsMax)
            {
                IsRowTooWide = true;
                break;
            }

            while (_cells.Count < column)
            {
                _cells.Add(SheetCell.Empty);
            }

            _cells.Add(cell);
        }

        return true;
    }

    private SheetCell Marked(SheetCell cell, int column)
    {
        if (_marks.ErrorAt(SheetNumber - 1, _reader.Depth, column) is { } error)
        {
            return new SheetCell(SheetCellKind.Error, error, NumberFormat.General, SheetCellMarks.None);
        }

        if (!_marks.IsFormula(SheetNumber - 1, _reader.Depth, column))
        {
            return cell;
        }

        SheetCellMarks marks = _marks.IsExternal(SheetNumber - 1, _reader.Depth, column)
            ? SheetCellMarks.Formula | SheetCellMarks.External
            : SheetCellMarks.Formula;
        return cell with { Marks = cell.Marks | marks };
    }

    private SheetCell Read(int column) => _reader.GetValue(column) switch
    {
        null => SheetCell.Empty,
        string text => Text(text),
        bool value => Make(SheetCellKind.Boolean, value ? "1" : "0", column),
        DateTime date => Make(
            SheetCellKind.Date, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), column),
        double number => Make(SheetCellKind.Number, number.ToString("R", CultureInfo.InvariantCulture), column),
        IFormattable other => Make(
            SheetCellKind.Number, other.ToString(null, CultureInfo.InvariantCulture), column),
        _ => SheetCell.Empty,
    };

    private SheetCell Text(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return SheetCell.Empty;
        }

        bool tooLong = text.Length > _limits.CellCharactersMax;
        return new SheetCell(
            SheetCellKind.Text,
            tooLong ? text[.._limits.CellCharactersMax] : text,
            NumberFormat.General,
            tooLong ? SheetCellMarks.TooLong : SheetCellMarks.None);
    }

    private SheetCell Make(SheetCellKind kind, string text, int column)
    {
        string code = _reader.GetNumberFormatString(column) ?? "General";
        if (!_formats.TryGetValue(code, out NumberFormat? format))
        {
            format = NumberFormat.Of(code);
            _formats.Add(code, format);
        }

        return new SheetCell(kind, text, format, SheetCellMarks.None);
    }
}
