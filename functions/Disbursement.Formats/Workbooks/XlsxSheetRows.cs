using System.Globalization;
using Disbursement.Core.Intake;

namespace Disbursement.Formats.Workbooks;

/// <summary>Reads the rows of one worksheet part, forward, whatever its dimension claims.</summary>
internal sealed class XlsxSheetRows : IDisposable
{
    private const int RowMax = 1_048_576;
    private const int SheetColumnsMax = 16_384;

    private readonly PartReader _part;
    private readonly XlsxCellReader _reader;
    private readonly WorkbookLimits _limits;
    private readonly List<SheetCell> _cells = [];
    private readonly List<(int First, int Last)> _hiddenColumns = [];
    private bool _inData;

    public XlsxSheetRows(PartReader part, XlsxCellReader reader, WorkbookLimits limits)
    {
        _part = part;
        _reader = reader;
        _limits = limits;
    }

    public int RowNumber { get; private set; }

    public bool IsRowHidden { get; private set; }

    public bool IsRowTooWide { get; private set; }

    public IReadOnlyList<SheetCell> Cells => _cells;

    public bool IsColumnHidden(int column) =>
        _hiddenColumns.Exists(range => column + 1 >= range.First && column + 1 <= range.Last);

    public bool ReadRow()
    {
        if (!_inData && !FindData())
        {
            return false;
        }

        while (_part.Read())
        {
            if (_part.IsElement && _part.Name == "row")
            {
                StartRow();
                ReadCells();
                if (_cells.Count > 0 || IsRowTooWide)
                {
                    return true;
                }
            }
            else if (_part is { IsElement: false, Name: "sheetData" })
            {
                break;
            }
        }

        _inData = false;
        return false;
    }

    public void Dispose() => _part.Dispose();

    private static bool IsNothing(string? size) => double.TryParse(
        size, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number == 0;

    private static bool IsTrue(string? text) => text is "1" or "true";

    private static int Number(string? text, int otherwise) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : otherwise;

    private bool FindData()
    {
        while (_part.Read())
        {
            if (!_part.IsElement)
            {
                continue;
            }

            if (_part.Name == "sheetData")
            {
                _inData = !_part.IsEmpty;
                return _inData;
            }

            if (_part.Name == "col" && (IsTrue(_part["hidden"]) || IsNothing(_part["width"]))
                && _hiddenColumns.Count < SheetColumnsMax)
            {
                int first = Number(_part["min"], 1);
                _hiddenColumns.Add((first, Number(_part["max"], first)));
            }
        }

        return false;
    }

    /// <summary>
    /// Rows ascend and stay inside what a sheet can have; a part that breaks this was not saved by one.
    /// </summary>
    private void StartRow()
    {
        int number = Number(_part["r"], RowNumber + 1);
        if (number <= RowNumber || number > RowMax)
        {
            throw new WorkbookRefusedException(FindingNumber.WorkbookDamaged);
        }

        RowNumber = number;
        IsRowHidden = IsTrue(_part["hidden"]) || IsNothing(_part["ht"]);
        IsRowTooWide = false;
        _cells.Clear();
    }

    private void ReadCells()
    {
        int depth = _part.IsEmpty ? int.MaxValue : _part.Depth;
        int next = 0;
        while (depth < int.MaxValue && _part.ReadElementBelow(depth))
        {
            if (_part.Name != "c")
            {
                _part.SkipInside();
                continue;
            }

            int column = _part["r"] is { } reference ? ColumnOf(reference) : next;
            if (column < next || column >= SheetColumnsMax)
            {
                throw new WorkbookRefusedException(FindingNumber.WorkbookDamaged);
            }

            next = column + 1;
            Keep(column, _reader.Read(_part));
        }
    }

    private void Keep(int column, SheetCell cell)
    {
        bool content = cell.Kind != SheetCellKind.Empty || cell.Marks.HasFlag(SheetCellMarks.NoValue);
        if (!content)
        {
            return;
        }

        if (column >= _limits.ColumnsMax)
        {
            IsRowTooWide = true;
            return;
        }

        while (_cells.Count < column)
        {
            _cells.Add(SheetCell.Empty);
        }

        _cells.Add(cell);
    }

    /// <summary>The column of <c>AB12</c>, 0 for A; -1 for what is no reference.</summary>
    private static int ColumnOf(string reference)
    {
        int column = 0;
        int at = 0;
        for (; at < reference.Length && at < 4 && char.IsAsciiLetter(reference[at]); at++)
        {
            column = (column * 26) + (reference[at] & 0x1F);
        }

        return at is > 0 and < 4 ? column - 1 : -1;
    }
}
