using Disbursement.Core.Identity;
using Disbursement.Core.Intake;
using Disbursement.Core.Text.Encodings;

namespace Disbursement.Formats.Beneficiaries;

/// <summary>Reads a list row by row: finds the header, hands out rows as sent, takes the total row aside.</summary>
/// <remarks>
/// Streaming, in bounded memory. What is wrong with the file as a whole is a value: reading ends and
/// <see cref="Problem"/> says why. Nothing of a row is understood here; that is <see cref="RowRules"/>.
/// </remarks>
public sealed class BeneficiaryReader
{
    /// <summary>From so many known columns on, a row is a header that lacks others.</summary>
    private const int KnownColumnsMin = 3;

    private readonly ICellRows _rows;
    private readonly IntakeReaderOptions _options;
    private readonly List<DeclaredTotals> _declarations = [];
    private readonly List<SheetReading> _sheets = [];
    private ColumnMap? _columns;
    private SheetReading? _sheet;
    private Finding? _lackingHeader;
    private int _headerWidth;
    private int _sheetDeclarations;
    private SignatureLines _signatures = new();
    private int _lists;
    private bool _rowWaiting;
    private bool _isOver;

    private BeneficiaryReader(ICellRows rows, IntakeReaderOptions options)
    {
        _rows = rows;
        _options = options;
    }

    /// <summary>The columns of the file, or of the last sheet that was read, once the header is found.</summary>
    public ColumnMap? Columns => _columns;

    /// <summary>The current row.</summary>
    public RawRow? Current { get; private set; }

    /// <summary>Why reading ended early, or none.</summary>
    public Finding? Problem { get; private set; }

    /// <summary>What the total row declares, once it is read; none where the list has none.</summary>
    public DeclaredTotals? Declared => _declarations.Count == 0 ? null : _declarations[^1];

    /// <summary>What all total rows declare, in the order of sheets.</summary>
    public IReadOnlyList<DeclaredTotals> Declarations => _declarations;

    /// <summary>Lines after the header that hold neither a person nor money: titles, signatures.</summary>
    public int LinesIgnored { get; private set; }

    /// <summary>What parts the cells of the file.</summary>
    public char Delimiter => _rows.Delimiter;

    /// <summary>The encoding of the file's text, once it is known; none where nothing speaks of it.</summary>
    public EncodingVerdict? Encoding => _rows.Encoding;

    /// <summary>The sheets of a workbook as far as they were read; empty for any other file.</summary>
    internal IReadOnlyList<SheetReading> Sheets => _sheets;

    /// <summary>The names of the sheets.</summary>
    internal SheetNames Names { get; } = new();

    /// <summary>Headers of all lists that name no field, each once.</summary>
    internal SortedSet<string> ColumnsNotRead { get; } = new(StringComparer.Ordinal);

    /// <summary>Opens a CSV list; the caller disposes the stream.</summary>
    public static async Task<BeneficiaryReader> OpenCsvAsync(
        Stream stream, IntakeReaderOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        IntakeReaderOptions bounds = options ?? IntakeReaderOptions.Default;
        return new BeneficiaryReader(await CsvCellRows.OpenAsync(stream, bounds, cancellationToken), bounds);
    }

    /// <summary>Reads a list from rows of cells, whatever file they come from.</summary>
    public static BeneficiaryReader Over(ICellRows rows, IntakeReaderOptions? options = null) =>
        new(rows, options ?? IntakeReaderOptions.Default);

    /// <summary>Goes to the next row; false at the end of the list or at a <see cref="Problem"/>.</summary>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken = default)
    {
        while (Problem is null && !_isOver)
        {
            if (_sheet is null && !await StartSheetAsync(cancellationToken))
            {
                return false;
            }

            if (await ReadRowAsync(cancellationToken))
            {
                return Problem is null;
            }

            await EndSheetAsync(cancellationToken);
        }

        return false;
    }

