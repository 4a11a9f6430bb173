using System.Diagnostics.CodeAnalysis;

namespace Disbursement.Simulation.Storage;

/// <summary>Values by key: found at once, and walked in the ordinal order of the keys.</summary>
internal sealed class SortedIndex<T>
    where T : class
{
    private readonly Dictionary<string, T> _values = new(StringComparer.Ordinal);
    private readonly List<string> _keys = [];

    /// <summary>How many there are.</summary>
    public int Count => _keys.Count;

    /// <summary>The keys in order.</summary>
    public IReadOnlyList<string> Keys => _keys;

    /// <summary>The value of a key that is there.</summary>
    public T this[string key] => _values[key];

    /// <summary>Finds a value.</summary>
    public bool TryGet(string key, [NotNullWhen(true)] out T? value) => _values.TryGetValue(key, out value);

    /// <summary>The value of a key; null when there is none.</summary>
    public T? Find(string key) => _values.GetValueOrDefault(key);

    /// <summary>Puts a value in place of whatever its key had.</summary>
    public void Put(string key, T value)
    {
        if (_values.TryAdd(key, value))
        {
            _keys.Insert(IndexFrom(key), key);
        }
        else
        {
            _values[key] = value;
        }
    }

    /// <summary>Takes a value out.</summary>
    public bool Remove(string key)
    {
        if (!_values.Remove(key))
        {
            return false;
        }

        _keys.RemoveAt(IndexFrom(key));
        return true;
    }

    /// <summary>Place of the first key that is not before the given one.</summary>
    public int IndexFrom(string key)
    {
        // What is written comes in order more often than not.
        if (_keys.Count == 0 || string.CompareOrdinal(_keys[^1], key) < 0)
        {
            return _keys.Count;
        }

        int index = _keys.BinarySearch(key, StringComparer.Ordinal);
        return index < 0 ? ~index : index;
    }
}
