using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>Rows of a query, fetched page by page as they are asked for.</summary>
internal sealed class TablePages<T>(
    TableTransport transport,
    string table,
    string? filter,
    int? rowsMax,
    string[]? columns,
    Func<JsonElement, T> read,
    CancellationToken cancellationToken) : AsyncPageable<T>(cancellationToken)
    where T : notnull
{
    /// <inheritdoc/>
    public override IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null) =>
        FetchAsync(continuationToken, pageSizeHint ?? rowsMax, CancellationToken);

    private async IAsyncEnumerable<Page<T>> FetchAsync(
        string? continuation, int? pageRowsMax, [EnumeratorCancellation] CancellationToken cancellation)
    {
        do
        {
            string resource = TableResources.Query(table, filter, pageRowsMax, columns, continuation);
            Response response = await transport.SendAsync(transport.Create(RequestMethod.Get, resource), cancellation);
            continuation = TableResources.Continuation(response);
            yield return Page<T>.FromValues(ReadRows(response), continuation, response);
        }
        while (continuation is not null);
    }

    private List<T> ReadRows(Response response)
    {
        using JsonDocument document = TableTransport.Parse(response);
        return [.. document.RootElement.GetProperty("value").EnumerateArray().Select(read)];
    }
}
