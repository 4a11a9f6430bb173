using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Azure.Data.Tables;

/// <summary>A row whose properties are known by name only.</summary>
/// <remarks>Reading a property as another type than it was stored in throws <see cref="InvalidOperationException"/>.
/// </remarks>
public sealed class TableEntity : ITableEntity, IDictionary<string, object>
{
    private const string TimestampName = "Timestamp";
    private const string ETagName = "odata.etag";

    private readonly Dictionary<string, object> _values;

    /// <summary>Creates a row without keys.</summary>
    public TableEntity() => _values = new Dictionary<string, object>(StringComparer.Ordinal);

    /// <summary>Creates a row with its keys.</summary>
    public TableEntity(string partitionKey, string rowKey)
        : this()
    {
        PartitionKey = partitionKey;
        RowKey = rowKey;
    }

    /// <summary>Creates a row from named values; the keys are among them.</summary>
    public TableEntity(IDictionary<string, object> values) =>
        _values = new Dictionary<string, object>(values, StringComparer.Ordinal);

    /// <inheritdoc/>
    public string PartitionKey
    {
        get => GetString(nameof(PartitionKey))!;
        set => this[nameof(PartitionKey)] = value;
    }

    /// <inheritdoc/>
    public string RowKey
    {
        get => GetString(nameof(RowKey))!;
        set => this[nameof(RowKey)] = value;
    }

    /// <inheritdoc/>
    public DateTimeOffset? Timestamp
    {
        get => GetDateTimeOffset(TimestampName);
        set => this[TimestampName] = value!;
    }

    /// <inheritdoc/>
    public ETag ETag
    {
        get => GetString(ETagName) is { } text ? new ETag(text) : default;
        set => this[ETagName] = value.ToString();
    }

    /// <summary>How many named values the row has, keys included.</summary>
    public int Count => _values.Count;

    /// <summary>The names of the values.</summary>
    public ICollection<string> Keys => _values.Keys;

    /// <inheritdoc/>
    ICollection<object> IDictionary<string, object>.Values => _values.Values;

    /// <inheritdoc/>
    bool ICollection<KeyValuePair<string, object>>.IsReadOnly => false;

    /// <summary>A value by name; null when there is none. Setting null removes it.</summary>
    public object this[string key]
    {
        get => _values.GetValueOrDefault(key)!;
        set
        {
            if (value is null)
            {
                _values.Remove(key);
            }
            else
            {
                _values[key] = value;
            }
        }
    }

    /// <summary>A text, or null when there is none by this name.</summary>
    public string? GetString(string key) => Reference<string>(key);

    /// <summary>Bytes, or null when there are none by this name.</summary>
    public byte[]? GetBinary(string key) => Reference<byte[]>(key);

    /// <summary>A 32-bit number, or null when there is none by this name.</summary>
    public int? GetInt32(string key) => Value<int>(key);

    /// <summary>A 64-bit number, or null when there is none by this name.</summary>
    public long? GetInt64(string key) => Value<long>(key);

    /// <summary>A truth value, or null when there is none by this name.</summary>
    public bool? GetBoolean(string key) => Value<bool>(key);

    /// <summary>A floating-point number, or null when there is none by this name. Never money.</summary>
    public double? GetDouble(string key) => Value<double>(key);

    /// <summary>An instant (UTC), or null when there is none by this name.</summary>
    public DateTimeOffset? GetDateTimeOffset(string key) => Value<DateTimeOffset>(key);

    /// <summary>An identifier, or null when there is none by this name.</summary>
    public Guid? GetGuid(string key) => Value<Guid>(key);

    /// <summary>Adds a value.</summary>
    /// <exception cref="ArgumentException">There is one by this name.</exception>
    public void Add(string key, object value) => _values.Add(key, value);

    /// <summary>Removes all values, the keys too.</summary>
    public void Clear() => _values.Clear();

    /// <summary>Whether there is a value by this name.</summary>
    public bool ContainsKey(string key) => _values.ContainsKey(key);

    /// <summary>Removes a value.</summary>
    /// <returns>False when there was none.</returns>
    public bool Remove(string key) => _values.Remove(key);

    /// <summary>A value by name, if there is one.</summary>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object value) => _values.TryGetValue(key, out value);

    /// <inheritdoc/>
    void ICollection<KeyValuePair<string, object>>.Add(KeyValuePair<string, object> item) => Add(item.Key, item.Value);

    /// <inheritdoc/>
    bool ICollection<KeyValuePair<string, object>>.Contains(KeyValuePair<string, object> item) =>
        ((ICollection<KeyValuePair<string, object>>)_values).Contains(item);

    /// <inheritdoc/>
    void ICollection<KeyValuePair<string, object>>.CopyTo(KeyValuePair<string, object>[] array, int arrayIndex) =>
        ((ICollection<KeyValuePair<string, object>>)_values).CopyTo(array, arrayIndex);

    /// <inheritdoc/>
    bool ICollection<KeyValuePair<string, object>>.Remove(KeyValuePair<string, object> item) =>
        ((ICollection<KeyValuePair<string, object>>)_values).Remove(item);

    /// <inheritdoc/>
    IEnumerator<KeyValuePair<string, object>> IEnumerable<KeyValuePair<string, object>>.GetEnumerator() =>
        _values.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => _values.GetEnumerator();

    private TValue? Reference<TValue>(string key)
        where TValue : class =>
        _values.TryGetValue(key, out object? value) ? value as TValue ?? throw WrongType<TValue>(key, value) : null;

    private TValue? Value<TValue>(string key)
        where TValue : struct
    {
        if (!_values.TryGetValue(key, out object? value))
        {
            return null;
        }

        return value is TValue typed ? typed : throw WrongType<TValue>(key, value);
    }

    private static InvalidOperationException WrongType<TValue>(string key, object value) =>
        new($"Cannot return {value.GetType()} type for a {typeof(TValue)} typed property ({key}).");
}
