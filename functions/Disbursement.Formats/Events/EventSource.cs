using Disbursement.Core.Intake;
using Disbursement.Formats.Beneficiaries;
using Disbursement.Formats.Workbooks;

namespace Disbursement.Formats.Events;

/// <summary>An event list as rows of cells: text as it streams, or a workbook, hashed while it is read.</summary>
/// <remarks>A workbook's directory stands at its end, so it is copied into a file that vanishes.</remarks>
internal sealed class EventSource : IAsyncDisposable
{
    private readonly HashingStream _hashing;
    private FileStream? _file;
    private IBook? _book;

    private EventSource(HashingStream hashing, bool isWorkbook)
    {
        _hashing = hashing;
        IsWorkbook = isWorkbook;
    }

    /// <summary>Whether the list is a workbook, by its name.</summary>
    public bool IsWorkbook { get; }

    /// <summary>The rows.</summary>
    public ICellRows Rows { get; private set; } = WorkbookCellRows.Refused(Finding.Of(FindingNumber.NoRows));

    /// <summary>Bytes read.</summary>
    public long Bytes => _hashing.Count;

    /// <summary>Opens a list; the caller disposes the stream.</summary>
    public static async Task<EventSource> OpenAsync(
        string path, Stream stream, WorkbookLimits limits, CancellationToken cancellationToken)
    {
        var source = new EventSource(new HashingStream(stream), IntakePath.IsWorkbookName(path));
        try
        {
            source.Rows = source.IsWorkbook
                ? await source.OpenBookAsync(limits, cancellationToken)
                : await CsvCellRows.OpenAsync(source._hashing, IntakeReaderOptions.Default, cancellationToken);
            return source;
        }
        catch
        {
            await source.DisposeAsync();
            throw;
        }
    }

    /// <summary>Reads to the end; the SHA-256 in lower-case hexadecimal.</summary>
    public Task<string> FinishAsync(CancellationToken cancellationToken) => _hashing.FinishAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _book?.Dispose();
        if (_file is not null)
        {
            await _file.DisposeAsync();
        }

        await _hashing.DisposeAsync();
    }

    private async Task<ICellRows> OpenBookAsync(WorkbookLimits limits, CancellationToken cancellationToken)
    {
        _file = TempSpool.Create();
        await _hashing.CopyToAsync(_file, cancellationToken);
        await _file.FlushAsync(cancellationToken);
        try
        {
            _book = WorkbookFile.Open(_file, limits);
            return WorkbookCellRows.Over(_book);
        }
        catch (WorkbookRefusedException refused)
        {
            return WorkbookCellRows.Refused(refused.Finding);
        }
    }
}
