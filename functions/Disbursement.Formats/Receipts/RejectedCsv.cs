using System.IO.Pipelines;
using Disbursement.Core.Intake;
using Disbursement.Formats.Csv;

namespace Disbursement.Formats.Receipts;

/// <summary>Writes refused rows as the officer sent them, with reasons and advice: {file}.rejected.csv.</summary>
/// <remarks>
/// The officer's own columns in their order, then two more; UTF-8 with a byte order mark and CRLF so that a
/// spreadsheet opens it; formulas are disarmed, since the cells came from outside.
/// </remarks>
public sealed class RejectedCsv : IRejectedRows
{
    private const int RowsPerFlush = 500;

    private readonly PipeWriter _output;
    private readonly CsvWriter _writer;
    private readonly IReadOnlyList<int> _columns;
    private int _rows;

    /// <summary>Starts the file with its header.</summary>
    /// <param name="stream">Where it goes; the caller disposes it.</param>
    /// <param name="headers">The officer's own header cells.</param>
    /// <param name="delimiter">What parts the cells of the officer's file.</param>
    public RejectedCsv(Stream stream, IReadOnlyList<string> headers, char delimiter)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(headers);
        _output = PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true));
        _writer = new CsvWriter(_output, delimiter, crlf: true, disarmsFormulas: true);
        _columns = RefusalWords.OwnColumns(headers);
        _writer.WriteByteOrderMark();
        _writer.WriteRow(RefusalWords.Header(headers, _columns));
    }

    /// <summary>Writes one refused row with all its errors.</summary>
    public async ValueTask WriteAsync(
        RawRow row, IReadOnlyList<Finding> findings, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(findings);
        foreach (int column in _columns)
        {
            _writer.Write(column < row.Cells.Count ? row.Cells[column] : "");
        }

        _writer.Write(RefusalWords.Reasons(findings));
        _writer.Write(RefusalWords.ToDo(findings));
        _writer.EndRow();
        if (++_rows % RowsPerFlush == 0)
        {
            await _output.FlushAsync(cancellationToken);
        }
    }

    /// <summary>Ends the file.</summary>
    public async ValueTask DisposeAsync() => await _output.CompleteAsync();
}
