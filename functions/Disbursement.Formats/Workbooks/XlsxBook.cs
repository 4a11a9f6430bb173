using System.Text;

namespace Disbursement.Formats.Workbooks;

/// <summary>A workbook of the usual kind, <c>.xlsx</c>, read part by part from a file that can seek.</summary>
internal sealed class XlsxBook : IBook
{
    private readonly XlsxPackage _package;
    private readonly WorkbookLimits _limits;
    private readonly SharedStrings _texts;
    private readonly XlsxCellReader _cells;
    private XlsxSheetRows? _rows;
    private int _sheet = -1;
    private bool? _filtered;

    private XlsxBook(XlsxPackage package, SharedStrings texts, WorkbookLimits limits)
    {
        _package = package;
        _texts = texts;
        _limits = limits;
        _cells = new XlsxCellReader(texts, ReadStyles(package), limits.CellCharactersMax);
    }

    public int SheetCount => _package.Sheets.Count;

    public bool CountsFrom1904 => _package.CountsFrom1904;

    public int SheetNumber => Sheet.Number;

    public string SheetName => Sheet.Name;

    public bool IsSheetHidden => Sheet.IsHidden;

    public int RowNumber => _rows!.RowNumber;

    public bool IsRowHidden => _rows!.IsRowHidden;

    public bool IsRowTooWide => _rows!.IsRowTooWide;

    public IReadOnlyList<SheetCell> Cells => _rows!.Cells;

    private XlsxSheetEntry Sheet => _package.Sheets[_sheet];

    /// <summary>Opens a workbook; the file stays the caller's.</summary>
    public static XlsxBook Open(Stream file, WorkbookLimits limits)
    {
        XlsxPackage? package = null;
        var texts = new SharedStrings(limits);
        try
        {
            package = XlsxPackage.Open(file, limits);
            ReadTexts(package, texts, limits);
            return new XlsxBook(package, texts, limits);
        }
        catch
        {
            texts.Dispose();
            package?.Dispose();
            throw;
        }
    }

    public bool NextSheet()
    {
        _rows?.Dispose();
        _rows = null;
        _filtered = null;
        do
        {
            _sheet++;
        }
        while (_sheet < SheetCount && Sheet.Part is null);

        if (_sheet >= SheetCount)
        {
            return false;
        }

        _rows = new XlsxSheetRows(_package.OpenPart(Sheet.Part!), _cells, _limits);
        return true;
    }

    public bool ReadRow() => _rows!.ReadRow();

    public bool IsColumnHidden(int column) => _rows!.IsColumnHidden(column);

    /// <remarks>What filters are set stands behind the rows, so the part is read once more; asked for rarely.</remarks>
    public bool HasActiveFilter() => _filtered ??= FindFilter();

    public void Dispose()
    {
        _rows?.Dispose();
        _texts.Dispose();
        _package.Dispose();
    }

    private static XlsxStyles ReadStyles(XlsxPackage package)
    {
        if (package.StylesPart is not { } path)
        {
            return XlsxStyles.None;
        }

        using PartReader part = package.OpenPart(path);
        return XlsxStyles.Read(part);
    }

    private static void ReadTexts(XlsxPackage package, SharedStrings texts, WorkbookLimits limits)
    {
        if (package.SharedStringsPart is not { } path)
        {
            return;
        }

        using PartReader part = package.OpenPart(path);
        var text = new StringBuilder();
        while (part.ReadTo("si"))
        {
            text.Clear();
            XlsxText.AppendRuns(part, text, limits.CellCharactersMax);
            texts.Add(XlsxText.Unescape(text.ToString()));
        }

        texts.Complete();
    }

    private bool FindFilter()
    {
        var budget = new ByteBudget(_limits);
        foreach (string path in (string[])[Sheet.Part!, .. _package.TablesOf(Sheet.Part!)])
        {
            using PartReader part = _package.OpenPart(path, budget);
            if (part.ReadTo("filterColumn"))
            {
                return true;
            }
        }

        return false;
    }
}
