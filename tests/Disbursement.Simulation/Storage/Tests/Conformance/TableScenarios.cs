using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace Disbursement.Simulation.Storage.Tests.Conformance;

/// <summary>Tables and single rows.</summary>
internal static class TableScenarios
{
    /// <summary>The scenarios by name.</summary>
    public static readonly Dictionary<string, Func<StorageGround, Transcript, Task>> All = new(StringComparer.Ordinal)
    {
        ["table-created-twice-and-deleted"] = CreatedTwiceAsync,
        ["table-missing"] = MissingAsync,
        ["row-added"] = AddedAsync,
        ["row-updated"] = UpdatedAsync,
        ["row-upserted"] = UpsertedAsync,
        ["row-deleted"] = DeletedAsync,
        ["row-of-every-type"] = EveryTypeAsync,
        ["row-type-changed"] = TypeChangedAsync,
        ["row-keys-of-all-kinds"] = KeysAsync,
        ["row-selected"] = SelectedAsync,
        ["row-too-large"] = TooLargeAsync,
    };

    /// <summary>A row's own properties in the order of their names, with their types.</summary>
    internal static string Words(TableEntity? row) => row is null
        ? "no row"
        : string.Join(',', row
            .Where(static pair => pair.Key is not ("odata.etag" or "Timestamp"))
            .OrderBy(static pair => pair.Key, StringComparer.Ordinal)
            .Select(static pair => $"{pair.Key}={Word(pair.Value)}"));

    /// <summary>Reads a row and notes it.</summary>
    internal static async Task<TableEntity?> ReadAsync(Transcript log, TableClient table, string row, string partition = "p")
    {
        NullableResponse<TableEntity> found = await table.GetEntityIfExistsAsync<TableEntity>(partition, row);
        TableEntity? entity = found.HasValue ? found.Value : null;
        log.Note($"row {row}", Words(entity));
        return entity;
    }

    private static string Word(object value) => value switch
    {
        byte[] bytes => "bytes " + Convert.ToHexString(bytes),
        DateTimeOffset instant => instant.ToString("O", CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value.GetType().Name} {value}"),
    };

    private static async Task CreatedTwiceAsync(StorageGround ground, Transcript log)
    {
        TableClient table = ground.Tables.GetTableClient(ground.Name);
        await log.AskAsync("create", () => table.CreateIfNotExistsAsync());
        await log.AskAsync("create again", () => table.CreateIfNotExistsAsync());
        await table.AddEntityAsync(new TableEntity("p", "r"));
        await log.AskAsync("delete", () => table.DeleteAsync());
        await log.AskAsync("delete again", () => table.DeleteAsync());
        await log.AskAsync("create anew", () => table.CreateIfNotExistsAsync());
        await ReadAsync(log, table, "r");
    }

    private static async Task MissingAsync(StorageGround ground, Transcript log)
    {
        TableClient table = ground.Tables.GetTableClient(ground.Name);
        var row = new TableEntity("p", "r");
        await log.AskAsync("add", () => table.AddEntityAsync(row));
        await log.AskAsync("get", () => table.GetEntityAsync<TableEntity>("p", "r"));
        await log.FindAsync("get if exists", async () =>
            (await table.GetEntityIfExistsAsync<TableEntity>("p", "r")).HasValue);
        await log.AskAsync("update", () => table.UpdateEntityAsync(row, ETag.All));
        await log.AskAsync("upsert", () => table.UpsertEntityAsync(row));
        await log.AskAsync("delete", () => table.DeleteEntityAsync("p", "r"));
        await log.DoAsync("query", async () =>
        {
            await foreach (TableEntity found in table.QueryAsync<TableEntity>())
            {
                log.Note("found", found.RowKey);
            }
        });
        await log.DoAsync("transaction", () => table.SubmitTransactionAsync(
            [new TableTransactionAction(TableTransactionActionType.Add, row)]));
    }

