using Disbursement.Formats.Receipts;
using Disbursement.Formats.Workbooks;

namespace Disbursement.Formats.Beneficiaries;

/// <summary>
/// A workbook: its directory stands at its end, so it is copied into a file that can seek and vanishes.
/// </summary>
internal sealed class WorkbookListSource(Func<CancellationToken, Task<Stream>> open, IntakeReaderOptions options)
    : ListSource
{
    private FileStream? _file;
    private IBook? _book;
    private string _sha256 = "";
    private long _bytes;

    public override long BytesRead => _bytes;

    public override async Task<BeneficiaryReader> OpenAsync(CancellationToken cancellationToken)
    {
        _file ??= await CopyAsync(cancellationToken);
        _book?.Dispose();
        _book = null;
        try
        {
            _book = WorkbookFile.Open(_file, options.Workbook);
            return BeneficiaryReader.Over(WorkbookCellRows.Over(_book), options);
        }
        catch (WorkbookRefusedException refused)
        {
            return BeneficiaryReader.Over(WorkbookCellRows.Refused(refused.Finding), options);
        }
    }

    public override Task<string> FinishAsync(CancellationToken cancellationToken) => Task.FromResult(_sha256);

    public override IRejectedRows Reject(Stream output, BeneficiaryReader reader) =>
        new RejectedXlsx(output, reader.Names.Of);

    public override async ValueTask DisposeAsync()
    {
        _book?.Dispose();
        if (_file is not null)
        {
            await _file.DisposeAsync();
        }
    }

    private async Task<FileStream> CopyAsync(CancellationToken cancellationToken)
    {
        await using Stream stream = await open(cancellationToken);
        await using var hashing = new HashingStream(stream);
        FileStream file = TempSpool.Create(options.Workbook.SpoolFolder);
        try
        {
            await hashing.CopyToAsync(file, cancellationToken);
            await file.FlushAsync(cancellationToken);
            _sha256 = await hashing.FinishAsync(cancellationToken);
            _bytes = hashing.Count;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
