using System.Globalization;
using System.Text;

namespace Azure.Data.Tables;

/// <summary>Addresses of tables, rows and queries below the account, escaped.</summary>
internal static class TableResources
{
    /// <summary>One row.</summary>
    public static string Row(string table, string partitionKey, string rowKey) =>
        $"{table}(PartitionKey='{Key(partitionKey)}',RowKey='{Key(rowKey)}')";

    /// <summary>A page of rows.</summary>
    /// <param name="table">The table, or <c>Tables</c> for the list of tables.</param>
    /// <param name="filter">An OData condition, or null for all.</param>
    /// <param name="rowsMax">Rows in a page, 1 to 1,000; null leaves it to the service.</param>
    /// <param name="columns">The properties wanted, or null for all.</param>
    /// <param name="continuation">Where the page before ended, or null for the first.</param>
    public static string Query(
        string table, string? filter, int? rowsMax, IEnumerable<string>? columns, string? continuation)
    {
        var query = new StringBuilder(table).Append("()?");
        Append(query, "$filter", string.IsNullOrEmpty(filter) ? null : filter);
        Append(query, "$top", rowsMax?.ToString(CultureInfo.InvariantCulture));
        Append(query, "$select", columns is null ? null : string.Join(',', columns));
        query.Append(continuation);
        return query.ToString().TrimEnd('&', '?');
    }

    /// <summary>Where a page ended, as it goes into the next page's address; null after the last page.</summary>
    public static string? Continuation(Response response)
    {
        var query = new StringBuilder();
        foreach (string name in (string[])["NextPartitionKey", "NextRowKey", "NextTableName"])
        {
            response.Headers.TryGetValue("x-ms-continuation-" + name, out string? value);
            Append(query, name, value);
        }

        return query.Length == 0 ? null : query.ToString();
    }

    private static void Append(StringBuilder query, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            query.Append(name).Append('=').Append(Uri.EscapeDataString(value)).Append('&');
        }
    }

    /// <summary>A quote inside a key is doubled, then everything is escaped.</summary>
    private static string Key(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Uri.EscapeDataString(key.Replace("'", "''", StringComparison.Ordinal));
    }
}
