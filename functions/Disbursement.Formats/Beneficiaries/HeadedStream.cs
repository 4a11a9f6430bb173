namespace Disbursement.Formats.Beneficiaries;

/// <summary>A stream whose first bytes were read already: gives them again, then the rest. Forward only.</summary>
/// <remarks>Does not own the inner stream.</remarks>
internal sealed class HeadedStream : ForwardStream
{
    private readonly Stream _rest;
    private ReadOnlyMemory<byte> _head;

    public HeadedStream(ReadOnlyMemory<byte> head, Stream rest)
    {
        _head = head;
        _rest = rest;
    }

    public override int Read(Span<byte> buffer) => _head.IsEmpty ? _rest.Read(buffer) : TakeHead(buffer);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        _head.IsEmpty
            ? _rest.ReadAsync(buffer, cancellationToken)
            : ValueTask.FromResult(TakeHead(buffer.Span));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    private int TakeHead(Span<byte> buffer)
    {
        int count = Math.Min(buffer.Length, _head.Length);
        _head.Span[..count].CopyTo(buffer);
        _head = _head[count..];
        return count;
    }
}
