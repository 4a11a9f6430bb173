using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace Disbursement.Simulation.Storage.Tests.Conformance;

/// <summary>Several rows of one partition at once.</summary>
internal static class TransactionScenarios
{
    private const TableTransactionActionType Add = TableTransactionActionType.Add;

    /// <summary>The scenarios by name.</summary>
    public static readonly Dictionary<string, Func<StorageGround, Transcript, Task>> All = new(StringComparer.Ordinal)
    {
        ["transaction-of-every-action"] = EveryActionAsync,
        ["transaction-refused-whole"] = RefusedWholeAsync,
        ["transaction-misshapen"] = MisshapenAsync,
        ["transaction-of-a-hundred"] = OfAHundredAsync,
        ["transaction-too-large"] = TooLargeAsync,
    };

    private static TableEntity Row(string key, string property = "New", string partition = "p") =>
        new(partition, key) { [property] = 1 };

    private static async Task EveryActionAsync(StorageGround ground, Transcript log)
    {
        TableClient table = await ground.TableAsync();
        foreach (string key in (string[])["merged", "replaced", "deleted", "upserted", "renewed"])
        {
            await table.AddEntityAsync(Row(key, "Old"));
        }

        ETag version = (await table.GetEntityAsync<TableEntity>("p", "replaced")).Value.ETag;
        Response<IReadOnlyList<Response>> done = await table.SubmitTransactionAsync(
        [
            new(Add, Row("added")),
            new(TableTransactionActionType.UpdateMerge, Row("merged")),
            new(TableTransactionActionType.UpdateReplace, Row("replaced"), version),
            new(TableTransactionActionType.Delete, Row("deleted")),
            new(TableTransactionActionType.UpsertMerge, Row("upserted")),
            new(TableTransactionActionType.UpsertReplace, Row("renewed")),
            new(TableTransactionActionType.UpsertMerge, Row("made")),
        ]);
        log.Note("status", done.GetRawResponse().Status);
        log.Note("parts", string.Join(' ', done.Value.Select(static part => part.Status)));
        string[] keys = ["added", "merged", "replaced", "deleted", "upserted", "renewed", "made"];
        for (int index = 0; index < keys.Length; index++)
        {
            TableEntity? row = await TableScenarios.ReadAsync(log, table, keys[index]);
            log.Note("same version", row is null ? "none" : (object)(row.ETag == done.Value[index].Headers.ETag));
        }
    }

    private static async Task RefusedWholeAsync(StorageGround ground, Transcript log)
    {
        TableClient table = await ground.TableAsync();
        await table.AddEntityAsync(Row("there", "Old"));
        ETag stale = (await table.GetEntityAsync<TableEntity>("p", "there")).Value.ETag;
        await table.UpsertEntityAsync(Row("there", "Newer"));
        foreach ((string words, TableTransactionAction last) in ((string, TableTransactionAction)[])
        [
            ("add taken", new(Add, Row("there"))),
            ("replace stale", new(TableTransactionActionType.UpdateReplace, Row("there"), stale)),
            ("merge stale", new(TableTransactionActionType.UpdateMerge, Row("there"), stale)),
            ("delete stale", new(TableTransactionActionType.Delete, Row("there"), stale)),
            ("replace missing", new(TableTransactionActionType.UpdateReplace, Row("none"))),
            ("merge missing", new(TableTransactionActionType.UpdateMerge, Row("none"))),
            ("delete missing", new(TableTransactionActionType.Delete, Row("none"))),
        ])
        {
            await log.DoAsync(words, () => table.SubmitTransactionAsync(
            [
                new(Add, Row("before")),
                new(TableTransactionActionType.UpsertReplace, Row("also")),
                last,
                new(Add, Row("behind")),
            ]));
            await ReadAllAsync(log, table);
        }
    }

    private static async Task MisshapenAsync(StorageGround ground, Transcript log)
    {
        TableClient table = await ground.TableAsync();
        await log.DoAsync("one row twice", () => table.SubmitTransactionAsync(
            [new(Add, Row("a")), new(TableTransactionActionType.UpsertMerge, Row("a"))]));
        await ReadAllAsync(log, table);
    }

    private static async Task OfAHundredAsync(StorageGround ground, Transcript log)
    {
        TableClient table = await ground.TableAsync();
        TableTransactionAction[] actions =
        [
            .. Enumerable.Range(0, 100).Select(static number => new TableTransactionAction(
                Add,
                new TableEntity("tỉnh|2025", number.ToString("d3", CultureInfo.InvariantCulture) + " 'x'")
                {
                    ["T"] = "Trần Thị \"B\" \r\n--batch HTTP/1.1 400 ễ\r\nPOST http://x/y HTTP/1.1\r\n",
                    ["N"] = (long)number,
                })),
        ];
        await log.DoAsync("add", () => table.SubmitTransactionAsync(actions));
        await ReadAllAsync(log, table);
        await log.DoAsync("add again", () => table.SubmitTransactionAsync(actions));
    }

    private static async Task TooLargeAsync(StorageGround ground, Transcript log)
    {
        TableClient table = await ground.TableAsync();
        foreach (int count in (int[])[50, 99])
        {
            await log.DoAsync($"{count} times 60 kB", () => table.SubmitTransactionAsync(
                Enumerable.Range(0, count).Select(number => new TableTransactionAction(
                    TableTransactionActionType.UpsertReplace,
                    new TableEntity("p", number.ToString("d3", CultureInfo.InvariantCulture))
                    {
                        ["A"] = new string('a', 30_000),
                        ["B"] = new string('b', 30_000),
                    }))));
        }
    }

    private static async Task ReadAllAsync(Transcript log, TableClient table)
    {
        await foreach (TableEntity row in table.QueryAsync<TableEntity>())
        {
            log.Note("row", TableScenarios.Words(row));
        }
    }
}
