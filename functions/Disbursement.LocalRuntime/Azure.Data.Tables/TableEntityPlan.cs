using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Serialization;

namespace Azure.Data.Tables;

/// <summary>How the properties of one entity class map to a row's properties; made once for each class.</summary>
internal sealed class TableEntityPlan
{
    private static readonly ConcurrentDictionary<Type, TableEntityPlan> Plans = new();

    private readonly Dictionary<string, TablePropertyPlan> _byName;

    private TableEntityPlan(Type type)
    {
        Properties = [.. type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(IsStored)
            .Select(property => new TablePropertyPlan(NameOf(property), property))];
        _byName = Properties.ToDictionary(property => property.Name, StringComparer.Ordinal);
    }

    /// <summary>The stored properties, without keys, version and time.</summary>
    public IReadOnlyList<TablePropertyPlan> Properties { get; }

    /// <summary>The plan of a class.</summary>
    public static TableEntityPlan For(Type type) => Plans.GetOrAdd(type, static wanted => new TableEntityPlan(wanted));

    /// <summary>The property that a stored name belongs to, or null when the class does not have it.</summary>
    public TablePropertyPlan? Find(string name) => _byName.GetValueOrDefault(name);

    private static bool IsStored(PropertyInfo property) =>
        property is { CanRead: true, CanWrite: true }
        && property.GetIndexParameters().Length == 0
        && property.GetMethod!.IsPublic
        && !property.IsDefined(typeof(IgnoreDataMemberAttribute))
        && property.Name is not (nameof(ITableEntity.PartitionKey) or nameof(ITableEntity.RowKey)
            or nameof(ITableEntity.Timestamp) or nameof(ITableEntity.ETag));

    private static string NameOf(PropertyInfo property) =>
        property.GetCustomAttribute<DataMemberAttribute>()?.Name ?? property.Name;
}

/// <summary>One stored property of an entity class.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Property">The property of the class.</param>
internal sealed record TablePropertyPlan(string Name, PropertyInfo Property)
{
    private readonly Type _wanted = Nullable.GetUnderlyingType(Property.PropertyType) ?? Property.PropertyType;

    /// <summary>The entity's value; null is not stored.</summary>
    public object? Get(object entity) => Property.GetValue(entity);

    /// <summary>Gives the entity a value as it was stored.</summary>
    public void Set(object entity, object value) => Property.SetValue(entity, EdmValue.ConvertTo(value, _wanted));
}
