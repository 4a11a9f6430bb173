using Azure.Data.Tables;
using Microsoft.DurableTask.Client;

namespace Disbursement.LocalRuntime.Durable.Storage.Tables;

/// <summary>Which state rows to list, in the table service's words.</summary>
internal static class ListFilter
{
    /// <summary>Writes the condition. The service does the rough work; the caller checks each row again.</summary>
    public static string Write(InstanceFilter filter)
    {
        var terms = new List<string> { TableClient.CreateQueryFilter($"RowKey eq {Rows.StateKey}") };
        if (filter.IdPrefix is { Length: > 0 } prefix)
        {
            string end = prefix[..^1] + (char)(prefix[^1] + 1);
            terms.Add(TableClient.CreateQueryFilter($"PartitionKey ge {prefix} and PartitionKey lt {end}"));
        }

        if (filter.AfterId is { } afterId)
        {
            terms.Add(TableClient.CreateQueryFilter($"PartitionKey gt {afterId}"));
        }

        if (filter.Statuses is { Count: > 0 } statuses)
        {
            terms.Add("(" + string.Join(" or ", statuses.Select(StatusTerm)) + ")");
        }

        return string.Join(" and ", terms);
    }

    private static string StatusTerm(OrchestrationRuntimeStatus status) =>
        TableClient.CreateQueryFilter($"Status eq {status.ToString()}");
}
