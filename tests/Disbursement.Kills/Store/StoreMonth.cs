using Disbursement.Cli.Api;
using Disbursement.Cli.Demo;
using Disbursement.Cli.Generate;
using Disbursement.Cli.Generate.Planning;
using Disbursement.Cli.Stack;
using Disbursement.Cli.Transfer;
using Disbursement.Kills.Months;

namespace Disbursement.Kills.Store;

/// <summary>A month by the real app and the real other parties, on a storage that errs.</summary>
/// <param name="folder">Where it runs.</param>
/// <param name="keys">The same keys give the same ids.</param>
internal sealed class StoreMonth(MonthFolder folder, DevelopmentSecrets keys)
{
    /// <summary>Runs the month.</summary>
    /// <param name="faults">What the storage does.</param>
    /// <param name="restartAfter">When the storage is started again under the running month; null for never.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<MonthRecord> RunAsync(
        StoreFaults faults, TimeSpan? restartAfter, CancellationToken cancellationToken)
    {
        keys.Write(folder.Data.Root);
        MonthGenerator.Shipped.Generate(Request, folder.Out, cancellationToken: cancellationToken);
        await using (ErringStore store = await ErringStore.StartAsync(folder, faults, cancellationToken))
        {
            await using LocalStack stack = await LocalStack.StartAsync(
                StackOf(store.ConnectionString), cancellationToken);
            await stack.StartSandboxAsync(cancellationToken);
            Task restart = restartAfter is { } after
                ? RestartAsync(store, after, cancellationToken)
                : Task.CompletedTask;
            MonthView end = await RunOnAsync(stack, cancellationToken);
            await restart;
            Assert.Equal("Settled", end.State);
        }

        return await MonthRecord.ReadAsync(folder, cancellationToken);
    }

    private GenerateRequest Request => new()
    {
        Province = MonthFolder.Month.Province,
        Period = MonthFolder.Month.Period,
        People = folder.People,
        Seed = (ulong)folder.Seed,
    };

    private static async Task RestartAsync(ErringStore store, TimeSpan after, CancellationToken cancellationToken)
    {
        await Task.Delay(after, cancellationToken);
        await store.RestartAsync(cancellationToken);
    }

    private StackOptions StackOf(string connection) => new()
    {
        Data = folder.Data,
        Programs = DemoProcess.Programs,
        WorldFolder = Path.Combine(folder.Out, "world"),
        StorageConnection = connection,
        Overrides = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Verification__DecisionWindow"] = "00:00:00",
        },
    };

    private async Task<MonthView> RunOnAsync(LocalStack stack, CancellationToken cancellationToken)
    {
        var options = new DemoOptions
        {
            Month = MonthFolder.Month,
            Generate = Request,
            Out = folder.Out,
            Data = folder.Data,
        };
        using var people = new DemoPeople(new Uri(stack.AppUrl + "/"), stack.Tokens, MonthFolder.Month.Province);
        var storage = ContainerMirror.Of(stack.StorageConnection);
        var answers = new ProviderAnswers(stack, storage);
        var run = new MonthRun(
            new DemoBoard(TimeProvider.System), people, CountReceiptsAsync, answers.AskAsync, options);
        MonthView end = await run.RunAsync(
            MonthFolder.Month, DropFile.FindIn(Path.Combine(folder.Out, "inbox")), "", cancellationToken);
        await new HandOver(storage, folder.Out).CopyAsync(MonthFolder.Month.Province, cancellationToken);
        return end;

        async Task<int> CountReceiptsAsync(MonthAddress month, CancellationToken token) =>
            (await storage.ListAsync("receipts", month.Prefix, token))
                .Count(static name => name.EndsWith(".receipt.json", StringComparison.Ordinal));
    }
}
