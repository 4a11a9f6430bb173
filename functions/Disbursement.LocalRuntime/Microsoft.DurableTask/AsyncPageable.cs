namespace Microsoft.DurableTask;

/// <summary>Values that are fetched a page at a time as they are read.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
public abstract class AsyncPageable<T> : IAsyncEnumerable<T>
    where T : notnull
{
    /// <summary>Reads page by page.</summary>
    /// <param name="continuationToken">Where an earlier reading stopped; null for the start.</param>
    /// <param name="pageSizeHint">Values per page; null for the query's own.</param>
    /// <returns>The pages.</returns>
    public abstract IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null);

    /// <summary>Reads value by value.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The values.</returns>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (Page<T> page in AsPages().WithCancellation(cancellationToken))
        {
            foreach (T value in page.Values)
            {
                yield return value;
            }
        }
    }
}
