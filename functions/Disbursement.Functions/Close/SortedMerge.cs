using System.Runtime.CompilerServices;
using Disbursement.Core.Entitlements;

namespace Disbursement.Functions.Close;

/// <summary>Merges sorted sequences into one, holding one item of each in memory.</summary>
internal static class SortedMerge
{
    /// <summary>The rows of all lists person by person; the list that is handed out is used again.</summary>
    /// <param name="lists">Each in key order.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async IAsyncEnumerable<List<(int Source, EntitlementRow Row)>> PeopleAsync(
        IReadOnlyList<IAsyncEnumerable<EntitlementRow>> lists,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var person = new List<(int Source, EntitlementRow Row)>();
        await foreach ((int source, EntitlementRow row) in MergeAsync(lists, static row => row.Key, cancellationToken))
        {
            if (person.Count > 0 && person[0].Row.Key.Person != row.Key.Person)
            {
                yield return person;
                person.Clear();
            }

            person.Add((source, row));
        }

        if (person.Count > 0)
        {
            yield return person;
        }
    }

    /// <summary>Items of all sequences in key order, those of one key together.</summary>
    /// <inheritdoc cref="MergeAsync{TItem,TKey}"/>
    public static async IAsyncEnumerable<List<(int Source, TItem Item)>> GroupAsync<TItem, TKey>(
        IReadOnlyList<IAsyncEnumerable<TItem>> sequences,
        Func<TItem, TKey> keyOf,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TKey : IComparable<TKey>
    {
        var same = new List<(int Source, TItem Item)>();
        await foreach ((int source, TItem item) in MergeAsync(sequences, keyOf, cancellationToken))
        {
            if (same.Count > 0 && keyOf(same[0].Item).CompareTo(keyOf(item)) != 0)
            {
                yield return same;
                same = [];
            }

            same.Add((source, item));
        }

        if (same.Count > 0)
        {
            yield return same;
        }
    }

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
