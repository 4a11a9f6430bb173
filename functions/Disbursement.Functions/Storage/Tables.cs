using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;

namespace Disbursement.Functions.Storage;

/// <summary>The tables of DESIGN 4, each created when it is first used.</summary>
public sealed class Tables(TableServiceClient service)
{
    /// <summary>Months, and the slots of each month beside them, so that acceptance and close are one partition.</summary>
    public const string Months = "Months";

    /// <summary>Payment rounds.</summary>
    public const string Rounds = "Rounds";

    /// <summary>Payment files.</summary>
    public const string PaymentFiles = "PaymentFiles";

    /// <summary>Coverage rows.</summary>
    public const string Coverage = "Coverage";

    /// <summary>What a person must decide.</summary>
    public const string Exceptions = "Exceptions";

    /// <summary>The append-only audit.</summary>
    public const string Audit = "Audit";

    /// <summary>What people decided about names that are only close.</summary>
    public const string NameDecisions = "NameDecisions";

    private readonly ConcurrentDictionary<string, TableClient> _known = new(StringComparer.Ordinal);

    /// <summary>The table, created when it is not there yet.</summary>
    public async Task<TableClient> GetAsync(string table, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(table, out TableClient? known))
        {
            return known;
        }

        TableClient client = service.GetTableClient(table);
        await client.CreateIfNotExistsAsync(cancellationToken);
        return _known.GetOrAdd(table, client);
    }

    /// <summary>Reads a row; null when it is not there.</summary>
    public async Task<T?> FindAsync<T>(
        string table, string partition, string row, CancellationToken cancellationToken)
        where T : class, ITableEntity
    {
        TableClient client = await GetAsync(table, cancellationToken);
        NullableResponse<T> found = await client.GetEntityIfExistsAsync<T>(
            partition, row, cancellationToken: cancellationToken);
        return found.HasValue ? found.Value : null;
    }

    /// <summary>Rows of a partition whose keys begin with a prefix, in key order.</summary>
    public async Task<List<T>> ListAsync<T>(
        string table, string partition, string prefix, CancellationToken cancellationToken)
        where T : class, ITableEntity, new()
    {
        TableClient client = await GetAsync(table, cancellationToken);
        string filter = $"PartitionKey eq '{partition}'";
        if (prefix.Length > 0)
        {
            // '~' sorts after every character that row keys use.
            filter += $" and RowKey ge '{prefix}' and RowKey lt '{prefix}~'";
        }

        var rows = new List<T>();
        await foreach (T row in client.QueryAsync<T>(filter, cancellationToken: cancellationToken))
        {
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>Adds a row unless its key is taken. True when this call added it.</summary>
    public async Task<bool> AddAsync<T>(string table, T row, CancellationToken cancellationToken)
        where T : class, ITableEntity
    {
        TableClient client = await GetAsync(table, cancellationToken);
        try
        {
            await client.AddEntityAsync(row, cancellationToken);
            return true;
        }
        catch (RequestFailedException failure) when (failure.Status == 409)
        {
            return false;
        }
    }

    /// <summary>Replaces a row as it was read. False when somebody else changed it since.</summary>
    public async Task<bool> UpdateAsync<T>(string table, T row, CancellationToken cancellationToken)
        where T : class, ITableEntity
    {
        TableClient client = await GetAsync(table, cancellationToken);
        try
        {
            await client.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, cancellationToken);
            return true;
        }
        catch (RequestFailedException failure) when (failure.Status == 412)
        {
            return false;
        }
    }
}
