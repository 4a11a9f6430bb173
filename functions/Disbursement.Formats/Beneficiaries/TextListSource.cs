using Disbursement.Formats.Receipts;

namespace Disbursement.Formats.Beneficiaries;

/// <summary>A list of text, opened again for each pass: nothing of it is kept.</summary>
internal sealed class TextListSource(Func<CancellationToken, Task<Stream>> open, IntakeReaderOptions options)
    : ListSource
{
    private Stream? _stream;
    private HashingStream? _hashing;

    public override long BytesRead => _hashing?.Count ?? 0;

    public override async Task<BeneficiaryReader> OpenAsync(CancellationToken cancellationToken)
    {
        await CloseAsync();
        _stream = await open(cancellationToken);
        Stream read = _stream;
        if (_hashing is null)
        {
            _hashing = new HashingStream(_stream);
            read = _hashing;
        }

        return await BeneficiaryReader.OpenCsvAsync(read, options, cancellationToken);
    }

    public override async Task<string> FinishAsync(CancellationToken cancellationToken)
    {
        string sha256 = await _hashing!.FinishAsync(cancellationToken);
        await CloseAsync();
        return sha256;
    }

    public override IRejectedRows Reject(Stream output, BeneficiaryReader reader) =>
        new RejectedCsv(output, reader.Columns!.Headers, reader.Delimiter);

    public override async ValueTask DisposeAsync()
    {
        await CloseAsync();
        if (_hashing is not null)
        {
            await _hashing.DisposeAsync();
        }
    }

    private async ValueTask CloseAsync()
    {
        if (_stream is not null)
        {
            await _stream.DisposeAsync();
            _stream = null;
        }
    }
}
