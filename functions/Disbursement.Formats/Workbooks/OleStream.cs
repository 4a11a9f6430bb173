namespace Disbursement.Formats.Workbooks;

/// <summary>One stream of a compound file, read over its chain of sectors. Does not own the file.</summary>
internal sealed class OleStream : Stream
{
    private readonly Stream _file;
    private readonly List<uint> _sectors;
    private readonly int _sectorBytes;

    public OleStream(Stream file, List<uint> sectors, int sectorBytes, long length)
    {
        _file = file;
        _sectors = sectors;
        _sectorBytes = sectorBytes;
        Length = length;
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position { get; set; }

    public override int Read(Span<byte> buffer)
    {
        if (Position >= Length)
        {
            return 0;
        }

        (long sector, long offset) = Math.DivRem(Position, _sectorBytes);
        int count = (int)Math.Min(Math.Min(buffer.Length, _sectorBytes - offset), Length - Position);
        _file.Position = ((_sectors[(int)sector] + 1L) * _sectorBytes) + offset;
        int read = _file.Read(buffer[..count]);
        Position += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
        // Nothing is written.
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
