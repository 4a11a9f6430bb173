namespace Disbursement.Formats.Tests.Csv;

/// <summary>A stream that gives a few bytes at a time, as networks do.</summary>
internal sealed class PiecewiseStream(byte[] bytes, int pieceBytes) : MemoryStream(bytes)
{
    public override int Read(byte[] buffer, int offset, int count) =>
        base.Read(buffer, offset, Math.Min(count, pieceBytes));

    public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, pieceBytes)]);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(buffer.Length, pieceBytes)], cancellationToken);
}

/// <summary>A stream that says its text once and then its second half for ever.</summary>
internal sealed class EndlessStream(string text) : Stream
{
    private readonly byte[] _bytes = System.Text.Encoding.UTF8.GetBytes(text);
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        for (int at = 0; at < count; at++, _position++)
        {
            long place = _position < _bytes.Length ? _position : 1 + (_position % (_bytes.Length - 1));
            buffer[offset + at] = _bytes[place];
        }

        return count;
    }

    public override void Flush()
    {
        // Nothing is written.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
