using System.Globalization;
using Disbursement.Core.Intake;
using Disbursement.Formats.Workbooks;

namespace Disbursement.Formats.Receipts;

/// <summary>
/// Writes refused rows of a workbook as a workbook: the officer's own sheets and headers, reasons added.
/// </summary>
/// <remarks>
/// Made in a temporary file, since a blob takes no jumps back, and copied at the end. Texts are text cells: an id keeps
/// its zeros and <c>=1+1</c> stays what was typed. Only money that can be read is a number, so that sums can be made.
/// </remarks>
internal sealed class RejectedXlsx : IRejectedRows
{
    private const int DigitsMax = 15;
    private const string OnlySheet = "Danh sách";

    private readonly Stream _output;
    private readonly Func<int, string> _nameOf;
    private readonly FileStream _file;
    private readonly WorkbookWriter _writer;
    private int _sheet = -1;

    /// <summary>Starts the file.</summary>
    /// <param name="output">Where it goes; the caller disposes it.</param>
    /// <param name="nameOf">The name of a sheet by its number.</param>
    public RejectedXlsx(Stream output, Func<int, string> nameOf)
    {
        _output = output;
        _nameOf = nameOf;
        _file = TempSpool.Create();
        _writer = new WorkbookWriter(_file);
    }

    public ValueTask WriteAsync(
        RawRow row, IReadOnlyList<Finding> findings, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        IReadOnlyList<string> headers = row.Columns.Headers;
        IReadOnlyList<int> own = RefusalWords.OwnColumns(headers);
        if (row.Place.Sheet != _sheet)
        {
            _sheet = row.Place.Sheet;
            string name = _nameOf(_sheet);
            _writer.StartSheet(name.Length == 0 ? OnlySheet : name);
            _writer.WriteHeader(RefusalWords.Header(headers, own));
        }

        _writer.WriteRow(
        [
            .. own.Select(column => column < row.Cells.Count ? Cell(row, column) : null),
            RefusalWords.Reasons(findings),
            RefusalWords.ToDo(findings),
        ]);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _writer.Dispose();
        _file.Position = 0;
        await _file.CopyToAsync(_output);
        await _file.DisposeAsync();
    }

    private static object? Cell(RawRow row, int column)
    {
        string text = row.Cells[column];
        bool money = row.IsColumn(column, IntakeField.Amount) || row.IsColumn(column, IntakeField.Arrears);
        bool number = money && text.Length is > 0 and <= DigitsMax && text.All(char.IsAsciiDigit);
        return text.Length == 0 ? null
            : number ? long.Parse(text, CultureInfo.InvariantCulture)
            : text;
    }
}
