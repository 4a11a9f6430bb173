using System.IO.Hashing;
using System.Text;

namespace Disbursement.Sandbox.World;

/// <summary>A table of short texts by key that spends about 20 bytes per row beside the texts themselves.</summary>
/// <remarks>
/// A province has hundreds of thousands of accounts and the sandbox shares one small machine with the app. All texts
/// stand in one UTF-8 buffer; an open-addressed table of hashes points into it. Filled once, then only read, by any
/// number of threads.
/// </remarks>
internal sealed class CompactTable
{
    private const int Empty = -1;

    private byte[] _texts = new byte[1 << 16];
    private int _used;
    private int[] _slots = NewSlots(1 << 10);

    /// <summary>Count of rows.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a row; a key that is there already keeps its first value.</summary>
    /// <param name="key">Up to 255 UTF-8 bytes.</param>
    /// <param name="value">Up to 65,535 UTF-8 bytes.</param>
    /// <returns>False when the key was there already.</returns>
    public bool Add(string key, string value)
    {
        if ((Count + 1) * 3L > _slots.Length * 2L)
        {
            Grow();
        }

        byte[] keyBytes = Encoding.UTF8.GetBytes(key);
        int slot = SlotOf(keyBytes);
        if (_slots[slot] != Empty)
        {
            return false;
        }

        _slots[slot] = Append(keyBytes, value);
        Count++;
        return true;
    }

    /// <summary>The value of a key; null when there is none.</summary>
    public string? Find(string key)
    {
        byte[] keyBytes = Encoding.UTF8.GetBytes(key);
        int at = _slots[SlotOf(keyBytes)];
        if (at == Empty)
        {
            return null;
        }

        int valueAt = at + 1 + _texts[at];
        int length = _texts[valueAt] | (_texts[valueAt + 1] << 8);
        return Encoding.UTF8.GetString(_texts, valueAt + 2, length);
    }

    private static int[] NewSlots(int count)
    {
        int[] slots = new int[count];
        Array.Fill(slots, Empty);
        return slots;
    }

    private int Append(byte[] key, string value)
    {
        int valueBytes = Encoding.UTF8.GetByteCount(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(key.Length, byte.MaxValue, nameof(key));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(valueBytes, ushort.MaxValue, nameof(value));
        int needed = _used + key.Length + valueBytes + 3;
        if (needed > _texts.Length)
        {
            Array.Resize(ref _texts, (int)Math.Min(Array.MaxLength, Math.Max(needed, _texts.Length * 2L)));
        }

        int start = _used;
        _texts[_used++] = (byte)key.Length;
        key.CopyTo(_texts, _used);
        _used += key.Length;
        _texts[_used++] = (byte)(valueBytes & 0xFF);
        _texts[_used++] = (byte)(valueBytes >> 8);
        _used += Encoding.UTF8.GetBytes(value, _texts.AsSpan(_used));
        return start;
    }

    /// <summary>The slot that holds a key, or the empty one where it belongs.</summary>
    private int SlotOf(ReadOnlySpan<byte> key)
    {
        int mask = _slots.Length - 1;
        int slot = (int)(XxHash3.HashToUInt64(key) & (ulong)mask);
        while (_slots[slot] != Empty && !KeyAt(_slots[slot]).SequenceEqual(key))
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private ReadOnlySpan<byte> KeyAt(int at) => _texts.AsSpan(at + 1, _texts[at]);

    private void Grow()
    {
        int[] before = _slots;
        _slots = NewSlots(before.Length * 2);
        foreach (int at in before)
        {
            if (at != Empty)
            {
                _slots[SlotOf(KeyAt(at))] = at;
            }
        }
    }
}
