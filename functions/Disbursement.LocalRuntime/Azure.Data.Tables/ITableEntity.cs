namespace Azure.Data.Tables;

/// <summary>What every row of a table has. A class that implements it is stored property by property.</summary>
/// <remarks>
/// Stored are public properties with a getter and a setter of type <see cref="string"/>, <see cref="int"/>,
/// <see cref="long"/>, <see cref="bool"/>, <see cref="double"/>, <see cref="DateTimeOffset"/>, <see cref="DateTime"/>,
/// <see cref="Guid"/>, <see cref="BinaryData"/>, an enumeration (as its name) or an array of bytes, and their nullable
/// forms. Null is not stored.
/// </remarks>
public interface ITableEntity
{
    /// <summary>The partition the row lies in: 0 to 1,024 bytes without <c>/ \ # ?</c> or control characters.</summary>
    string PartitionKey { get; set; }

    /// <summary>The key within the partition, with the same limits.</summary>
    string RowKey { get; set; }

    /// <summary>When the service last wrote the row (UTC); null before it was read.</summary>
    DateTimeOffset? Timestamp { get; set; }

    /// <summary>The version of the row that was read; conditional writes give it back.</summary>
    ETag ETag { get; set; }
}
