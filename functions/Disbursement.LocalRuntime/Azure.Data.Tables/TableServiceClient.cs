using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>The tables of a storage account.</summary>
public class TableServiceClient
{
    private readonly TableTransport _transport;

    /// <summary>Opens an account.</summary>
    /// <param name="connectionString">The account's connection string, with its key.</param>
    /// <exception cref="FormatException">The connection string lacks a part.</exception>
    public TableServiceClient(string connectionString)
        : this(connectionString, new TableClientOptions())
    {
    }

    /// <summary>Opens an account by a way of the caller's own.</summary>
    internal TableServiceClient(string connectionString, TableClientOptions options) =>
        _transport = new TableTransport(TableAccount.Parse(connectionString), options);

    /// <summary>The account's name.</summary>
    public virtual string AccountName => _transport.Account.Name;

    /// <summary>One of the account's tables, which need not exist yet.</summary>
    public virtual TableClient GetTableClient(string tableName) => new(_transport, tableName);

    /// <summary>Makes a table unless it exists.</summary>
    /// <exception cref="RequestFailedException">The service refused or was not reached.</exception>
    public virtual Task<Response<TableItem>> CreateTableIfNotExistsAsync(
        string tableName, CancellationToken cancellationToken = default) =>
        GetTableClient(tableName).CreateIfNotExistsAsync(cancellationToken);

    /// <summary>Deletes a table with its rows; there is nothing to do when it does not exist.</summary>
    /// <exception cref="RequestFailedException">The service refused or was not reached.</exception>
    public virtual Task<Response> DeleteTableAsync(string tableName, CancellationToken cancellationToken = default) =>
        GetTableClient(tableName).DeleteAsync(cancellationToken);

    /// <summary>Lists tables.</summary>
    /// <param name="filter">An OData condition on <c>TableName</c>; null for all.</param>
    /// <param name="maxPerPage">Tables in a page, 1 to 1,000.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    public virtual AsyncPageable<TableItem> QueryAsync(
        string? filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        new TablePages<TableItem>(
            _transport,
            "Tables",
            filter,
            maxPerPage,
            columns: null,
            table => new TableItem(table.GetProperty("TableName").GetString()!),
            cancellationToken);
}
