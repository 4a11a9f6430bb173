namespace Disbursement.Simulation.Storage.Tables;

/// <summary>The keys among which the matching ones are; a bound is included though the condition may exclude it.</summary>
/// <param name="From">The first key; empty for none before it.</param>
/// <param name="To">The last key; null for no end.</param>
internal readonly record struct KeyRange(string From, string? To)
{
    /// <summary>Every key.</summary>
    public static readonly KeyRange All = new("", null);

    /// <summary>Whether a key and all after it are outside.</summary>
    public bool IsPast(string key) => To is not null && string.CompareOrdinal(key, To) > 0;

    /// <summary>The keys in both.</summary>
    public KeyRange And(KeyRange other) => new(
        string.CompareOrdinal(From, other.From) < 0 ? other.From : From,
        To is null || (other.To is not null && string.CompareOrdinal(other.To, To) < 0) ? other.To : To);
}
