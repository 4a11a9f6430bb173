using System.Runtime.CompilerServices;

namespace Disbursement.Functions.Close;

/// <summary>Merges sorted sequences into one, holding one item of each in memory.</summary>
internal static class SortedMerge
{
    /// <summary>Items of all sequences in key order, each with the position of the sequence it came from.</summary>
    /// <typeparam name="TItem">What is merged.</typeparam>
    /// <typeparam name="TKey">What it is sorted by.</typeparam>
    /// <param name="sequences">Each sorted by the key.</param>
    /// <param name="keyOf">The key.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="InvalidDataException">A sequence is not sorted: the ledger is damaged.</exception>
    public static async IAsyncEnumerable<(int Source, TItem Item)> MergeAsync<TItem, TKey>(
        IReadOnlyList<IAsyncEnumerable<TItem>> sequences,
        Func<TItem, TKey> keyOf,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TKey : IComparable<TKey>
    {
        var readers = new List<IAsyncEnumerator<TItem>>(sequences.Count);
        try
        {
            var heads = new PriorityQueue<int, (TKey Key, int Source)>();
            for (int source = 0; source < sequences.Count; source++)
            {
                IAsyncEnumerator<TItem> reader = sequences[source].GetAsyncEnumerator(cancellationToken);
                readers.Add(reader);
                if (await reader.MoveNextAsync())
                {
                    heads.Enqueue(source, (keyOf(reader.Current), source));
                }
            }

            while (heads.TryDequeue(out int source, out (TKey Key, int Source) head))
            {
                IAsyncEnumerator<TItem> reader = readers[source];
                yield return (source, reader.Current);
                if (await reader.MoveNextAsync())
                {
                    TKey next = keyOf(reader.Current);
                    if (next.CompareTo(head.Key) < 0)
                    {
                        throw new InvalidDataException("A ledger sequence is not sorted.");
                    }

                    heads.Enqueue(source, (next, source));
                }
            }
        }
        finally
        {
            foreach (IAsyncEnumerator<TItem> reader in readers)
            {
                await reader.DisposeAsync();
            }
        }
    }
}
