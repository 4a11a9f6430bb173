using System.Security.Cryptography;

namespace Disbursement.Formats.Beneficiaries;

/// <summary>Reads through another stream, counting and hashing what passes. Does not own the inner stream.</summary>
internal sealed class HashingStream : ForwardStream
{
    private readonly Stream _inner;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public HashingStream(Stream inner) => _inner = inner;

    public override long Position
    {
        get => Count;
        set => throw new NotSupportedException();
    }

    /// <summary>The bytes that passed.</summary>
    public long Count { get; private set; }

    /// <summary>Reads to the end, so that the hash is the whole file's; lower-case hexadecimal.</summary>
    public async Task<string> FinishAsync(CancellationToken cancellationToken)
    {
        byte[] rest = new byte[64 * 1024];
        while (await ReadAsync(rest, cancellationToken) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        return Convert.ToHexStringLower(_hash.GetCurrentHash());
    }

    public override int Read(Span<byte> buffer)
    {
        int count = _inner.Read(buffer);
        return Passed(buffer[..count]);
    }

    public override async ValueTask<int> ReadAsync(
        Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count = await _inner.ReadAsync(buffer, cancellationToken);
        return Passed(buffer.Span[..count]);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    protected override void Dispose(bool disposing)
    {
        _hash.Dispose();
        base.Dispose(disposing);
    }

    private int Passed(ReadOnlySpan<byte> bytes)
    {
        _hash.AppendData(bytes);
        Count += bytes.Length;
        return bytes.Length;
    }
}