    /// <summary>Reads on in the current sheet; true at a row, which a problem may spoil.</summary>
    private async ValueTask<bool> ReadRowAsync(CancellationToken cancellationToken)
    {
        while (Problem is null && (_rowWaiting || await _rows.ReadAsync(cancellationToken)))
        {
            _rowWaiting = false;
            var place = new RowPlace(_rows.Sheet, _rows.LineNumber);
            var row = new RawRow(place, _rows.Cells, _columns!, Shape(), _rows.Noticed);
            if (Takes(row))
            {
                Current = row;
                _sheet!.Rows++;
                Problem ??= _sheet.IsHidden ? OfSheet(FindingNumber.HiddenSheetHasRows) : null;
                return true;
            }
        }

        Problem ??= _rows.Problem;
        return false;
    }

    /// <summary>Finds the header of the current sheet, passing over sheets without a list; false at the end.</summary>
    private async ValueTask<bool> StartSheetAsync(CancellationToken cancellationToken)
    {
        do
        {
            var sheet = new SheetReading
            {
                Sheet = _rows.Sheet,
                Name = _rows.SheetName,
                IsHidden = _rows.IsSheetHidden,
            };
            var header = new HeaderFinder(_rows, _options.HeaderRowsMax);
            await header.FindAsync(cancellationToken);
            Keep(sheet);
            Problem = _rows.Problem ?? await JudgeAsync(header, cancellationToken);
            if (Problem is not null)
            {
                return false;
            }

            if (header.IsComplete)
            {
                Start(sheet, header);
                return true;
            }
        }
        while (await _rows.NextSheetAsync(cancellationToken));

        Problem = _rows.Problem ?? (_lists == 0 ? _lackingHeader : null);
        return false;
    }

    private void Keep(SheetReading sheet)
    {
        if (_rows.HasSheets)
        {
            _sheets.Add(sheet);
            Names.Add(sheet.Sheet, sheet.Name);
        }
    }

    private void Start(SheetReading sheet, HeaderFinder header)
    {
        _sheet = sheet;
        _lists++;
        _columns = header.Best!;
        _headerWidth = Width(_columns.Headers);
        _sheetDeclarations = 0;
        _signatures = new SignatureLines();
        _rowWaiting = header.HasRowWaiting;
        LinesIgnored += header.LinesIgnored;
        sheet.LinesIgnored = header.LinesIgnored;
        sheet.HeaderLine = header.Line;
        sheet.HiddenColumns = [.. Enum.GetValues<IntakeField>()
            .Where(field => _columns[field] >= 0 && _rows.IsColumnHidden(_columns[field]))];
        foreach (string unknown in _columns.Headers.Where(
            text => !string.IsNullOrWhiteSpace(text) && !IntakeColumns.TryFind(text, out _)))
        {
            ColumnsNotRead.Add(unknown);
        }

        _rows.Use(_columns);
    }

    /// <summary>Goes to the next sheet; without one the list ends.</summary>
    private async ValueTask EndSheetAsync(CancellationToken cancellationToken)
    {
        if (Problem is not null)
        {
            return;
        }

        if (await _rows.NextSheetAsync(cancellationToken))
        {
            _sheet = null;
            return;
        }

        Problem = _rows.Problem;
        _isOver = Problem is null;
    }

    /// <summary>What a list without a usable header is; none for a sheet that is no list of people.</summary>
    private async ValueTask<Finding?> JudgeAsync(HeaderFinder header, CancellationToken cancellationToken)
    {
        Finding? lacking = Judge(header.Best);
        if (!_rows.HasSheets || lacking is null)
        {
            return lacking;
        }

        _lackingHeader ??= lacking;
        bool isList = !_rows.IsSheetHidden && header.Best is { } best && best.Known >= KnownColumnsMin
            && best[IntakeField.CitizenId] + best[IntakeField.FullName] > -2;
        if (isList)
        {
            string value = _rows.Sheet == 0 ? "" : $" ({_rows.SheetName})";
            return lacking with { Value = lacking.Value + value };
        }

        return await header.HoldsPeopleAsync(cancellationToken)
            ? OfSheet(_rows.IsSheetHidden ? FindingNumber.HiddenSheetHasRows : FindingNumber.SheetWithoutHeader)
            : _rows.Problem;
    }

