using System.Security.Cryptography;
using System.Text;
using Disbursement.Core.Intake;

namespace Disbursement.Formats.Beneficiaries;

/// <summary>The rows of one entitlement key: one row, exact repeats of it, or rows that contradict it.</summary>
/// <remarks>
/// An exact repeat counts once. Where contents differ nobody can tell which is right: paying one would be a guess and
/// paying both would pay twice, so all sides are refused and the officer decides.
/// </remarks>
internal sealed class EntitlementGroup
{
    private readonly List<RowPlace> _distinctLines = [];
    private readonly HashSet<Int128> _contents = [];
    private byte[] _key = [];
    private byte[] _first = [];
    private int _keyLength;
    private int _firstLength;

    public bool IsEmpty { get; private set; } = true;

    public bool IsContradiction => _distinctLines.Count > 1;

    /// <summary>The first line of each content, in the order of lines.</summary>
    public IReadOnlyList<RowPlace> DistinctLines => _distinctLines;

    public SortedEntitlements.SortedRow First => new(_first.AsSpan(0, _firstLength));

    public bool HasKey(ReadOnlySpan<byte> key) => _key.AsSpan(0, _keyLength).SequenceEqual(key);

    /// <summary>The key as people and indexes read it: <c>person|programme|reference</c>.</summary>
    public string KeyText() => Encoding.UTF8.GetString(_key.AsSpan(0, _keyLength)).Replace('\0', '|');

    /// <summary>Starts a group with its first row.</summary>
    public void Start(ReadOnlySpan<byte> key, SortedEntitlements.SortedRow row)
    {
        IsEmpty = false;
        Copy(key, ref _key, out _keyLength);
        Copy(row.Payload, ref _first, out _firstLength);
        _distinctLines.Clear();
        _distinctLines.Add(row.Place);
        _contents.Clear();
    }

    /// <summary>Adds a row of the same key; false when it repeats another exactly.</summary>
    public bool TryAdd(SortedEntitlements.SortedRow row)
    {
        if (row.Content.SequenceEqual(First.Content))
        {
            return false;
        }

        if (!_contents.Add(Hash(row.Content)))
        {
            return false;
        }

        _distinctLines.Add(row.Place);
        return true;
    }

    private static void Copy(ReadOnlySpan<byte> source, ref byte[] target, out int length)
    {
        length = source.Length;
        if (target.Length < length)
        {
            target = new byte[length * 2];
        }

        source.CopyTo(target);
    }

    private static Int128 Hash(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        return new Int128(BitConverter.ToUInt64(hash), BitConverter.ToUInt64(hash[8..]));
    }
}
