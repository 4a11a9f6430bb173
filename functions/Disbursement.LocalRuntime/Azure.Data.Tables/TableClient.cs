using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>The rows of one table.</summary>
public partial class TableClient
{
    private const int NotFound = 404;

    private readonly TableTransport _transport;

    /// <summary>Opens a table, which need not exist yet.</summary>
    /// <param name="connectionString">The account's connection string, with its key.</param>
    /// <param name="tableName">3 to 63 letters and digits, a letter first.</param>
    /// <exception cref="FormatException">The connection string lacks a part.</exception>
    public TableClient(string connectionString, string tableName)
        : this(new TableTransport(TableAccount.Parse(connectionString), new TableClientOptions()), tableName)
    {
    }

    internal TableClient(TableTransport transport, string tableName)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        _transport = transport;
        Name = tableName;
    }

    /// <summary>The table's name.</summary>
    public virtual string Name { get; }

    /// <summary>The account's name.</summary>
    public virtual string AccountName => _transport.Account.Name;

    /// <summary>Makes an OData condition; the values are quoted by their type.</summary>
    /// <example><c>CreateQueryFilter($"PartitionKey eq {province} and Count gt {10}")</c>.</example>
    public static string CreateQueryFilter(FormattableString filter) => ODataFilter.Create(filter);

    /// <summary>Makes the table unless it exists.</summary>
    /// <exception cref="RequestFailedException">The service refused or was not reached.</exception>
    public virtual async Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(new { TableName = Name });
        Response response = await _transport.SendAnyAsync(
            _transport.Create(RequestMethod.Post, "Tables", body), cancellationToken);
        if (response.IsError
            && TableTransport.Failure(response) is { ErrorCode: not "TableAlreadyExists" } failure)
        {
            throw failure;
        }

        return Response.FromValue(new TableItem(Name), response);
    }

    /// <summary>Deletes the table with its rows; there is nothing to do when it does not exist.</summary>
    /// <exception cref="RequestFailedException">The service refused or was not reached.</exception>
    public virtual Task<Response> DeleteAsync(CancellationToken cancellationToken = default) =>
        SendUnlessAbsentAsync(_transport.Create(RequestMethod.Delete, $"Tables('{Name}')"), cancellationToken);

    /// <summary>Adds a row.</summary>
    /// <exception cref="RequestFailedException">Code <c>EntityAlreadyExists</c> (409) when its keys are
    /// taken.</exception>
    public virtual Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        _transport.SendAsync(
            _transport.Create(RequestMethod.Post, Name, TableEntityJson.Write(entity)), cancellationToken);

    /// <summary>Reads a row.</summary>
    /// <exception cref="RequestFailedException">Code <c>ResourceNotFound</c> (404) when there is none.</exception>
    public virtual async Task<Response<T>> GetEntityAsync<T>(
        string partitionKey,
        string rowKey,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        Response response = await SendGetAsync(partitionKey, rowKey, select, cancellationToken);
        return response.IsError ? throw TableTransport.Failure(response) : ReadRow<T>(response);
    }

    /// <summary>Reads a row that may not exist.</summary>
    /// <returns>A response without a value when there is none.</returns>
    /// <exception cref="RequestFailedException">The service refused otherwise, or was not reached.</exception>
    public virtual async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey,
        string rowKey,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        Response response = await SendGetAsync(partitionKey, rowKey, select, cancellationToken);
        if (response.Status == NotFound)
        {
            return new NoValueResponse<T>(response);
        }

        return response.IsError ? throw TableTransport.Failure(response) : ReadRow<T>(response);
    }

    /// <summary>Changes a row that exists, if its version is the one named.</summary>
    /// <param name="entity">The row's keys and properties.</param>
    /// <param name="ifMatch">The version demanded; <see cref="ETag.All"/> for any.</param>
    /// <param name="mode">What happens to properties that are not named.</param>
    /// <param name="cancellationToken">Gives up waiting; the change may have happened.</param>
    /// <exception cref="ArgumentException"><paramref name="ifMatch"/> is the default value.</exception>
    /// <exception cref="RequestFailedException">Code <c>UpdateConditionNotSatisfied</c> (412) when the version differs,
    /// <c>ResourceNotFound</c> (404) when there is no such row.</exception>
    public virtual Task<Response> UpdateEntityAsync<T>(
        T entity,
        ETag ifMatch,
        TableUpdateMode mode = TableUpdateMode.Merge,
        CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        if (ifMatch == default)
        {
            throw new ArgumentException("Name the version that was read, or ETag.All for any.", nameof(ifMatch));
        }

        return _transport.SendAsync(CreateWrite(entity, mode, ifMatch), cancellationToken);
    }

    /// <summary>Changes or adds a row, whatever its version.</summary>
    /// <exception cref="RequestFailedException">The service refused or was not reached.</exception>
    public virtual Task<Response> UpsertEntityAsync<T>(
        T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        _transport.SendAsync(CreateWrite(entity, mode, ifMatch: null), cancellationToken);

    /// <summary>Deletes a row; there is nothing to do when it does not exist.</summary>
    /// <param name="partitionKey">Its partition.</param>
    /// <param name="rowKey">Its key in the partition.</param>
    /// <param name="ifMatch">The version demanded; any when default.</param>
    /// <param name="cancellationToken">Gives up waiting; the deletion may have happened.</param>
    /// <exception cref="RequestFailedException">Code <c>UpdateConditionNotSatisfied</c> (412) when the version differs.
    /// </exception>
    public virtual Task<Response> DeleteEntityAsync(
        string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        HttpMessage message = _transport.Create(
            RequestMethod.Delete, TableResources.Row(Name, partitionKey, rowKey));
        SetIfMatch(message.Request, ifMatch);
        return SendUnlessAbsentAsync(message, cancellationToken);
    }

    /// <summary>Deletes a row; there is nothing to do when it does not exist.</summary>
    /// <exception cref="RequestFailedException">Code <c>UpdateConditionNotSatisfied</c> (412) when the version differs.
    /// </exception>
    public virtual Task<Response> DeleteEntityAsync(
        ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        DeleteEntityAsync(entity.PartitionKey, entity.RowKey, ifMatch, cancellationToken);

    /// <summary>Finds rows, in the order of their keys.</summary>
    /// <param name="filter">An OData condition, from <see cref="CreateQueryFilter"/>; null for all rows.</param>
    /// <param name="maxPerPage">Rows fetched at once, 1 to 1,000.</param>
    /// <param name="select">The properties wanted, keys too; null for all.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public virtual AsyncPageable<T> QueryAsync<T>(
        string? filter = null,
        int? maxPerPage = null,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        new TablePages<T>(
            _transport, Name, filter, maxPerPage, select?.ToArray(), TableEntityJson.Read<T>, cancellationToken);

    private static Response<T> ReadRow<T>(Response response)
        where T : class, ITableEntity
    {
        using JsonDocument document = TableTransport.Parse(response);
        return Response.FromValue(TableEntityJson.Read<T>(document.RootElement), response);
    }

    private static void SetIfMatch(Request request, ETag ifMatch) =>
        request.Headers.SetValue(HttpHeader.Names.IfMatch, ifMatch == default ? "*" : ifMatch.ToString("H"));

    private Task<Response> SendGetAsync(
        string partitionKey, string rowKey, IEnumerable<string>? select, CancellationToken cancellationToken)
    {
        string columns = select is null ? string.Empty : "?$select=" + Uri.EscapeDataString(string.Join(',', select));
        return _transport.SendAnyAsync(
            _transport.Create(RequestMethod.Get, TableResources.Row(Name, partitionKey, rowKey) + columns),
            cancellationToken);
    }

    private HttpMessage CreateWrite(ITableEntity entity, TableUpdateMode mode, ETag? ifMatch)
    {
        HttpMessage message = _transport.Create(
            mode == TableUpdateMode.Replace ? RequestMethod.Put : TableBatchBody.Merge,
            TableResources.Row(Name, entity.PartitionKey, entity.RowKey),
            TableEntityJson.Write(entity));
        if (ifMatch is { } version)
        {
            SetIfMatch(message.Request, version);
        }

        return message;
    }

    private async Task<Response> SendUnlessAbsentAsync(HttpMessage message, CancellationToken cancellationToken)
    {
        Response response = await _transport.SendAnyAsync(message, cancellationToken);
        return response is { IsError: true, Status: not NotFound } ? throw TableTransport.Failure(response) : response;
    }
}
