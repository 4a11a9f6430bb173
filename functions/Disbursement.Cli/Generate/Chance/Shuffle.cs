namespace Disbursement.Cli.Generate.Chance;

/// <summary>A permutation of [0, size) that needs no memory: the place of each item is computed.</summary>
/// <remarks>
/// A Feistel network of four rounds over the next even power of two, walked until the result lies inside. It lets the
/// generator say "the 26,293 paid people are spread over the list" without holding the list.
/// </remarks>
internal sealed class Shuffle
{
    private const int Rounds = 4;

    private readonly ulong _key;
    private readonly int _halfBits;
    private readonly uint _halfMask;

    /// <summary>Creates the permutation of one key.</summary>
    /// <param name="key">Chooses the permutation.</param>
    /// <param name="size">Count of places, 0 to 2^30.</param>
    public Shuffle(ulong key, int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, 1 << 30);
        _key = key;
        Size = size;
        while ((1L << (2 * _halfBits)) < size)
        {
            _halfBits++;
        }

        _halfMask = (1u << _halfBits) - 1;
    }

    /// <summary>Count of places.</summary>
    public int Size { get; }

    /// <summary>The place that <paramref name="index"/> goes to, in [0, size).</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is outside [0, size).</exception>
    public int PlaceOf(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Size);
        uint place = (uint)index;
        do
        {
            place = Step(place);
        }
        while (place >= Size);

        return (int)place;
    }

    private uint Step(uint value)
    {
        uint left = value >> _halfBits;
        uint right = value & _halfMask;
        for (ulong round = 1; round <= Rounds; round++)
        {
            uint turned = left ^ (uint)(Dice.Mix(_key ^ (round << 56) ^ right) & _halfMask);
            (left, right) = (right, turned);
        }

        return (left << _halfBits) | right;
    }
}
