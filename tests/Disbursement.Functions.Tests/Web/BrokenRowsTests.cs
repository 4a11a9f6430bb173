using Azure;
using Azure.Data.Tables;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Sweeps;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging.Abstractions;

namespace Disbursement.Functions.Tests.Web;

/// <summary>
/// Goal: a row that somebody edited by hand, so that it no longer reads, stops its own month, is told to people under a
/// stable code, and no other month hears of it. Method: break rows of one month in the table itself, in each of the
/// ways the table service allows, and let providers and sweeps work on another month.
/// </summary>
[Collection(ApiTests.Name)]
public sealed class BrokenRowsTests(ApiFixture api) : IAsyncLifetime
{
    private const string Provider = "970405";

    private static readonly string Bank = TestTokens.Of("nganhang", "provider", "", Provider);

    private readonly List<(string Table, TableEntity Row)> _whole = [];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>The months of all tests stand in the same tables: what was broken is made whole again.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach ((string table, TableEntity row) in _whole)
        {
            TableClient client = await api.Get<Tables>().GetAsync(table, CancellationToken.None);
            await client.UpsertEntityAsync(row, TableUpdateMode.Replace, CancellationToken.None);
        }
    }

    [Theory]
    [InlineData(Tables.Months, "State", "Banana")]
    [InlineData(Tables.Months, "State", 7)]
    [InlineData(Tables.Months, "Accepted", "many")]
    [InlineData(Tables.PaymentFiles, "SumDong", "a lot")]
    public async Task Get_OneMonthIsBroken_ShowsTheFilesOfTheOthers(
        string table, string property, object value)
    {
        MonthRef broken = await api.WithRoundAsync("Released");
        string lost = await api.WithFileAsync(broken, Provider, "Released");
        MonthRef sound = await api.WithRoundAsync("Released");
        string kept = await api.WithFileAsync(sound, Provider, "Released");
        await BreakAsync(table, broken, table == Tables.Months ? MonthEntity.Key : lost, property, value);

        ApiAnswer answer = await api.GetAsync(Bank, "api/provider/files");

        Assert.Equal(200, answer.Status);
        string[] seen = [.. answer.Body.EnumerateArray().Select(file => file.GetProperty("fileId").GetString()!)];
        Assert.Contains(kept, seen);
        Assert.DoesNotContain(lost, seen);
        await AssertToldAsync(broken);
        Assert.Empty(await ToldAsync(sound));
    }

    [Theory]
    [InlineData("Proposal", "first")]
    [InlineData("ApprovedAt", "yesterday")]
    public async Task RunDecisionSweep_OneRoundIsBroken_WakesTheOthers(string property, string value)
    {
        MonthRef broken = await api.WithRoundAsync("Approved");
        MonthRef sound = await api.WithRoundAsync("Approved");
        api.Client.Statuses[sound.RoundInstanceId(1)] = new { Stage = "approve", Done = 0, Total = 10 };
        await BreakAsync(Tables.Rounds, broken, "r1", property, value);
        var sweep = new DecisionSweepTimer(
            api.Get<MonthByMonth>(), api.Get<RoundStore>(), NullLogger<DecisionSweepTimer>.Instance);

        await sweep.RunAsync(new TimerInfo(), api.Client, TestContext.Current.CancellationToken);

        Assert.Equal(["event decision"], api.Client.CallsOf(sound.RoundInstanceId(1)));
        await AssertToldAsync(broken);
    }

    private async Task BreakAsync(string table, MonthRef month, string key, string property, object value)
    {
        TableClient client = await api.Get<Tables>().GetAsync(table, CancellationToken.None);
        NullableResponse<TableEntity> found = await client.GetEntityIfExistsAsync<TableEntity>(
            month.PartitionKey, key, cancellationToken: CancellationToken.None);
        _whole.Add((table, new TableEntity(found.Value!)));
        var edited = new TableEntity(found.Value!) { [property] = value };
        await client.UpsertEntityAsync(edited, TableUpdateMode.Replace, CancellationToken.None);
    }

    private async Task AssertToldAsync(MonthRef month)
    {
        ExceptionEntity told = Assert.Single(await ToldAsync(month));
        Assert.Equal(nameof(ExceptionKind.Poisoned), told.Kind);
        Assert.Equal("Open", told.State);
        Assert.Contains("Khôi phục", told.Summary, StringComparison.Ordinal);
    }

    private async Task<ExceptionEntity[]> ToldAsync(MonthRef month) =>
    [
        .. (await api.Get<ExceptionStore>().ListAsync(month, CancellationToken.None))
            .Where(static row => row.Code == PoisonCodes.Row),
    ];
}
