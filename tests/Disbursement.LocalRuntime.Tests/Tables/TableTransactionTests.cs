using Azure;
using Azure.Data.Tables;
using Disbursement.Testing;

namespace Disbursement.LocalRuntime.Tests.Tables;

public sealed class TableTransactionTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly TableClient _table =
        new TableServiceClient(azurite.ConnectionString).GetTableClient(AzuriteFixture.NewName("t"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _table.CreateIfNotExistsAsync(Token);

    public async ValueTask DisposeAsync() => await _table.DeleteAsync(Token);

    [Fact]
    public async Task SubmitTransactionAsync_EveryKindOfAction_WritesAll()
    {
        foreach (string key in (string[])["merged", "replaced", "deleted", "upserted"])
        {
            await _table.AddEntityAsync(Row(key, "Old"), Token);
        }

        Response<IReadOnlyList<Response>> done = await _table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.Add, Row("added", "New")),
            new(TableTransactionActionType.UpdateMerge, Row("merged", "New")),
            new(TableTransactionActionType.UpdateReplace, Row("replaced", "New")),
            new(TableTransactionActionType.Delete, Row("deleted", "New")),
            new(TableTransactionActionType.UpsertMerge, Row("upserted", "New")),
            new(TableTransactionActionType.UpsertReplace, Row("inserted", "New")),
        ], Token);

        Assert.All(done.Value, part => Assert.Equal(204, part.Status));
        Assert.Equal(
            ["added:New", "inserted:New", "merged:New,Old", "replaced:New", "upserted:New,Old"], await DescribeAsync());
    }

    [Fact]
    public async Task SubmitTransactionAsync_Written_AnswersEachNewVersion()
    {
        Response<IReadOnlyList<Response>> done = await _table.SubmitTransactionAsync(
            [Add("a", "N"), Add("b", "N")], Token);

        TableEntity second = await _table.GetEntityAsync<TableEntity>("p", "b", cancellationToken: Token);
        Assert.Equal(second.ETag, done.Value[1].Headers.ETag);
    }

    [Fact]
    public async Task SubmitTransactionAsync_OneVersionDiffers_WritesNothingAndNamesIt()
    {
        await _table.AddEntityAsync(Row("a", "Old"), Token);

        TableTransactionFailedException failure = await Assert.ThrowsAsync<TableTransactionFailedException>(
            () => _table.SubmitTransactionAsync(
            [
                new(TableTransactionActionType.Add, Row("b", "New")),
                new(TableTransactionActionType.UpdateReplace, Row("a", "New"), new ETag(OldVersion)),
            ], Token));

        Assert.Equal((412, "UpdateConditionNotSatisfied"), (failure.Status, failure.ErrorCode));
        Assert.Equal(1, failure.FailedTransactionActionIndex);
        Assert.Equal(["a:Old"], await DescribeAsync());
    }

    [Fact]
    public async Task SubmitTransactionAsync_KeysTaken_WritesNothing()
    {
        await _table.AddEntityAsync(Row("b", "Old"), Token);

        TableTransactionFailedException failure = await Assert.ThrowsAsync<TableTransactionFailedException>(
            () => _table.SubmitTransactionAsync(
                [Add("a", "New"), Add("b", "New")], Token));

        Assert.Equal((409, "EntityAlreadyExists"), (failure.Status, failure.ErrorCode));
        Assert.Equal(["b:Old"], await DescribeAsync());
    }

    [Fact]
    public async Task SubmitTransactionAsync_HundredRowsWithTextOfAllKinds_RoundTrips()
    {
        const string Text = "Trần Thị \"B\" \r\n--batch HTTP/1.1 400 ễ";

        IEnumerable<TableEntity> sent = Enumerable.Range(0, 100).Select(number =>
            new TableEntity("tỉnh|2025", $"{number:d3}'x'") { ["T"] = Text });
        await _table.SubmitTransactionAsync(
            sent.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row)), Token);

        List<TableEntity> rows = await _table.QueryAsync<TableEntity>(cancellationToken: Token).ToListAsync(Token);
        Assert.Equal(100, rows.Count);
        Assert.All(rows, row => Assert.Equal(Text, row.GetString("T")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public async Task SubmitTransactionAsync_TooFewOrMany_IsRefusedHere(int count) =>
        await Assert.ThrowsAsync<ArgumentException>(() => _table.SubmitTransactionAsync(
            Enumerable.Range(0, count).Select(number => Add($"{number}", "N")), Token));

    [Fact]
    public async Task QueryAsync_Tables_ListsByName()
    {
        var service = new TableServiceClient(azurite.ConnectionString);

        List<string> names = await service
            .QueryAsync(TableClient.CreateQueryFilter($"TableName eq {_table.Name}"), cancellationToken: Token)
            .Select(table => table.Name)
            .ToListAsync(Token);

        Assert.Equal([_table.Name], names);
    }

    private const string OldVersion = "W/\"datetime'2000-01-01T00%3A00%3A00.0000000Z'\"";

    private static TableTransactionAction Add(string key, string property) =>
        new(TableTransactionActionType.Add, Row(key, property));

    private static TableEntity Row(string key, string property) => new("p", key) { [property] = 1 };

    private async Task<List<string>> DescribeAsync()
    {
        string[] properties = ["New", "Old"];
        return await _table.QueryAsync<TableEntity>(cancellationToken: Token)
            .Select(row => $"{row.RowKey}:{string.Join(',', properties.Where(row.ContainsKey))}")
            .ToListAsync(Token);
    }
}