    private static async Task AddedAsync(StorageGround ground, Transcript log)
    {
        TableClient table = await ground.TableAsync();
        Response? added = await log.AskAsync(
            "add", () => table.AddEntityAsync(new TableEntity("p", "r") { ["N"] = 1 }));
        await log.AskAsync("add again", () => table.AddEntityAsync(new TableEntity("p", "r") { ["N"] = 2 }));
        TableEntity? row = await ReadAsync(log, table, "r");
        log.Note("same version", row!.ETag == added!.Headers.ETag);
        log.Note("timed", row.Timestamp is not null);
        await log.AskAsync("get missing", () => table.GetEntityAsync<TableEntity>("p", "none"));
        await log.AskAsync("get of missing partition", () => table.GetEntityAsync<TableEntity>("none", "r"));
        await ReadAsync(log, table, "none");
    }

    private static async Task UpdatedAsync(StorageGround ground, Transcript log)
    {
        TableClient table = await ground.TableAsync();
        var row = new TableEntity("p", "r") { ["A"] = 1, ["B"] = "b" };
        await log.AskAsync("update missing", () => table.UpdateEntityAsync(row, ETag.All));
        await log.AskAsync("update missing by version", () => table.UpdateEntityAsync(row, new ETag("W/\"x\"")));
        ETag first = (await table.AddEntityAsync(row)).Headers.ETag!.Value;
        Response? merged = await log.AskAsync("merge", () => table.UpdateEntityAsync(
            new TableEntity("p", "r") { ["B"] = "bb", ["C"] = true }, first));
        TableEntity? read = await ReadAsync(log, table, "r");
        log.Note("same version", read!.ETag == merged!.Headers.ETag);
        log.Note("other version", read.ETag != first);
        foreach (TableUpdateMode mode in (TableUpdateMode[])[TableUpdateMode.Merge, TableUpdateMode.Replace])
        {
            await log.AskAsync($"{mode} stale", () => table.UpdateEntityAsync(row, first, mode));
        }

        await log.AskAsync("replace", () => table.UpdateEntityAsync(
            new TableEntity("p", "r") { ["D"] = 4L }, read.ETag, TableUpdateMode.Replace));
        await ReadAsync(log, table, "r");
        await log.AskAsync("replace any", () => table.UpdateEntityAsync(
            new TableEntity("p", "r") { ["E"] = 5.5 }, ETag.All, TableUpdateMode.Replace));
        await ReadAsync(log, table, "r");
    }

    private static async Task UpsertedAsync(StorageGround ground, Transcript log)
    {
        TableClient table = await ground.TableAsync();
        foreach (TableUpdateMode mode in (TableUpdateMode[])[TableUpdateMode.Merge, TableUpdateMode.Replace])
        {
            string key = mode.ToString();
            Response? made = await log.AskAsync($"{mode} missing", () => table.UpsertEntityAsync(
                new TableEntity("p", key) { ["A"] = 1, ["B"] = 2 }, mode));
            TableEntity? row = await ReadAsync(log, table, key);
            log.Note("same version", row!.ETag == made!.Headers.ETag);
            await log.AskAsync($"{mode} there", () => table.UpsertEntityAsync(
                new TableEntity("p", key) { ["B"] = 3, ["C"] = 4 }, mode));
            await ReadAsync(log, table, key);
        }
    }

    private static async Task DeletedAsync(StorageGround ground, Transcript log)
    {
        TableClient table = await ground.TableAsync();
        await log.AskAsync("delete missing", () => table.DeleteEntityAsync("p", "r"));
        ETag first = (await table.AddEntityAsync(new TableEntity("p", "r"))).Headers.ETag!.Value;
        await table.UpdateEntityAsync(new TableEntity("p", "r") { ["A"] = 1 }, first);
        await log.AskAsync("delete stale", () => table.DeleteEntityAsync("p", "r", first));
        ETag now = (await table.GetEntityAsync<TableEntity>("p", "r")).Value.ETag;
        await log.AskAsync("delete", () => table.DeleteEntityAsync("p", "r", now));
        await log.AskAsync("delete again", () => table.DeleteEntityAsync("p", "r", now));
        await ReadAsync(log, table, "r");
        await log.AskAsync("add anew", () => table.AddEntityAsync(new TableEntity("p", "r")));
    }

