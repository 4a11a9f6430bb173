namespace Disbursement.Cli.Generate.Chance;

/// <summary>A stream of pseudo-random numbers that depends on its seed alone (SplitMix64).</summary>
/// <remarks>
/// <para>The runtime's own generator may change between versions; a generated month must come out byte for byte the
/// same for ever, so the arithmetic is written here. Source: Steele, Lea, Flood, "Fast splittable pseudorandom number
/// generators" (OOPSLA 2014).</para>
/// <para>A mutable value: keep it in a local or a field, never in a readonly field. Not for secrets.</para>
/// </remarks>
internal struct Dice
{
    private const ulong Golden = 0x9E37_79B9_7F4A_7C15;

    private ulong _state;

    private Dice(ulong state) => _state = state;

    /// <summary>A stream of its own for one seed and up to three coordinates (unit, list, person).</summary>
    public static Dice For(ulong seed, ulong first = 0, ulong second = 0, ulong third = 0) =>
        new(Mix(Mix(Mix(Mix(seed) ^ first) ^ second) ^ third));

    /// <summary>A well mixed number of any number; the same for the same input.</summary>
    public static ulong Mix(ulong value)
    {
        unchecked
        {
            value += Golden;
            value = (value ^ (value >> 30)) * 0xBF58_476D_1CE4_E5B9;
            value = (value ^ (value >> 27)) * 0x94D0_49BB_1331_11EB;
            return value ^ (value >> 31);
        }
    }

    /// <summary>A number of a text, for use as a coordinate. Ordinal, the same on every machine.</summary>
    public static ulong KeyOf(string text)
    {
        ulong key = Golden;
        foreach (char letter in text)
        {
            key = Mix(key ^ letter);
        }

        return key;
    }

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        unchecked
        {
            ulong mixed = Mix(_state);
            _state += Golden;
            return mixed;
        }
    }

    /// <summary>A number in [0, <paramref name="limit"/>).</summary>
    /// <param name="limit">At least 1.</param>
    public int Below(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        // The high half of a 32 x 32 bit product: uniform to within limit / 2^32, without a division.
        return (int)(((Next() >> 32) * (ulong)limit) >> 32);
    }

    /// <summary>A number in [<paramref name="least"/>, <paramref name="most"/>], ends included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>True in <paramref name="perMille"/> of a thousand cases.</summary>
    public bool PerMille(int perMille) => Below(1000) < perMille;

    /// <summary>True in <paramref name="percent"/> of a hundred cases.</summary>
    public bool Percent(int percent) => Below(100) < percent;

    /// <summary>One of the items, each as likely.</summary>
    public T Of<T>(IReadOnlyList<T> items) => items[Below(items.Count)];
}
