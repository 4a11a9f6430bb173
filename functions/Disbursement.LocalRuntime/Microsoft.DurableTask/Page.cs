namespace Microsoft.DurableTask;

/// <summary>One page of values.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
public sealed class Page<T>
    where T : notnull
{
    /// <summary>Makes a page.</summary>
    /// <param name="values">The values.</param>
    /// <param name="continuationToken">Where the next page starts; null after the last.</param>
    public Page(IReadOnlyList<T> values, string? continuationToken = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        Values = values;
        ContinuationToken = continuationToken;
    }

    /// <summary>The values.</summary>
    public IReadOnlyList<T> Values { get; }

    /// <summary>Where the next page starts; null after the last.</summary>
    public string? ContinuationToken { get; }
}
