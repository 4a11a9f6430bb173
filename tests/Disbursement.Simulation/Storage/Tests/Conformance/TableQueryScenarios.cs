using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace Disbursement.Simulation.Storage.Tests.Conformance;

/// <summary>Finding rows, by the conditions that the app and its runtime write.</summary>
internal static class TableQueryScenarios
{
    /// <summary>The scenarios by name.</summary>
    public static readonly Dictionary<string, Func<StorageGround, Transcript, Task>> All = new(StringComparer.Ordinal)
    {
        ["rows-found-by-keys"] = ByKeysAsync,
        ["rows-found-by-status"] = ByStatusAsync,
        ["rows-found-in-pages"] = InPagesAsync,
        ["rows-found-past-a-thousand"] = PastAThousandAsync,
        ["rows-found-with-columns"] = WithColumnsAsync,
    };

    private static async Task ByKeysAsync(StorageGround ground, Transcript log)
    {
        TableClient table = await ground.TableAsync();
        foreach (string partition in (string[])["b", "a", "ab", "o'b", "B", "22|2025-11"])
        {
            foreach (string row in (string[])["state", "i-2", "i-10", "h-1", "i", "slot|a", "I-1"])
            {
                await table.AddEntityAsync(new TableEntity(partition, row));
            }
        }

        foreach (string filter in (string[])
        [
            "",
            "PartitionKey eq 'a'",
            "PartitionKey eq 'none'",
            "RowKey eq 'state'",
            "PartitionKey eq '22|2025-11' and RowKey ge 'slot|' and RowKey lt 'slot|~'",
            "RowKey ge 'i-' and RowKey lt 'i.'",
            "PartitionKey eq 'a' and RowKey gt 'h-1' and RowKey le 'i-2'",
            "PartitionKey ge 'a' and PartitionKey lt 'b' and RowKey eq 'state'",
            "PartitionKey gt 'a' and RowKey eq 'state'",
            "PartitionKey eq 'a' or RowKey eq 'I-1'",
            "PartitionKey ne 'a' and RowKey eq 'state'",
            TableClient.CreateQueryFilter($"PartitionKey eq {"o'b"} and RowKey eq {"i"}"),
        ])
        {
            await FindAsync(log, table, filter);
        }
    }

    private static async Task FindAsync(Transcript log, TableClient table, string filter)
    {
        log.Note("filter", filter);
        await foreach (TableEntity row in table.QueryAsync<TableEntity>(filter.Length == 0 ? null : filter))
        {
            log.Note("found", $"{row.PartitionKey} {row.RowKey} {row.ETag != default}");
        }
    }

    private static async Task ByStatusAsync(StorageGround ground, Transcript log)
    {
        TableClient table = await ground.TableAsync();
        foreach (string status in (string[])["Running", "Failed", "Completed", "Pending"])
        {
            await table.AddEntityAsync(new TableEntity("x-" + status, "state") { ["Status"] = status });
            await table.AddEntityAsync(new TableEntity("y-" + status, "state") { ["Status"] = status, ["A"] = 1 });
        }

        await table.AddEntityAsync(new TableEntity("x-none", "state"));
        foreach (string filter in (string[])
        [
            "RowKey eq 'state' and (Status eq 'Running' or Status eq 'Pending')",
            "RowKey eq 'state' and PartitionKey ge 'x-' and PartitionKey lt 'x.' and (Status eq 'Running')",
            "RowKey eq 'state' and PartitionKey gt 'x-none' and (Status eq 'Failed' or Status eq 'Completed')",
            "Status eq 'None'",
        ])
        {
            await FindAsync(log, table, filter);
        }
    }

    private static async Task InPagesAsync(StorageGround ground, Transcript log)
    {
        TableClient table = await ground.TableAsync();
        foreach (string partition in (string[])["a", "b", "đ e"])
        {
            foreach (string row in (string[])["", "1", "2 'x'"])
            {
                await table.AddEntityAsync(new TableEntity(partition, row));
            }
        }

        foreach (int size in (int[])[1, 2, 4, 100])
        {
            foreach (string? filter in (string?[])[null, "PartitionKey eq 'b'", "RowKey eq '1'"])
            {
                AsyncPageable<TableEntity> rows = table.QueryAsync<TableEntity>(filter, maxPerPage: size);
                List<string> found = [];
                await foreach (TableEntity row in rows)
                {
                    found.Add($"({row.PartitionKey}/{row.RowKey})");
                }

                log.Note($"pages of {size} of {filter}", string.Join(' ', found));
            }
        }
    }

    private static async Task PastAThousandAsync(StorageGround ground, Transcript log)
    {
        TableClient table = await ground.TableAsync();
        foreach (int[] numbers in Enumerable.Range(0, 1_100).Chunk(100))
        {
            await table.SubmitTransactionAsync(numbers.Select(static number => new TableTransactionAction(
                TableTransactionActionType.Add,
                new TableEntity("p", number.ToString("d5", CultureInfo.InvariantCulture)))));
        }

        await foreach (Page<TableEntity> page in table.QueryAsync<TableEntity>("PartitionKey eq 'p'").AsPages())
        {
            log.Note("page", $"{page.Values[0].RowKey} to {page.Values[^1].RowKey}");
        }
    }

    private static async Task WithColumnsAsync(StorageGround ground, Transcript log)
    {
        TableClient table = await ground.TableAsync();
        await table.AddEntityAsync(new TableEntity("p", "1") { ["A"] = 1, ["B"] = 2L });
        await table.AddEntityAsync(new TableEntity("p", "2") { ["B"] = "b" });
        foreach (string[] columns in (string[][])
            [["PartitionKey", "RowKey"], ["PartitionKey", "RowKey", "B"], ["A"]])
        {
            await foreach (TableEntity row in table.QueryAsync<TableEntity>("PartitionKey eq 'p'", select: columns))
            {
                log.Note(string.Join(' ', columns), $"{TableScenarios.Words(row)} {row.ETag != default}");
            }
        }
    }
}
