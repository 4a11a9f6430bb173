using System.Globalization;
using Azure.Data.Tables;

namespace Disbursement.Simulation.Running;

/// <summary>A table row as it stands in storage, read without the product's types.</summary>
/// <param name="entity">The row.</param>
internal sealed class StorageRow(TableEntity entity)
{
    /// <summary>Its row key.</summary>
    public string RowKey => entity.RowKey;

    /// <summary>A text; empty when it is not there.</summary>
    public string Text(string name) => entity.TryGetValue(name, out object? value) ? value as string ?? "" : "";

    /// <summary>A whole number; 0 when it is not there.</summary>
    public long Number(string name) =>
        entity.TryGetValue(name, out object? value) ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : 0;

    /// <summary>A moment.</summary>
    public DateTimeOffset Moment(string name) => (DateTimeOffset)entity[name];
}
