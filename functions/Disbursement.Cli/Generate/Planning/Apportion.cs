namespace Disbursement.Cli.Generate.Planning;

/// <summary>Parts whole numbers without losing or adding any (largest remainder).</summary>
internal static class Apportion
{
    /// <summary>Parts <paramref name="total"/> in proportion to weights.</summary>
    /// <param name="total">At least 0.</param>
    /// <param name="weights">At least 0 each; all zero counts as all equal.</param>
    /// <returns>One part per weight; they sum to <paramref name="total"/>. Ties go to the earlier one.</returns>
    public static int[] ByWeights(int total, IReadOnlyList<long> weights) =>
        ByWeights(total, weights, [.. weights.Select(_ => int.MaxValue)]);

    /// <summary>Parts <paramref name="total"/> in proportion to weights, no part above its cap.</summary>
    /// <exception cref="ArgumentException">The caps together are below the total.</exception>
    public static int[] ByWeights(int total, IReadOnlyList<long> weights, IReadOnlyList<int> caps)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        if (caps.Sum(cap => (long)cap) < total)
        {
            throw new ArgumentException($"Cannot part {total}: the caps are too low.", nameof(caps));
        }

        int[] parts = new int[weights.Count];
        int left = total;
        while (left > 0)
        {
            left -= DealOnce(left, weights, caps, parts);
        }

        return parts;
    }

    private static int DealOnce(int left, IReadOnlyList<long> weights, IReadOnlyList<int> caps, int[] parts)
    {
        long weightSum = 0;
        for (int index = 0; index < parts.Length; index++)
        {
            weightSum += parts[index] < caps[index] ? weights[index] : 0;
        }

        // What is open but weighs nothing takes the rest when everything that weighs something is full.
        bool equal = weightSum == 0;
        var shares = new List<(int Index, long Whole, long Remainder)>();
        long divisor = equal ? parts.Where((part, index) => part < caps[index]).Count() : weightSum;
        for (int index = 0; index < parts.Length; index++)
        {
            if (parts[index] < caps[index])
            {
                (long whole, long remainder) = Math.DivRem(left * (equal ? 1 : weights[index]), divisor);
                shares.Add((index, whole, remainder));
            }
        }

        return Deal(left, shares, caps, parts);
    }

    private static int Deal(
        int left, List<(int Index, long Whole, long Remainder)> shares, IReadOnlyList<int> caps, int[] parts)
    {
        int dealt = 0;
        int over = left - (int)shares.Sum(share => share.Whole);
        foreach ((int index, long whole, long _) in shares.OrderByDescending(share => share.Remainder))
        {
            int wanted = (int)whole + (over-- > 0 ? 1 : 0);
            int given = Math.Min(wanted, caps[index] - parts[index]);
            parts[index] += given;
            dealt += given;
        }

        return dealt;
    }
}
