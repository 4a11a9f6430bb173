using System.Buffers.Binary;

namespace Disbursement.Formats.Ledger;

/// <summary>Records side by side in one array, sorted by moving their positions only.</summary>
internal sealed class SortBuffer
{
    private const int HeaderBytes = 8;

    private readonly int _bytesMax;
    private byte[] _bytes = new byte[64 * 1024];
    private int[] _offsets = new int[1024];
    private int _length;

    public SortBuffer(int bytesMax) => _bytesMax = bytesMax;

    public int Count { get; private set; }

    /// <summary>Adds a record unless the buffer is full; an empty buffer takes any record.</summary>
    public bool TryAdd(ReadOnlySpan<byte> key, ReadOnlySpan<byte> payload)
    {
        int needed = HeaderBytes + key.Length + payload.Length;
        if (Count > 0 && _length + needed > _bytesMax)
        {
            return false;
        }

        Reserve(needed);
        Span<byte> target = _bytes.AsSpan(_length, needed);
        BinaryPrimitives.WriteInt32LittleEndian(target, key.Length);
        BinaryPrimitives.WriteInt32LittleEndian(target[4..], payload.Length);
        key.CopyTo(target[HeaderBytes..]);
        payload.CopyTo(target[(HeaderBytes + key.Length)..]);
        _offsets[Count++] = _length;
        _length += needed;
        return true;
    }

    public ReadOnlySpan<byte> Key(int position) => KeyAt(_offsets[position]);

    public ReadOnlySpan<byte> Payload(int position)
    {
        int offset = _offsets[position];
        int keyLength = BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(offset));
        int payloadLength = BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(offset + 4));
        return _bytes.AsSpan(offset + HeaderBytes + keyLength, payloadLength);
    }

    /// <summary>Sorts by key; records of one key keep the order in which they came.</summary>
    public void Sort() => _offsets.AsSpan(0, Count).Sort(Compare);

    public void Clear()
    {
        Count = 0;
        _length = 0;
    }

    private int Compare(int left, int right)
    {
        int order = KeyAt(left).SequenceCompareTo(KeyAt(right));
        return order != 0 ? order : left.CompareTo(right);
    }

    private ReadOnlySpan<byte> KeyAt(int offset) =>
        _bytes.AsSpan(offset + HeaderBytes, BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(offset)));

    private void Reserve(int needed)
    {
        if (_length + needed > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_length + needed, Math.Min(_bytes.Length * 2, _bytesMax)));
        }

        if (Count == _offsets.Length)
        {
            Array.Resize(ref _offsets, Count * 2);
        }
    }
}
