using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Disbursement.Formats.Ledger;

/// <summary>Records side by side in one array, sorted by moving their positions only.</summary>
internal sealed class SortBuffer
{
    private const int HeaderBytes = 8;
    private const int PrefixBytes = 16;

    private readonly int _bytesMax;
    private byte[] _bytes = new byte[64 * 1024];
    private Entry[] _entries = new Entry[1024];
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
        _entries[Count++] = new Entry(Prefix(key), _length);
        _length += needed;
        return true;
    }

    public ReadOnlySpan<byte> Key(int position) => KeyAt(_entries[position].Offset);

    public ReadOnlySpan<byte> Payload(int position)
    {
        int offset = _entries[position].Offset;
        int keyLength = BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(offset));
        int payloadLength = BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(offset + 4));
        return _bytes.AsSpan(offset + HeaderBytes + keyLength, payloadLength);
    }

    /// <summary>Sorts by key; records of one key keep the order in which they came.</summary>
    public void Sort() => _entries.AsSpan(0, Count).Sort(new ByKey(this));

    public void Clear()
    {
        Count = 0;
        _length = 0;
    }

    /// <summary>A key's first bytes as a number that sorts as they do; shorter keys are filled with zeros.</summary>
    private static UInt128 Prefix(ReadOnlySpan<byte> key)
    {
        if (key.Length >= PrefixBytes)
        {
            return BinaryPrimitives.ReadUInt128BigEndian(key);
        }

        Span<byte> filled = stackalloc byte[PrefixBytes];
        filled.Clear();
        key.CopyTo(filled);
        return BinaryPrimitives.ReadUInt128BigEndian(filled);
    }

    private ReadOnlySpan<byte> KeyAt(int offset) =>
        _bytes.AsSpan(offset + HeaderBytes, BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(offset)));

    private void Reserve(int needed)
    {
        if (_length + needed > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_length + needed, Math.Min(_bytes.Length * 2, _bytesMax)));
        }

        if (Count == _entries.Length)
        {
            Array.Resize(ref _entries, Count * 2);
        }
    }

    /// <summary>A record: its key's first bytes, which decide almost always, and where it lies.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Entry(UInt128 Prefix, int Offset);

    /// <summary>By key, then by place, which is the order of adding.</summary>
    private readonly struct ByKey(SortBuffer buffer) : IComparer<Entry>
    {
        public int Compare(Entry x, Entry y)
        {
            if (x.Prefix != y.Prefix)
            {
                return x.Prefix < y.Prefix ? -1 : 1;
            }

            int order = buffer.KeyAt(x.Offset).SequenceCompareTo(buffer.KeyAt(y.Offset));
            return order != 0 ? order : x.Offset.CompareTo(y.Offset);
        }
    }
}
