namespace Disbursement.Core.Tests.Verification.Names;

/// <summary>A small seeded generator (SplitMix64), so that the set of pairs is the same on every runtime.</summary>
internal sealed class NameDice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A whole number from 0 up to the bound, the bound excluded.</summary>
    public int Below(int bound)
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15UL;
            ulong mixed = _state;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return (int)((mixed ^ (mixed >> 31)) % (ulong)bound);
        }
    }

    /// <summary>One of several.</summary>
    public T Of<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>True once in so many times.</summary>
    public bool OneIn(int times) => Below(times) == 0;
}
