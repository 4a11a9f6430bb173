using System.Buffers.Binary;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Disbursement.Functions.Storage;

/// <summary>
/// Writes a blob of any length in bounded memory. It appears, or replaces what was there, when the stream is disposed:
/// whole and at once.
/// </summary>
/// <remarks>
/// The client's own stream puts an empty blob there first and shows what is written so far at each flush, of which a
/// list with fifty thousand refused rows makes a hundred.
/// </remarks>
/// <param name="blob">Where it goes.</param>
/// <param name="contentType">Its media type.</param>
internal sealed class BlobWriteStream(BlockBlobClient blob, string contentType) : Stream
{
    /// <summary>Bytes held before they are sent as a block.</summary>
    internal const int BlockBytes = 4 * 1024 * 1024;

    private readonly MemoryStream _buffer = new();
    private readonly List<string> _blocks = [];

    // Another run may write the same blob at the same time; its blocks must not be taken for ours.
    private readonly Guid _run = Guid.NewGuid();
    private bool _isDisposed;

    /// <inheritdoc />
    public override bool CanRead => false;

    /// <inheritdoc />
    public override bool CanSeek => false;

    /// <inheritdoc />
    public override bool CanWrite => !_isDisposed;

    /// <inheritdoc />
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc />
    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        _buffer.Write(buffer.Span);
        if (_buffer.Length >= BlockBytes)
        {
            await StageAsync(cancellationToken);
        }
    }

    /// <inheritdoc />
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Shows nothing yet: the blob appears at the end.</summary>
    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public override void Flush()
    {
        // As above.
    }

    /// <summary>Sends the rest and makes the blob.</summary>
    public override async ValueTask DisposeAsync()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            await FinishAsync();
            await _buffer.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("A blob is written asynchronously only.");

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void SetLength(long value) => throw new NotSupportedException();

    private async Task FinishAsync()
    {
        var headers = new BlobHttpHeaders { ContentType = contentType };
        if (_blocks.Count == 0)
        {
            _buffer.Position = 0;
            await blob.UploadAsync(_buffer, new BlobUploadOptions { HttpHeaders = headers });
            return;
        }

        if (_buffer.Length > 0)
        {
            await StageAsync(CancellationToken.None);
        }

        await blob.CommitBlockListAsync(_blocks, new CommitBlockListOptions { HttpHeaders = headers });
    }

    private async Task StageAsync(CancellationToken cancellationToken)
    {
        byte[] id = new byte[20];
        _run.TryWriteBytes(id);
        BinaryPrimitives.WriteInt32BigEndian(id.AsSpan(16), _blocks.Count);
        string name = Convert.ToBase64String(id);
        _buffer.Position = 0;
        await blob.StageBlockAsync(name, _buffer, cancellationToken: cancellationToken);
        _blocks.Add(name);
        _buffer.SetLength(0);
    }
}
