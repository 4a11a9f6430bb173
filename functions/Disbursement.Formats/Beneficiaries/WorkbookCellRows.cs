using Disbursement.Core.Intake;
using Disbursement.Formats.Workbooks;

namespace Disbursement.Formats.Beneficiaries;

/// <summary>Rows of a workbook as a person reads them on its sheets.</summary>
internal sealed class WorkbookCellRows : ICellRows
{
    private readonly IBook _book;
    private readonly List<Finding> _noticed = [];
    private ColumnMap? _columns;
    private string[] _cells = [];
    private bool _hasSheet;

    private WorkbookCellRows(IBook book) => _book = book;

    public bool HasSheets => true;

    public int Sheet => _book.SheetCount > 1 ? _book.SheetNumber : 0;

    public string SheetName => _hasSheet ? _book.SheetName : "";

    public bool IsSheetHidden => _hasSheet && _book.IsSheetHidden;

    public int LineNumber => _book.RowNumber;

    public IReadOnlyList<string> Cells => _cells;

    public RawRowFlaws Flaws { get; private set; }

    public IReadOnlyList<Finding> Noticed => [.. _noticed];

    public bool EndsWithoutLineEnd => false;

    public char Delimiter => ',';

    public Finding? Problem { get; private set; }

    /// <summary>Starts at the first sheet; the book stays the caller's.</summary>
    public static WorkbookCellRows Over(IBook book)
    {
        var rows = new WorkbookCellRows(book);
        rows.Try(rows.NextSheet);
        return rows;
    }

    /// <summary>Rows of a file that cannot be opened.</summary>
    public static ICellRows Refused(Finding problem) => new RefusedRows(problem);

    public ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_hasSheet && Try(ReadRow));
    }

    public ValueTask<bool> NextSheetAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Problem is null && Try(NextSheet));
    }

    public void Use(ColumnMap columns)
    {
        _columns = columns;
        Try(Convert);
    }

    public bool IsColumnHidden(int column) => _book.IsColumnHidden(column);

    private bool NextSheet()
    {
        _columns = null;
        _hasSheet = _book.NextSheet();
        return _hasSheet;
    }

    private bool ReadRow() => _book.ReadRow() && Convert();

    private bool Try(Func<bool> step)
    {
        if (Problem is not null)
        {
            return false;
        }

        try
        {
            return WorkbookFile.Guard(step);
        }
        catch (WorkbookRefusedException refused)
        {
            Problem = refused.Finding;
            return false;
        }
    }

    private bool Convert()
    {
        IReadOnlyList<SheetCell> cells = _book.Cells;

        // Right of the header nothing belongs to the list; a cell that is missing is an empty one.
        _cells = new string[_columns?.Headers.Count ?? cells.Count];
        Array.Fill(_cells, "");
        _noticed.Clear();
        Flaws = _book.IsRowTooWide ? RawRowFlaws.TooManyCells : RawRowFlaws.None;
        for (int column = 0; column < Math.Min(cells.Count, _cells.Length); column++)
        {
            IntakeField? field = _columns?.FieldOf(column);
            var text = ShownText.Of(cells[column], field, _book.CountsFrom1904);
            _cells[column] = text.Text;
            if (field is not null and not IntakeField.Stt)
            {
                Notice(cells[column], text, field);
            }
        }

        if (_columns is not null && _book.IsRowHidden)
        {
            _noticed.Add(Finding.Of(
                _book.HasActiveFilter() ? FindingNumber.RowFiltered : FindingNumber.RowHidden));
        }

        return true;
    }

    private void Notice(SheetCell cell, ShownText text, IntakeField? field)
    {
        Flaws |= cell.Marks.HasFlag(SheetCellMarks.TooLong) ? RawRowFlaws.CellTooLong : RawRowFlaws.None;
        if (text.Noted is { } number)
        {
            string? value = number == FindingNumber.CellHoldsError ? cell.Text : null;
            _noticed.Add(Finding.Of(number, field, value));
        }
        else if (cell.Marks.HasFlag(SheetCellMarks.Formula) && text.Text.Length > 0)
        {
            _noticed.Add(Finding.Of(FindingNumber.FormulaValueTaken, field));
        }
    }

    private sealed class RefusedRows(Finding problem) : ICellRows
    {
        public int LineNumber => 0;

        public IReadOnlyList<string> Cells => [];

        public RawRowFlaws Flaws => RawRowFlaws.None;

        public bool EndsWithoutLineEnd => false;

        public char Delimiter => ',';

        public Finding? Problem => problem;

        public ValueTask<bool> ReadAsync(CancellationToken cancellationToken) => ValueTask.FromResult(false);
    }
}