    private static async Task EveryTypeAsync(StorageGround ground, Transcript log)
    {
        TableClient table = await ground.TableAsync();
        await log.AskAsync("add", () => table.AddEntityAsync(new TableEntity("p", "r")
        {
            ["Text"] = "Nguyễn \"quoted\" \\ \r\n line 🙂",
            ["Empty"] = "",
            ["Number"] = int.MinValue,
            ["Dong"] = 1_000_000_000_000_000,
            ["Small"] = 7L,
            ["Share"] = 2.0,
            ["Third"] = 1.0 / 3,
            ["NaN"] = double.NaN,
            ["Truth"] = true,
            ["At"] = DateTimeOffset.UnixEpoch.AddTicks(1_234_567),
            ["Id"] = new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"),
            ["Bytes"] = new byte[] { 0, 1, 255 },
        }));
        await ReadAsync(log, table, "r");
        await log.AskAsync("merge", () => table.UpsertEntityAsync(new TableEntity("p", "r") { ["Small"] = 8L }));
        await ReadAsync(log, table, "r");
    }

    private static async Task TypeChangedAsync(StorageGround ground, Transcript log)
    {
        TableClient table = await ground.TableAsync();
        foreach (object value in (object[])["1", 1, 1L, 1.0, true])
        {
            await table.UpsertEntityAsync(new TableEntity("p", "r") { ["A"] = value });
            await ReadAsync(log, table, "r");
        }
    }

    private static async Task KeysAsync(StorageGround ground, Transcript log)
    {
        TableClient table = await ground.TableAsync();
        foreach (string key in (string[])
            ["22|2025-11", "Cẩm Phả 'a' b", "50%", "a+b&c=d", "''", "a;b,c:d@e(f)[g]{h}", "@workers", "~"])
        {
            await log.AskAsync("add", () => table.AddEntityAsync(new TableEntity(key, key) { ["K"] = key }));
            await ReadAsync(log, table, key, key);
            await log.AskAsync("merge", () => table.UpdateEntityAsync(new TableEntity(key, key) { ["L"] = key }, ETag.All));
            await ReadAsync(log, table, key, key);
            await log.AskAsync("delete", () => table.DeleteEntityAsync(key, key));
            await ReadAsync(log, table, key, key);
        }
    }

    private static async Task SelectedAsync(StorageGround ground, Transcript log)
    {
        TableClient table = await ground.TableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 2L, ["C"] = "c" });
        foreach (string[] columns in (string[][])
            [["PartitionKey", "RowKey"], ["PartitionKey", "RowKey", "B"], ["C", "A"], ["None", "RowKey"]])
        {
            TableEntity row = await table.GetEntityAsync<TableEntity>("p", "r", columns);
            log.Note(string.Join(' ', columns), $"{Words(row)} {row.ETag != default}");
        }
    }

    private static async Task TooLargeAsync(StorageGround ground, Transcript log)
    {
        TableClient table = await ground.TableAsync();
        foreach (int length in (int[])[32_000, 32_768, 32_769])
        {
            await log.AskAsync($"text of {length}", () => table.UpsertEntityAsync(
                new TableEntity("p", "r") { ["T"] = new string('a', length) }));
        }

        foreach (int count in (int[])[15, 40])
        {
            var row = new TableEntity("p", "r");
            for (int number = 0; number < count; number++)
            {
                row[string.Create(CultureInfo.InvariantCulture, $"T{number}")] = new string('a', 32_000);
            }

            await log.AskAsync($"{count} large texts", () => table.UpsertEntityAsync(row));
        }
    }
}
