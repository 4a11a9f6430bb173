using System.Globalization;

namespace Disbursement.Cli.Generate.Chance;

/// <summary>Items with a weight each; drawn in proportion to it.</summary>
/// <typeparam name="T">What is drawn.</typeparam>
internal sealed class WeightedChoice<T>
{
    private readonly T[] _items;
    private readonly int[] _sums;

    /// <summary>Creates a choice of at least one item.</summary>
    /// <param name="items">Items and weights; a weight is at least 0 and one of them is positive.</param>
    public WeightedChoice(IEnumerable<(T Item, int Weight)> items)
    {
        (T Item, int Weight)[] kept = [.. items.Where(pair => pair.Weight > 0)];
        if (kept.Length == 0)
        {
            throw new ArgumentException("No item has a positive weight.", nameof(items));
        }

        _items = [.. kept.Select(pair => pair.Item)];
        _sums = new int[kept.Length];
        int sum = 0;
        for (int index = 0; index < kept.Length; index++)
        {
            sum += kept[index].Weight;
            _sums[index] = sum;
        }
    }

    /// <summary>The items that can be drawn.</summary>
    public IReadOnlyList<T> Items => _items;

    /// <summary>Draws one item.</summary>
    public T Draw(ref Dice dice)
    {
        int point = dice.Below(_sums[^1]);
        int found = Array.BinarySearch(_sums, point + 1);
        return _items[found >= 0 ? found : ~found];
    }
}

/// <summary>Reads weighted words from a compact text.</summary>
internal static class WeightedWords
{
    /// <summary>Reads <c>"Nguyễn 310, Trần 110"</c>; a word without a number weighs 10.</summary>
    public static WeightedChoice<string> Parse(string text) => new(text
        .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(ParseOne));

    private static (string Item, int Weight) ParseOne(string part)
    {
        int space = part.LastIndexOf(' ');
        bool weighted = int.TryParse(
            part.AsSpan(space + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int weight);
        return weighted ? (part[..space], weight) : (part, 10);
    }
}
