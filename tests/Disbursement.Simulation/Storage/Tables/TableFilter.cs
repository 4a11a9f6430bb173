using System.Text.Json;

namespace Disbursement.Simulation.Storage.Tables;

/// <summary>A condition on rows.</summary>
internal abstract class TableFilter
{
    /// <summary>Where the partition keys of matching rows lie.</summary>
    public virtual KeyRange PartitionKeys => KeyRange.All;

    /// <summary>Where the row keys of matching rows lie.</summary>
    public virtual KeyRange RowKeys => KeyRange.All;

    /// <summary>Whether a row fulfils it.</summary>
    public abstract bool Matches(MemoryEntity entity);
}

/// <summary>Both conditions.</summary>
internal sealed class AndFilter(TableFilter left, TableFilter right) : TableFilter
{
    /// <inheritdoc/>
    public override KeyRange PartitionKeys => left.PartitionKeys.And(right.PartitionKeys);

    /// <inheritdoc/>
    public override KeyRange RowKeys => left.RowKeys.And(right.RowKeys);

    /// <inheritdoc/>
    public override bool Matches(MemoryEntity entity) => left.Matches(entity) && right.Matches(entity);
}

/// <summary>Either condition.</summary>
internal sealed class OrFilter(TableFilter left, TableFilter right) : TableFilter
{
    /// <inheritdoc/>
    public override bool Matches(MemoryEntity entity) => left.Matches(entity) || right.Matches(entity);
}

/// <summary>A comparison of a property with a text, by ordinal order.</summary>
internal sealed class Comparison(string name, string comparer, string value) : TableFilter
{
    private readonly byte[] _name = JsonEncodedText.Encode(name).EncodedUtf8Bytes.ToArray();

    private readonly KeyRange _range = comparer switch
    {
        "eq" => new KeyRange(value, value),
        "ge" or "gt" => new KeyRange(value, null),
        "le" or "lt" => new KeyRange("", value),
        _ => KeyRange.All,
    };

    /// <inheritdoc/>
    public override KeyRange PartitionKeys => name == "PartitionKey" ? _range : KeyRange.All;

    /// <inheritdoc/>
    public override KeyRange RowKeys => name == "RowKey" ? _range : KeyRange.All;

    /// <inheritdoc/>
    public override bool Matches(MemoryEntity entity)
    {
        string? found = name switch
        {
            "PartitionKey" => entity.PartitionKey,
            "RowKey" => entity.RowKey,
            _ => Own(entity),
        };
        if (found is null)
        {
            return false; // a row without the property fulfils no comparison with it
        }

        int order = string.CompareOrdinal(found, value);
        return comparer switch
        {
            "eq" => order == 0,
            "ne" => order != 0,
            "ge" => order >= 0,
            "gt" => order > 0,
            "le" => order <= 0,
            "lt" => order < 0,
            _ => throw new NotSupportedException($"The memory account does not know the comparison {comparer}."),
        };
    }

    private string? Own(MemoryEntity entity)
    {
        foreach (EntityProperty property in entity.Properties)
        {
            if (property.Name.SequenceEqual(_name))
            {
                return property.Text;
            }
        }

        return null;
    }
}
