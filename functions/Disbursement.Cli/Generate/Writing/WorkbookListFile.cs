using System.Globalization;
using Disbursement.Core.Intake;

namespace Disbursement.Cli.Generate.Writing;

/// <summary>Writes one list as a workbook: merged titles, header of one row or two, totals by formula, signatures.</summary>
internal sealed class WorkbookListFile : IListFile
{
    private const string OnlySheet = "Danh sách";
    private const string Additions = "Bổ sung";

    private readonly OfficeHand _hand;
    private readonly WorkbookHand _layout;
    private readonly string _title;
    private readonly bool _damages;
    private readonly OfficeWorkbook _book;
    private readonly HashSet<string> _sheets = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(OfficeCell[] Cells, long Amount, long Arrears)> _repeats = [];
    private string? _part;
    private int _sheetFirst;
    private int _sheetRows;
    private long _sheetAmount;
    private long _sheetArrears;
    private bool _hasBrokenAmounts;
    private bool _closed;

    /// <summary>Creates the file.</summary>
    /// <param name="path">Where; folders are made, an existing file is replaced.</param>
    /// <param name="hand">What the office writes.</param>
    /// <param name="layout">How it lays it out.</param>
    /// <param name="title">The title of every sheet.</param>
    /// <param name="damages">Some columns were not formatted as text.</param>
    public WorkbookListFile(string path, OfficeHand hand, WorkbookHand layout, string title, bool damages)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _hand = hand;
        _layout = layout;
        _title = title;
        _damages = damages;
        _book = new OfficeWorkbook(path);
        if (layout.Guide)
        {
            _book.StartSheet(NameFor("Hướng dẫn"));
            _book.WriteRow(OfficeCell.OfText("Mỗi xã, phường một trang tính; không sửa tiêu đề cột."));
            _book.WriteRow(OfficeCell.OfText("Nộp trước ngày 05 hằng tháng."));
        }
    }

    /// <inheritdoc/>
    public int Rows { get; private set; }

    /// <inheritdoc/>
    public long Amount { get; private set; }

    /// <inheritdoc/>
    public long Arrears { get; private set; }

    /// <inheritdoc/>
    public int Repeats { get; private set; }

    /// <inheritdoc/>
    public void StartPart(string name)
    {
        string part = !_layout.SheetPerCommune ? OnlySheet : name.Length == 0 ? Additions : name;
        if (part == _part)
        {
            return;
        }

        EndSheet();
        _part = part;
        _book.StartSheet(NameFor(part));
        WriteTitles(part);
        WriteHeader();
        _sheetFirst = _book.Row + 1;
        (_sheetRows, _sheetAmount, _sheetArrears, _hasBrokenAmounts) = (0, 0, 0, false);
    }

    /// <inheritdoc/>
    public void Write(RowText row, bool repeated)
    {
        row[Column.Amount] = row.BrokenAmount ?? _hand.Write(row.Amount);
        OfficeCell[] cells = [.. _hand.Columns.Select(column => CellOf(row, column))];
        long amount = (long)(AmountText.AsSent(row[Column.Amount]) ?? 0);
        _hasBrokenAmounts |= row.BrokenAmount is not null;
        WriteRow(cells, amount, row.Arrears);
        if (repeated)
        {
            _repeats.Add((cells, amount, row.Arrears));
        }
    }

    /// <summary>Ends the last sheet and closes the file.</summary>
    public void Dispose()
    {
        if (!_closed)
        {
            _closed = true;
            EndSheet();
            _book.Dispose();
        }
    }

    private OfficeCell CellOf(RowText row, Column column) => column switch
    {
        Column.Number => OfficeCell.OfNumber(_sheetRows + 1),
        Column.Amount when row.BrokenAmount is null => OfficeCell.OfNumber(row.Amount, OfficeStyle.Money),
        Column.Amount => OfficeCell.OfText(row[Column.Amount]),
        Column.Arrears => row.Arrears == 0 ? OfficeCell.Empty : OfficeCell.OfNumber(row.Arrears, OfficeStyle.Money),
        _ when _damages => CellDamage.Of(row, column, _layout.Key, Rows),
        _ => OfficeCell.OfText(row[column]),
    };

    private void WriteRow(OfficeCell[] cells, long amount, long arrears)
    {
        _book.WriteRow(cells);
        _sheetRows++;
        _sheetAmount += amount;
        _sheetArrears += arrears;
        Rows++;
        Amount += amount;
        Arrears += arrears;
    }

    private void WriteTitles(string part)
    {
        int last = _hand.Columns.Count - 1;
        _book.WriteRow(OfficeCell.OfText("ỦY BAN NHÂN DÂN", OfficeStyle.Title));
        _book.Merge(0, _book.Row, 4, _book.Row);
        _book.WriteRow(OfficeCell.OfText(_title, OfficeStyle.Title));
        _book.Merge(0, _book.Row, last, _book.Row);
        _book.WriteRow(OfficeCell.OfText($"({part})", OfficeStyle.Title));
        _book.Merge(0, _book.Row, last, _book.Row);
        _book.WriteRow();
    }

    private void WriteHeader()
    {
        OfficeCell[] names = [.. _hand.Columns.Select(column => Head(column.Header()))];
        if (!_layout.TwoRowHeader)
        {
            _book.WriteRow(names);
        }
        else
        {
            WriteGroups(names);
        }

        if (_layout.NumbersColumns)
        {
            _book.WriteRow(_hand.Columns.Select((_, at) =>
                OfficeCell.OfText(string.Create(CultureInfo.InvariantCulture, $"({at + 1})"), OfficeStyle.Header)));
        }
    }

    /// <summary>A column without a group fills both rows; a group stands over the columns it runs over.</summary>
    private void WriteGroups(OfficeCell[] names)
    {
        string?[] groups = [.. _hand.Columns.Select(WorkbookHand.GroupOf)];
        int upper = _book.Row + 1;
        OfficeCell[] above = new OfficeCell[names.Length];
        for (int first = 0, next; first < names.Length; first = next)
        {
            next = first + 1;
            if (groups[first] is not { } group)
            {
                above[first] = names[first];
                names[first] = OfficeCell.Empty;
                _book.Merge(first, upper, first, upper + 1);
                continue;
            }

            while (next < names.Length && groups[next] == group)
            {
                next++;
            }

            above[first] = Head(group);
            _book.Merge(first, upper, next - 1, upper);
        }

        _book.WriteRow(above);
        _book.WriteRow(names);
    }

    private OfficeCell Head(string text) =>
        OfficeCell.OfText(_hand.Capitals ? text.ToUpperInvariant() : text, OfficeStyle.Header);

    private void EndSheet()
    {
        if (_part is null)
        {
            return;
        }

        foreach ((OfficeCell[] cells, long amount, long arrears) in _repeats)
        {
            WriteRow(cells, amount, arrears);
            Repeats++;
        }

        _repeats.Clear();
        if (_hand.DeclaresTotals)
        {
            _book.WriteRow(_hand.Columns.Select(Total));
            _book.WriteRow();
            _book.WriteRow(OfficeCell.Empty, OfficeCell.OfText("Người lập biểu", OfficeStyle.Title), OfficeCell.Empty,
                OfficeCell.Empty, OfficeCell.Empty, OfficeCell.OfText("Thủ trưởng đơn vị", OfficeStyle.Title));
        }
    }

    private OfficeCell Total(Column column, int at) => column switch
    {
        Column.Number => OfficeCell.OfText("Tổng cộng", OfficeStyle.Header),
        Column.FullName => OfficeCell.OfNumber(_sheetRows),
        Column.Amount => OfficeCell.OfNumber(_sheetAmount, OfficeStyle.Money, Sum(at, _hasBrokenAmounts)),
        Column.Arrears => OfficeCell.OfNumber(_sheetArrears, OfficeStyle.Money, Sum(at, typed: false)),
        _ => OfficeCell.Empty,
    };

    /// <summary>A sum over text that should be money leaves it out; such a total was typed.</summary>
    private string? Sum(int column, bool typed) => typed
        ? null
        : $"SUM({OfficeWorkbook.NameOf(column, _sheetFirst)}:{OfficeWorkbook.NameOf(column, _book.Row)})";

    private string NameFor(string name)
    {
        string unique = name;
        for (int number = 2; !_sheets.Add(unique); number++)
        {
            unique = string.Create(CultureInfo.InvariantCulture, $"{name} {number}");
        }

        return unique;
    }
}
