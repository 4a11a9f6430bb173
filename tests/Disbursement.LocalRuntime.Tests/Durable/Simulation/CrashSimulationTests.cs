using System.Globalization;
using Disbursement.LocalRuntime.Durable;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Disbursement.LocalRuntime.Tests.Durable.Simulation;

/// <summary>
/// Goal: whatever dies when, each orchestration ends with the right result, and each recorded result of an activity
/// is used exactly once. Method: two processes share a store on one thread; a seed draws what runs next, kills a
/// process before or after one store operation in so many, loses and doubles wake-ups, and makes workers believe
/// each other dead. Every run of an activity gives another ticket, so that a result used twice, or not from the
/// record, shows in the output.
/// </summary>
public sealed class CrashSimulationTests(ITestOutputHelper output)
{
    private const int SeedCount = 200;
    private const int FamilyCount = 3;
    private const int RoundCount = 3;
    private const int ChildCount = 2;

    /// <summary>Seeds that once failed come first and stay.</summary>
    private static readonly int[] OnceFailed = [];

    [Fact]
    public void Run_AnySeed_EndsRightAndUsesEachResultOnce()
    {
        int crashes = 0;
        int fenced = 0;
        int lost = 0;
        foreach (int seed in OnceFailed.Concat(Enumerable.Range(0, SeedCount)))
        {
            try
            {
                SimulatedCluster cluster = Simulate(seed, crashProbability: 0.01);
                crashes += cluster.Crashes;
                fenced += cluster.Store.Fenced;
                lost += cluster.Workers.WakeUpsLost;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"Seed {seed}: {failure}"));
            }
        }

        output.WriteLine($"{crashes} crashes, {fenced} fenced commits, {lost} lost wake-ups in {SeedCount} seeds");
        Assert.True(crashes > SeedCount, $"{crashes} crashes: the seeds prove little.");
        Assert.True(fenced > 0, "No commit was ever fenced: two owners never met.");
        Assert.True(lost > 0, "No wake-up was ever lost.");
    }

    [Fact]
    public void Run_SameSeedTwice_IsTheSameRun()
    {
        SimulatedCluster first = Simulate(seed: 7, crashProbability: 0.02);
        SimulatedCluster second = Simulate(seed: 7, crashProbability: 0.02);

        Assert.Equal(
            (first.Crashes, first.Store.Commits, first.Store.Fenced, first.Time.Elapsed),
            (second.Crashes, second.Store.Commits, second.Store.Fenced, second.Time.Elapsed));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Run_FanOutOf1000_EndsRight(int seed)
    {
        var world = new World();
        var cluster = new SimulatedCluster(seed, crashProbability: 0.002, world.Register);

        cluster.Thread.Run(
            async () =>
            {
                PatientCaller caller = CallerOf(cluster);
                await cluster.StartAsync();
                await caller.StartAsync("FanOut", 1_000, "wide");
                Assert.Equal(1_000, (await caller.EndAsync("wide")).ReadOutputAs<int>());
                Assert.Empty(cluster.Store.Violations);
            },
            TimeSpan.FromHours(1));

        Assert.True(world.TicketsIssued >= 1_000);
    }

    private static SimulatedCluster Simulate(int seed, double crashProbability)
    {
        var world = new World();
        var cluster = new SimulatedCluster(seed, crashProbability, world.Register);
        cluster.Thread.Run(() => RunFamiliesAsync(cluster), TimeSpan.FromHours(1));
        Assert.Empty(cluster.Store.Violations);
        return cluster;
    }

    private static async Task RunFamiliesAsync(SimulatedCluster cluster)
    {
        PatientCaller caller = CallerOf(cluster);
        await cluster.StartAsync();
        await caller.StartAsync("Collect", FamilyCount * RoundCount * ChildCount, World.CollectorId);
        string[] ids = [.. Enumerable.Range(0, FamilyCount).Select(number => $"family-{number}")];
        foreach (string id in ids)
        {
            await caller.StartAsync("Family", 3, id);
        }

        foreach (string id in ids)
        {
            // A process may die under the client's hands; the caller of a real one asks again too.
            await caller.UntilDoneAsync(client => client.RaiseEventAsync(id, "go", id));
        }

        foreach (string id in ids)
        {
            OrchestrationMetadata end = await caller.EndAsync(id);
            Assert.True(end.RuntimeStatus == OrchestrationRuntimeStatus.Completed, end.FailureDetails?.ToString());
            FamilyResult result = end.ReadOutputAs<FamilyResult>()!;
            Assert.Equal(id, result.Event);
            Assert.Equal(RoundCount, result.Rounds);
            Assert.Equal(RoundCount * (2 + ChildCount), result.Tickets.Distinct(StringComparer.Ordinal).Count());
            Assert.Equal(RoundCount * (2 + ChildCount), result.Tickets.Count);
        }

        string[] collected = (await caller.EndAsync(World.CollectorId)).ReadOutputAs<string[]>()!;
        Assert.Equal(collected.Length, collected.Distinct(StringComparer.Ordinal).Count());
    }

    private static PatientCaller CallerOf(SimulatedCluster cluster) =>
        new(() => cluster.AnyClient, cluster.Time, static _ => false);

    private sealed record FamilyInput(int Round, List<string> Tickets);

    private sealed record FamilyResult(int Rounds, List<string> Tickets, string Event);

    /// <summary>The orchestrators and activities of the simulation.</summary>
    private sealed class World
    {
        public const string CollectorId = "collector";

        private int _tickets;

        public int TicketsIssued => _tickets;

        public void Register(DurableRegistry registry)
        {
            registry.AddOrchestrator("Family", async context => await FamilyAsync(context));
            registry.AddOrchestrator("Child", async context => await ChildAsync(context));
            registry.AddOrchestrator("FanOut", async context => (await Task.WhenAll(
                Enumerable.Range(0, context.GetInput<int>()).Select(_ => context.CallActivityAsync<string>("Ticket"))))
                .Distinct(StringComparer.Ordinal).Count());
            registry.AddOrchestrator("Collect", async context =>
            {
                var notes = new List<string?>();
                while (notes.Count < context.GetInput<int>())
                {
                    notes.Add(await context.WaitForExternalEvent<string>("note"));
                }

                return notes;
            });
            registry.AddActivity("Ticket", async (_, _) =>
            {
                await Task.Yield();
                return string.Create(CultureInfo.InvariantCulture, $"ticket-{++_tickets}");
            });
            registry.AddActivity("Flaky", (_, _) => ++_tickets % 3 == 0
                ? Task.FromResult<object?>("steady")
                : throw new IOException("not yet"));
        }

        /// <summary>
        /// Three rounds, each: two activities, two children, a retried one, a timer. The last waits for an event
        /// that came long before and was carried over.
        /// </summary>
        private static async Task<object?> FamilyAsync(TaskOrchestrationContext context)
        {
            // The first generation's input is the number of rounds; later ones carry what was gathered.
            FamilyInput state = context.Parent is null && context.GetInput<object>() is System.Text.Json.JsonElement
            {
                ValueKind: System.Text.Json.JsonValueKind.Object,
            }
                ? context.GetInput<FamilyInput>()!
                : new FamilyInput(0, []);

            Task<string>[] calls =
            [
                context.CallActivityAsync<string>("Ticket"),
                context.CallActivityAsync<string>("Ticket"),
                context.CallSubOrchestratorAsync<string>("Child"),
                context.CallSubOrchestratorAsync<string>("Child"),
            ];
            state.Tickets.AddRange(await Task.WhenAll(calls));
            await context.CallActivityAsync<string>(
                "Flaky", TaskOptions.FromRetryPolicy(new RetryPolicy(50, TimeSpan.FromMilliseconds(200))));
            await context.CreateTimer(TimeSpan.FromSeconds(2), CancellationToken.None);
            if (state.Round == RoundCount - 1)
            {
                string? raised = await context.WaitForExternalEvent<string>("go");
                return new FamilyResult(state.Round + 1, state.Tickets, raised!);
            }

            context.ContinueAsNew(state with { Round = state.Round + 1 });
            return null;
        }

        private static async Task<object?> ChildAsync(TaskOrchestrationContext context)
        {
            string ticket = await context.CallActivityAsync<string>("Ticket");
            context.SendEvent(CollectorId, "note", ticket);
            await context.CreateTimer(TimeSpan.FromSeconds(1), CancellationToken.None);
            return ticket;
        }
    }
}
