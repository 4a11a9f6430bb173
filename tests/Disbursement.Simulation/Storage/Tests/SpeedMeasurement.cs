using System.Globalization;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Disbursement.Functions.Storage;

namespace Disbursement.Simulation.Storage.Tests;

/// <summary>
/// Prints how many operations the real clients make on the memory account in a second of processor time, when all code
/// is compiled. It asserts results, not times.
/// </summary>
public sealed class SpeedMeasurement(ITestOutputHelper output)
{
    private const int Rounds = 20_000;

    private static readonly string[] Names =
        [.. Enumerable.Range(0, Rounds).Select(static number => $"22/2025-11/{number:d8}.csv")];

    private MemoryClients _clients = new(new MemoryTransport(new MemoryAccount(TimeProvider.System)));
    private bool _isWarm;

    [Fact]
    public async Task Measure_InMemory_PrintsOperationsPerSecond()
    {
        await BlobsAsync();
        await TablesAsync();
        await QueuesAsync();
        _isWarm = true;
        _clients = new MemoryClients(new MemoryTransport(new MemoryAccount(TimeProvider.System)));
        await BlobsAsync();
        await TablesAsync();
        await QueuesAsync();
    }

    private async Task BlobsAsync()
    {
        var store = new BlobStore(_clients.Blobs);
        BinaryData content = BinaryData.FromString(new string('x', 1_000));
        await TimeAsync("blob create", Rounds, async index =>
            Assert.True(await store.CreateAsync("c", Names[index], content, "text/csv", CancellationToken.None)));
        await TimeAsync("blob read", Rounds, async index =>
            Assert.NotNull(await store.FindAsync("c", Names[index], CancellationToken.None)));
        await TimeAsync("blob missing", Rounds / 4, async index =>
            Assert.Null(await store.FindAsync("c", "none", CancellationToken.None)));
        await TimeAsync("blob properties", Rounds, async index =>
            Assert.True(await store.ExistsAsync("c", Names[index], CancellationToken.None)));
        await TimeAsync("blob list of 10", Rounds / 4, async index =>
            Assert.Equal(10, (await store.ListAsync("c", Names[index][..^5], CancellationToken.None)).Count));
    }

    private async Task TablesAsync()
    {
        var tables = new Functions.Storage.Tables(_clients.Tables);
        await TimeAsync("row add", Rounds, async index =>
            Assert.True(await tables.AddAsync("T", Row(Names[index]), CancellationToken.None)));
        await TimeAsync("row get", Rounds, async index => Assert.NotNull(
            await tables.FindAsync<RoundEntity>("T", "22|2025-11", Row(Names[index]).RowKey, CancellationToken.None)));
        TableClient table = await tables.GetAsync("T", CancellationToken.None);
        await TimeAsync("row upsert", Rounds, async index =>
            Assert.Equal(204, (await table.UpsertEntityAsync(Row(Names[index]))).Status));
        await TimeAsync("query of 10 rows", Rounds / 4, async index => Assert.Equal(10, (await tables.ListAsync<RoundEntity>(
            "T", "22|2025-11", Row(Names[index]).RowKey[..^5], CancellationToken.None)).Count));
        await TimeAsync("transaction of 3", Rounds / 2, async index => await table.SubmitTransactionAsync(
            Enumerable.Range(0, 3).Select(number => new TableTransactionAction(
                TableTransactionActionType.UpsertReplace, Row($"{index}-{number}")))));
    }

    private async Task QueuesAsync()
    {
        QueueClient queue = _clients.Queues.GetQueueClient("q");
        await queue.CreateAsync();
        await TimeAsync("message sent, received, deleted (3)", Rounds / 4, async index =>
        {
            await queue.SendMessageAsync("instance");
            Azure.Storage.Queues.Models.QueueMessage message = (await queue.ReceiveMessagesAsync(1)).Value[0];
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
        });
    }

    private static RoundEntity Row(string name) => new()
    {
        PartitionKey = "22|2025-11",
        RowKey = name.Replace('/', '-'),
        State = "Verifying",
        Root = "0123456789abcdef",
    };

    private async Task TimeAsync(string what, int rounds, Func<int, Task> act)
    {
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        TimeSpan start = Environment.CpuUsage.TotalTime;
        for (int index = 0; index < rounds; index++)
        {
            await act(index);
        }

        double seconds = (Environment.CpuUsage.TotalTime - start).TotalSeconds;
        long each = (GC.GetAllocatedBytesForCurrentThread() - allocated) / rounds;
        if (_isWarm)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{rounds / seconds,9:n0} a second, {each,7:n0} bytes  {what}"));
        }
    }
}
