using System.Globalization;
using Disbursement.LocalRuntime.Durable;
using Disbursement.LocalRuntime.Tests.Durable.Simulation;
using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Disbursement.Simulation.Hub;

/// <summary>
/// Goal: the engine on its own tables, blobs and queues ends each orchestration right and uses each result once,
/// whatever becomes of its requests. Method: two processes on one thread share a memory account; a seed draws what
/// runs next and lets requests be refused, lost or be the last of their process, before or after they took effect.
/// Every run of an activity gives another ticket; every third is too large for a table row.
/// </summary>
public sealed class TableHubTests(ITestOutputHelper output)
{
    private const int SeedCount = 60;
    private const int FamilyCount = 3;
    private const int RoundCount = 2;

    /// <summary>Seeds that once failed come first and stay.</summary>
    private static readonly int[] OnceFailed = [609];

    private static readonly TableHubFaults[] Plans =
    [
        new TableHubFaults(Crash: 0.004, Busy: 0, Lost: 0, Retries: 0),
        new TableHubFaults(Crash: 0, Busy: 0.02, Lost: 0.01, Retries: 3),
        new TableHubFaults(Crash: 0.002, Busy: 0.01, Lost: 0.01, Retries: 1),
        new TableHubFaults(Crash: 0.002, Busy: 0.01, Lost: 0.005, Retries: 0),
    ];

    [Fact]
    public Task Run_AnySeed_EndsRightAndUsesEachResultOnce() => Task.Run(() =>
    {
        int crashes = 0;
        int refusals = 0;
        int fenced = 0;
        long calls = 0;
        foreach (int seed in OnceFailed.Concat(Enumerable.Range(0, SeedCount)))
        {
            try
            {
                TableHubCluster cluster = Simulate(seed);
                crashes += cluster.Crashes;
                refusals += cluster.Refusals;
                fenced += cluster.Fenced;
                calls += cluster.Calls;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"Seed {seed}: {failure}"));
            }
        }

        output.WriteLine($"{calls} requests, {crashes} crashes, {refusals} refusals, {fenced} fenced transactions");
        Assert.True(crashes > SeedCount, $"{crashes} crashes: the seeds prove little.");
        Assert.True(refusals > SeedCount, $"{refusals} refusals: the seeds prove little.");
        Assert.True(fenced > 0, "No transaction was ever fenced.");
    }, TestContext.Current.CancellationToken);

    [Fact]
    public Task Run_SameSeedTwice_IsTheSameRun() => Task.Run(() =>
    {
        TableHubCluster first = Simulate(seed: 2);
        TableHubCluster second = Simulate(seed: 2);

        Assert.Equal(
            (first.Calls, first.Crashes, first.Refusals, first.Fenced, first.Time.Elapsed),
            (second.Calls, second.Crashes, second.Refusals, second.Fenced, second.Time.Elapsed));
    }, TestContext.Current.CancellationToken);

    private static TableHubCluster Simulate(int seed)
    {
        var world = new World();
        var cluster = new TableHubCluster(seed, Plans[seed % Plans.Length], world.Register);
        cluster.Thread.Run(() => RunFamiliesAsync(cluster), TimeSpan.FromHours(2));
        return cluster;
    }

    private static async Task RunFamiliesAsync(TableHubCluster cluster)
    {
        var caller = new PatientCaller(
            () => cluster.AnyClient,
            cluster.Time,
            static cause => cause is Azure.RequestFailedException or OrchestrationAlreadyExistsException);
        await cluster.StartAsync();
        string[] ids = [.. Enumerable.Range(0, FamilyCount).Select(static number => $"family-{number}")];
        foreach (string id in ids)
        {
            await caller.StartAsync("Family", new FamilyInput(0, []), id);
            await caller.UntilDoneAsync(client => client.RaiseEventAsync(id, "go", id));
        }

        foreach (string id in ids)
        {
            OrchestrationMetadata end = await caller.EndAsync(id);
            Assert.True(end.RuntimeStatus == OrchestrationRuntimeStatus.Completed, end.FailureDetails?.ToString());
            FamilyResult result = end.ReadOutputAs<FamilyResult>()!;
            Assert.Equal(id, result.Event);
            Assert.Equal(RoundCount * 4, result.Tickets.Count);
            Assert.Equal(RoundCount * 4, result.Tickets.Distinct(StringComparer.Ordinal).Count());
        }
    }

    private sealed record FamilyInput(int Round, List<string> Tickets);

    private sealed record FamilyResult(List<string> Tickets, string Event);

    /// <summary>The orchestrators and activities of the simulation.</summary>
    private sealed class World
    {
        /// <summary>Too long for a row: such a result lies in a blob.</summary>
        private const int LargeLength = 33_000;

        private int _tickets;

        public void Register(DurableRegistry registry)
        {
            registry.AddOrchestrator("Family", async context => await FamilyAsync(context));
            registry.AddOrchestrator("Child", static async context =>
            {
                string ticket = await context.CallActivityAsync<string>("Ticket");
                await context.CreateTimer(TimeSpan.FromSeconds(1), CancellationToken.None);
                return ticket;
            });
            registry.AddActivity("Ticket", (_, _) =>
            {
                string ticket = string.Create(CultureInfo.InvariantCulture, $"ticket-{++_tickets}");
                return Task.FromResult<object?>(_tickets % 3 == 0 ? ticket.PadRight(LargeLength, '.') : ticket);
            });
        }

        /// <summary>Rounds of two activities, two children and a timer; the last waits for an event that came early.
        /// </summary>
        private static async Task<object?> FamilyAsync(TaskOrchestrationContext context)
        {
            FamilyInput state = context.GetInput<FamilyInput>()!;
            Task<string>[] calls =
            [
                context.CallActivityAsync<string>("Ticket"),
                context.CallActivityAsync<string>("Ticket"),
                context.CallSubOrchestratorAsync<string>("Child"),
                context.CallSubOrchestratorAsync<string>("Child"),
            ];
            string[] tickets = await Task.WhenAll(calls);
            state.Tickets.AddRange(tickets.Select(static ticket => ticket.TrimEnd('.')));
            await context.CreateTimer(TimeSpan.FromSeconds(2), CancellationToken.None);
            if (state.Round < RoundCount - 1)
            {
                context.ContinueAsNew(state with { Round = state.Round + 1 });
                return null;
            }

            return new FamilyResult(state.Tickets, (await context.WaitForExternalEvent<string>("go"))!);
        }
    }
}
