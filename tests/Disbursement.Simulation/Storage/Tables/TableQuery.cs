using System.Globalization;

namespace Disbursement.Simulation.Storage.Tables;

/// <summary>Answers with a page of the rows that fulfil a condition, in the order of their keys.</summary>
internal static class TableQuery
{
    private const string Partition = "NextPartitionKey";
    private const string Row = "NextRowKey";

    /// <summary>Keys in continuations begin so: an empty key must not look like none.</summary>
    private const string Mark = "1!";

    /// <summary>Writes the page.</summary>
    public static MemoryResponse Answer(StorageCall call, MemoryTable table, int perPage)
    {
        MemoryRequest request = call.Request;
        ThrowIfUnknownParameter(request);
        TableFilter? filter = request.Parameter("$filter") is { } text ? TableFilterReader.Read(text) : null;
        int max = request.Parameter("$top") is { } top
            ? Math.Min(int.Parse(top, CultureInfo.InvariantCulture), perPage)
            : perPage;

        var page = new List<MemoryEntity>();
        MemoryEntity? next = null;
        foreach (MemoryEntity entity in Candidates(table, filter, Start(request)))
        {
            if (filter?.Matches(entity) == false)
            {
                continue;
            }

            if (page.Count == max)
            {
                next = entity;
                break;
            }

            page.Add(entity);
        }

        MemoryResponse response = new MemoryResponse(200).With(
            EntityJson.ContentType, EntityJson.WritePage(page, new Selection(request.Parameter("$select"))));
        return next is null
            ? response
            : response
                .With("x-ms-continuation-" + Partition, Mark + next.PartitionKey)
                .With("x-ms-continuation-" + Row, Mark + next.RowKey);
    }

    private static (string Partition, string Row) Start(MemoryRequest request) => (
        request.Parameter(Partition)?[Mark.Length..] ?? "", request.Parameter(Row)?[Mark.Length..] ?? "");

    /// <summary>Rows from a place on whose keys may fulfil the condition.</summary>
    private static IEnumerable<MemoryEntity> Candidates(
        MemoryTable table, TableFilter? filter, (string Partition, string Row) start)
    {
        KeyRange partitions = filter?.PartitionKeys ?? KeyRange.All;
        KeyRange rows = filter?.RowKeys ?? KeyRange.All;
        IReadOnlyList<string> keys = table.Partitions.Keys;
        string first = Later(partitions.From, start.Partition);
        for (int index = table.Partitions.IndexFrom(first); index < keys.Count; index++)
        {
            string key = keys[index];
            if (partitions.IsPast(key))
            {
                yield break;
            }

            SortedIndex<MemoryEntity> partition = table.Partitions[key];
            string firstRow = key == start.Partition ? Later(rows.From, start.Row) : rows.From;
            for (int row = partition.IndexFrom(firstRow); row < partition.Count; row++)
            {
                string rowKey = partition.Keys[row];
                if (rows.IsPast(rowKey))
                {
                    break;
                }

                yield return partition[rowKey];
            }
        }
    }

    private static string Later(string one, string other) => string.CompareOrdinal(one, other) < 0 ? other : one;

    private static void ThrowIfUnknownParameter(MemoryRequest request)
    {
        foreach ((ReadOnlyMemory<char> name, _) in new QueryText(request.Uri.Query))
        {
            if (name.Span is not ("$filter" or "$top" or "$select" or Partition or Row))
            {
                throw MemoryAccount.Unknown(request);
            }
        }
    }
}
