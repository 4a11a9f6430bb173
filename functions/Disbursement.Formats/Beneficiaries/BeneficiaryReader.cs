using System.Globalization;
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
    private ColumnMap? _columns;
    private int _headerWidth;

    private BeneficiaryReader(ICellRows rows, IntakeReaderOptions options)
    {
        _rows = rows;
        _options = options;
    }

    /// <summary>The file's columns, once the header is found.</summary>
    public ColumnMap? Columns => _columns;

    /// <summary>The current row.</summary>
    public RawRow? Current { get; private set; }

    /// <summary>Why reading ended early, or none.</summary>
    public Finding? Problem { get; private set; }

    /// <summary>What the total row declares, once it is read; none where the list has none.</summary>
    public DeclaredTotals? Declared { get; private set; }

    /// <summary>Lines after the header that hold neither a person nor money: titles, signatures.</summary>
    public int LinesIgnored { get; private set; }

    /// <summary>What parts the cells of the file.</summary>
    public char Delimiter => _rows.Delimiter;

    /// <summary>The encoding of the file's text, once it is known; none where nothing speaks of it.</summary>
    public EncodingVerdict? Encoding => _rows.Encoding;

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
        if (Problem is not null || (_columns is null && !await FindHeaderAsync(cancellationToken)))
        {
            return false;
        }

        while (await _rows.ReadAsync(cancellationToken))
        {
            var row = new RawRow(_rows.LineNumber, _rows.Cells, _columns!, Shape());
            if (Takes(row))
            {
                Current = row;
                return Problem is null;
            }
        }

        Problem ??= _rows.Problem;
        return false;
    }

    private async Task<bool> FindHeaderAsync(CancellationToken cancellationToken)
    {
        ColumnMap? best = null;
        int rows = 0;
        while (rows < _options.HeaderRowsMax && await _rows.ReadAsync(cancellationToken))
        {
            rows++;
            var columns = ColumnMap.Of(_rows.Cells);
            if (best is null || columns.Known > best.Known)
            {
                best = columns;
            }

            if (columns.Missing.Count == 0)
            {
                break;
            }
        }

        Problem = _rows.Problem ?? Judge(best);
        _columns = best;
        _headerWidth = best is null ? 0 : Width(best.Headers);
        return Problem is null;
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

    /// <summary>Tells whether a row is a beneficiary's; sets aside the total and lines without one.</summary>
    private bool Takes(RawRow row)
    {
        if (Declared is not null)
        {
            // Signatures may follow the total; money may not.
            bool data = AmountText.TryParse(row[IntakeField.Amount], out _)
                || row[IntakeField.CitizenId].Count(char.IsAsciiDigit) >= PersonKey.OldCardDigitCount;
            LinesIgnored += data ? 0 : 1;
            Problem = data ? At(FindingNumber.RowsAfterTotal, row.LineNumber) : null;
            return data;
        }

        Declared = DeclaredTotals.TryRead(row);
        if (Declared is not null)
        {
            Problem = Declared.IsReadable ? null : At(FindingNumber.DeclarationUnreadable, row.LineNumber);
            return false;
        }

        if (!NamesAnything(row))
        {
            LinesIgnored++;
            return false;
        }

        bool cut = _rows.EndsWithoutLineEnd && row.Cells.Count < _headerWidth;
        Problem = cut ? At(FindingNumber.CutShort, row.LineNumber) : null;
        return true;
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

    private static Finding At(FindingNumber number, int lineNumber) =>
        Finding.Of(number, value: lineNumber.ToString(CultureInfo.InvariantCulture));
}