    private static Finding? Judge(ColumnMap? best) => best switch
    {
        null => Finding.Of(FindingNumber.NoRows),
        { Known: < KnownColumnsMin } => Finding.Of(FindingNumber.HeaderNotFound),
        { Missing.Count: > 0 } => Finding.Of(
            FindingNumber.ColumnMissing,
            best.Missing[0],
            string.Join(", ", best.Missing.Select(IntakeColumns.HeaderOf))),
        { Twice.Count: > 0 } => Finding.Of(FindingNumber.ColumnTwice, value: string.Join(", ", best.Twice)),
        _ => null,
    };

    /// <summary>Tells whether a row is a beneficiary's; sets aside totals and lines without one.</summary>
    private bool Takes(RawRow row)
    {
        DeclaredTotals? declared = DeclaredTotals.TryRead(row);

        // Behind the total of a sheet the total of all sheets may stand; then only signatures, never money.
        if (declared is not null && _sheetDeclarations < (_rows.Sheet == 0 ? 1 : 2))
        {
            _declarations.Add(declared);
            _sheetDeclarations++;
            Problem = declared.IsReadable ? null : At(FindingNumber.DeclarationUnreadable, row.Place);
            return false;
        }

        if (_sheetDeclarations > 0)
        {
            return TakesAfterTotal(row);
        }

        if (!NamesAnything(row) || _signatures.Holds(row))
        {
            Ignore();
            return false;
        }

        bool cut = _rows.EndsWithoutLineEnd && row.Cells.Count < _headerWidth;
        Problem = cut ? At(FindingNumber.CutShort, row.Place) : null;
        return true;
    }

    private bool TakesAfterTotal(RawRow row)
    {
        bool data = AmountText.TryParse(row[IntakeField.Amount], out _)
            || row[IntakeField.CitizenId].Count(char.IsAsciiDigit) >= PersonKey.OldCardDigitCount;
        if (!data)
        {
            Ignore();
        }

        Problem = data ? At(FindingNumber.RowsAfterTotal, row.Place) : null;
        return data;
    }

    private void Ignore()
    {
        LinesIgnored++;
        _sheet!.LinesIgnored++;
    }

    private static bool NamesAnything(RawRow row) =>
        row[IntakeField.CitizenId].Length > 0 || row[IntakeField.FullName].Length > 0
        || row[IntakeField.Programme].Length > 0 || row[IntakeField.Amount].Length > 0
        || row[IntakeField.Arrears].Length > 0 || row[IntakeField.Account].Length > 0;

    private RawRowFlaws Shape()
    {
        RawRowFlaws flaws = _rows.Flaws;
        IReadOnlyList<string> cells = _rows.Cells;
        flaws |= cells.Count < _headerWidth ? RawRowFlaws.TooFewCells : RawRowFlaws.None;

        // Also when the cell too many is empty: 360,000 without quotes makes 360 and 000 of an amount, and pushes
        // the row's last empty cell over the edge.
        return cells.Count > _columns!.Headers.Count ? flaws | RawRowFlaws.TooManyCells : flaws;
    }

    /// <summary>The cells up to the last that has text.</summary>
    private static int Width(IReadOnlyList<string> cells)
    {
        int width = cells.Count;
        while (width > 0 && string.IsNullOrWhiteSpace(cells[width - 1]))
        {
            width--;
        }

        return width;
    }

    private Finding OfSheet(FindingNumber number) => Finding.Of(number, value: _rows.SheetName);

    private Finding At(FindingNumber number, RowPlace place) => Finding.Of(number, value: Names.Print(place));
}
