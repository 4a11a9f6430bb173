using System.Buffers.Binary;

namespace Disbursement.Formats.Ledger;

/// <summary>A sorted run in a file that vanishes with its handle: what was spilled leaves nothing behind.</summary>
/// <remarks>Records are [key length][payload length][key][payload], lengths as 4 bytes little-endian.</remarks>
internal sealed class SortRun : IDisposable
{
    private const int BufferBytes = 128 * 1024;
    private const int HeaderBytes = 8;

    private readonly FileStream _file;
    private byte[] _record = new byte[1024];
    private int _keyLength;
    private int _payloadLength;

    public SortRun(string folder)
    {
        string path = Path.Combine(folder, $"disbursement-{Path.GetRandomFileName()}.run");
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = BufferBytes,
            Options = FileOptions.DeleteOnClose | FileOptions.SequentialScan,
        };
        if (!OperatingSystem.IsWindows())
        {
            // The run holds personal data: nobody but the owner of the process may open it.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        _file = new FileStream(path, options);
    }

    /// <summary>The position among the runs of one merge: equal keys come out in this order.</summary>
    public int Age { get; set; }

    public ReadOnlySpan<byte> Key => _record.AsSpan(0, _keyLength);

    public ReadOnlySpan<byte> Payload => _record.AsSpan(_keyLength, _payloadLength);

    public void Write(ReadOnlySpan<byte> key, ReadOnlySpan<byte> payload)
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        BinaryPrimitives.WriteInt32LittleEndian(header, key.Length);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], payload.Length);
        _file.Write(header);
        _file.Write(key);
        _file.Write(payload);
    }

    /// <summary>Ends writing; the first <see cref="Read"/> gives the first record.</summary>
    public void Rewind() => _file.Position = 0;

    public bool Read()
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        if (_file.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) == 0)
        {
            return false;
        }

        _keyLength = BinaryPrimitives.ReadInt32LittleEndian(header);
        _payloadLength = BinaryPrimitives.ReadInt32LittleEndian(header[4..]);
        int length = _keyLength + _payloadLength;
        if (_record.Length < length)
        {
            _record = new byte[length * 2];
        }

        _file.ReadExactly(_record, 0, length);
        return true;
    }

    public void Dispose() => _file.Dispose();
}
