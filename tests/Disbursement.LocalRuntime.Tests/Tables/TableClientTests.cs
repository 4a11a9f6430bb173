using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Disbursement.Testing;

namespace Disbursement.LocalRuntime.Tests.Tables;

public sealed class TableClientTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly TableClient _table = new(azurite.ConnectionString, AzuriteFixture.NewName("t"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _table.CreateIfNotExistsAsync(Token);

    public async ValueTask DisposeAsync() => await _table.DeleteAsync(Token);

    [Fact]
    public async Task GetEntityAsync_EveryPropertyType_RoundTrips()
    {
        var written = new SampleEntity
        {
            PartitionKey = "22|2025-11",
            RowKey = "Cẩm Phả 'a' b%c",
            Text = "Nguyễn \"quoted\" \n line",
            Number = int.MinValue,
            Dong = 1_000_000_000_000_000,
            MaybeDong = null,
            Truth = true,
            Share = 3,
            At = new DateTimeOffset(2025, 11, 30, 23, 59, 59, TimeSpan.FromHours(7)).AddTicks(1234567),
            AtPlain = new DateTime(2025, 1, 2, 3, 4, 5, DateTimeKind.Utc),
            Id = Guid.NewGuid(),
            Bytes = [0, 1, 255],
            Day = DayOfWeek.Friday,
            Named = "n",
        };

        Response added = await _table.AddEntityAsync(written, Token);
        SampleEntity read = await _table.GetEntityAsync<SampleEntity>(
            written.PartitionKey, written.RowKey, cancellationToken: Token);

        Assert.Equal(204, added.Status);
        Assert.Equal(added.Headers.ETag, read.ETag);
        Assert.NotNull(read.Timestamp);
        Assert.Equal(
            (written.Text, written.Number, written.Dong, written.MaybeDong, written.Truth, written.Share),
            (read.Text, read.Number, read.Dong, read.MaybeDong, read.Truth, read.Share));
        Assert.Equal(written.At.UtcDateTime, read.At.UtcDateTime);
        Assert.Equal(TimeSpan.Zero, read.At.Offset);
        Assert.Equal((written.AtPlain, written.Id, written.Day, "n"), (read.AtPlain, read.Id, read.Day, read.Named));
        Assert.Equal(written.Bytes, read.Bytes);
    }

    [Fact]
    public async Task GetEntityAsync_DynamicEntity_KeepsTypes()
    {
        var written = new TableEntity("p", "r")
        {
            ["Text"] = "a",
            ["Number"] = 7,
            ["Dong"] = 7L,
            ["Share"] = 2.0,
            ["Truth"] = false,
            ["At"] = DateTimeOffset.UnixEpoch,
            ["Id"] = Guid.Empty,
            ["Bytes"] = new byte[] { 9 },
        };

        await _table.AddEntityAsync(written, Token);
        TableEntity read = await _table.GetEntityAsync<TableEntity>("p", "r", cancellationToken: Token);

        Assert.Equal("a", read.GetString("Text"));
        Assert.Equal(7, read.GetInt32("Number"));
        Assert.Equal(7L, read.GetInt64("Dong"));
        Assert.Equal(2.0, read.GetDouble("Share"));
        Assert.False(read.GetBoolean("Truth"));
        Assert.Equal(DateTimeOffset.UnixEpoch, read.GetDateTimeOffset("At"));
        Assert.Equal(Guid.Empty, read.GetGuid("Id"));
        Assert.Equal([9], read.GetBinary("Bytes"));
        Assert.Null(read.GetString("Absent"));
        Assert.Throws<InvalidOperationException>(() => read.GetInt64("Number"));
    }

    [Fact]
    public async Task AddEntityAsync_KeysTaken_FailsWithCode()
    {
        await _table.AddEntityAsync(new TableEntity("p", "r"), Token);

        RequestFailedException failure = await Assert.ThrowsAsync<RequestFailedException>(
            () => _table.AddEntityAsync(new TableEntity("p", "r"), Token));

        Assert.Equal((409, "EntityAlreadyExists"), (failure.Status, failure.ErrorCode));
    }

    [Fact]
    public async Task UpdateEntityAsync_VersionChanged_FailsWithCodeAndKeepsRow()
    {
        await _table.AddEntityAsync(new TableEntity("p", "r") { ["N"] = 1 }, Token);
        TableEntity stale = await _table.GetEntityAsync<TableEntity>("p", "r", cancellationToken: Token);
        await _table.UpdateEntityAsync(new TableEntity("p", "r") { ["N"] = 2 }, ETag.All, cancellationToken: Token);

        var late = new TableEntity("p", "r") { ["N"] = 3 };
        RequestFailedException failure = await Assert.ThrowsAsync<RequestFailedException>(
            () => _table.UpdateEntityAsync(late, stale.ETag, cancellationToken: Token));

        Assert.Equal((412, "UpdateConditionNotSatisfied"), (failure.Status, failure.ErrorCode));
        Assert.Equal(2, (await GetAsync("p", "r")).GetInt32("N"));
    }

    [Fact]
    public async Task UpdateEntityAsync_VersionReturnedByWrite_IsAcceptedNext()
    {
        Response added = await _table.AddEntityAsync(new TableEntity("p", "r") { ["N"] = 1 }, Token);

        await _table.UpdateEntityAsync(
            new TableEntity("p", "r") { ["N"] = 2 }, added.Headers.ETag!.Value, TableUpdateMode.Replace, Token);

        Assert.Equal(2, (await GetAsync("p", "r")).GetInt32("N"));
    }

    [Fact]
    public async Task UpdateEntityAsync_RowAbsent_FailsWithCode()
    {
        RequestFailedException failure = await Assert.ThrowsAsync<RequestFailedException>(
            () => _table.UpdateEntityAsync(new TableEntity("p", "none"), ETag.All, cancellationToken: Token));

        Assert.Equal((404, "ResourceNotFound"), (failure.Status, failure.ErrorCode));
    }

    [Fact]
    public async Task UpdateEntityAsync_NoVersionNamed_IsRefusedHere() =>
        await Assert.ThrowsAsync<ArgumentException>(
            () => _table.UpdateEntityAsync(new TableEntity("p", "r"), default, cancellationToken: Token));

    [Theory]
    [InlineData(TableUpdateMode.Merge, true)]
    [InlineData(TableUpdateMode.Replace, false)]
    public async Task UpsertEntityAsync_UnnamedProperty_StaysOnlyWhenMerged(TableUpdateMode mode, bool stays)
    {
        await _table.UpsertEntityAsync(new TableEntity("p", "r") { ["Old"] = "o" }, mode, Token);
        await _table.UpsertEntityAsync(new TableEntity("p", "r") { ["New"] = "n" }, mode, Token);

        TableEntity read = await GetAsync("p", "r");

        Assert.Equal(stays ? "o" : null, read.GetString("Old"));
        Assert.Equal("n", read.GetString("New"));
    }

    [Fact]
    public async Task GetEntityIfExistsAsync_Absent_HasNoValue()
    {
        NullableResponse<TableEntity> none =
            await _table.GetEntityIfExistsAsync<TableEntity>("p", "none", cancellationToken: Token);

        Assert.False(none.HasValue);
        Assert.Equal(404, none.GetRawResponse().Status);
        Assert.Throws<InvalidOperationException>(() => none.Value);
    }

    [Fact]
    public async Task GetEntityIfExistsAsync_Present_SelectsColumns()
    {
        await _table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 2 }, Token);

        NullableResponse<TableEntity> found =
            await _table.GetEntityIfExistsAsync<TableEntity>("p", "r", ["A"], Token);

        Assert.True(found.HasValue);
        Assert.Equal(1, found.Value!.GetInt32("A"));
        Assert.False(found.Value.ContainsKey("B"));
    }

    [Fact]
    public async Task GetEntityAsync_Absent_FailsWithCode()
    {
        RequestFailedException failure = await Assert.ThrowsAsync<RequestFailedException>(
            () => _table.GetEntityAsync<TableEntity>("p", "none", cancellationToken: Token));

        Assert.Equal((404, "ResourceNotFound"), (failure.Status, failure.ErrorCode));
    }

    [Fact]
    public async Task DeleteEntityAsync_Twice_SecondIsNotAnError()
    {
        await _table.AddEntityAsync(new TableEntity("p", "r"), Token);

        Assert.Equal(204, (await _table.DeleteEntityAsync("p", "r", cancellationToken: Token)).Status);
        Assert.Equal(404, (await _table.DeleteEntityAsync("p", "r", cancellationToken: Token)).Status);
    }

    [Fact]
    public async Task DeleteEntityAsync_VersionChanged_Fails()
    {
        await _table.AddEntityAsync(new TableEntity("p", "r"), Token);
        TableEntity stale = await GetAsync("p", "r");
        await _table.UpsertEntityAsync(new TableEntity("p", "r") { ["N"] = 1 }, cancellationToken: Token);

        RequestFailedException failure = await Assert.ThrowsAsync<RequestFailedException>(
            () => _table.DeleteEntityAsync(stale, stale.ETag, Token));

        Assert.Equal(412, failure.Status);
    }

    [Fact]
    public async Task QueryAsync_MoreThanAPage_GivesAllInKeyOrder()
    {
        for (int part = 0; part < 3; part++)
        {
            await _table.SubmitTransactionAsync(
                Enumerable.Range(part * 100, 100).Select(number => new TableTransactionAction(
                    TableTransactionActionType.Add, new TableEntity("p", Key(number)) { ["N"] = number })),
                Token);
        }

        List<string> keys = [];
        int pages = 0;
        AsyncPageable<TableEntity> query =
            _table.QueryAsync<TableEntity>("PartitionKey eq 'p'", maxPerPage: 70, cancellationToken: Token);
        await foreach (Page<TableEntity> page in query.AsPages())
        {
            pages++;
            keys.AddRange(page.Values.Select(row => row.RowKey));
        }

        Assert.Equal(Enumerable.Range(0, 300).Select(Key), keys);
        Assert.Equal(5, pages);
    }

    [Fact]
    public async Task QueryAsync_ContinuationToken_GoesOnWhereThePageEnded()
    {
        await _table.SubmitTransactionAsync(Enumerable.Range(0, 10).Select(number =>
            new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("p", Key(number)))), Token);
        AsyncPageable<TableEntity> query = _table.QueryAsync<TableEntity>(maxPerPage: 4, cancellationToken: Token);

        Page<TableEntity> first = await query.AsPages().FirstAsync(Token);
        Page<TableEntity> second = await query.AsPages(first.ContinuationToken).FirstAsync(Token);

        Assert.Equal(Key(4), second.Values[0].RowKey);
    }

    [Fact]
    public async Task QueryAsync_FilterWithQuotedValues_FindsExactly()
    {
        var at = new DateTimeOffset(2025, 11, 30, 0, 0, 0, TimeSpan.Zero);
        foreach (long dong in (long[])[5_000_000_000, 4_000_000_000])
        {
            await _table.AddEntityAsync(
                new TableEntity("it's", $"{dong}") { ["Dong"] = dong, ["At"] = at, ["Ok"] = true }, Token);
        }

        string filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {"it's"} and Dong gt {4_500_000_000L} and At ge {at} and Ok eq {true}");

        List<TableEntity> found =
            await _table.QueryAsync<TableEntity>(filter, cancellationToken: Token).ToListAsync(Token);

        Assert.Equal("5000000000", Assert.Single(found).RowKey);
    }

    [Fact]
    public async Task CreateIfNotExistsAsync_Exists_IsNotAnError() =>
        Assert.Equal(_table.Name, (await _table.CreateIfNotExistsAsync(Token)).Value.Name);

    [Fact]
    public async Task GetEntityAsync_WrongKey_IsRefused()
    {
        string wrong = azurite.ConnectionString.Replace("AccountKey=E", "AccountKey=F", StringComparison.Ordinal);

        RequestFailedException failure = await Assert.ThrowsAsync<RequestFailedException>(
            () => new TableClient(wrong, _table.Name).GetEntityAsync<TableEntity>("p", "r", cancellationToken: Token));

        Assert.Equal(403, failure.Status);
    }

    private static string Key(int number) => number.ToString("d4", CultureInfo.InvariantCulture);

    private async Task<TableEntity> GetAsync(string partitionKey, string rowKey) =>
        await _table.GetEntityAsync<TableEntity>(partitionKey, rowKey, cancellationToken: Token);
}
