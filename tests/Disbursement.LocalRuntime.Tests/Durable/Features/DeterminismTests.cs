using System.Collections.Concurrent;
using Disbursement.LocalRuntime.Tests.Durable.Support;
using Disbursement.Testing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Disbursement.LocalRuntime.Tests.Durable.Features;

/// <summary>What must be the same at every replay, and what happens to an orchestrator that is not.</summary>
public sealed class DeterminismTests(AzuriteFixture azurite) : DurableTests(azurite)
{
    public static TheoryData<StoreKind, string> IllegalAwaits
    {
        get
        {
            var cases = new TheoryData<StoreKind, string>();
            foreach (StoreKind kind in Enum.GetValues<StoreKind>())
            {
                foreach (string sin in Sins.Keys)
                {
                    cases.Add(kind, sin);
                }
            }

            return cases;
        }
    }

    private static Dictionary<string, Func<TaskOrchestrationContext, Task>> Sins { get; } = new(StringComparer.Ordinal)
    {
        ["Task.Delay"] = async _ => await Task.Delay(5),
        ["Task.Delay beside an activity"] = async context =>
        {
            Task<int> call = context.CallActivityAsync<int>("Slow", 1);
            await Task.Delay(5);
            await call;
        },
        ["Task.Run"] = async _ => await Task.Run(() => Task.Delay(20)),
        ["ConfigureAwait"] = async context =>
        {
            await context.CallActivityAsync<int>("Quick", 1).ConfigureAwait(false);
            await context.CallActivityAsync<int>("Quick", 2);
        },
        ["CancelAsync"] = async context =>
        {
            using var cancel = new CancellationTokenSource();
            Task timer = context.CreateTimer(TimeSpan.FromMilliseconds(500), cancel.Token);
            await cancel.CancelAsync();
            await timer;
        },
        ["a task of its own"] = async _ => await new TaskCompletionSource().Task,
    };

    [Theory, MemberData(nameof(IllegalAwaits))]
    public async Task Await_NotDurable_FailsTheInstanceAndNamesTheOrchestrator(StoreKind kind, string sin)
    {
        TestHub hub = await NewHub(kind)
            .Activity<int, int>("Quick", value => value)
            .AsyncActivity<int, int>("Slow", async (value, stop) =>
            {
                await Task.Delay(300, stop);
                return value;
            })
            .Orchestrator("Sinner", Sins[sin])
            .StartAsync();

        OrchestrationMetadata end = await hub.RunAsync("Sinner");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.StartsWith(
            "Illegal await: orchestrator 'Sinner'", end.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Await_NotDurable_NamesTheMethodAndTheLastCall()
    {
        TestHub hub = await NewHub(StoreKind.Memory)
            .AsyncActivity<int, int>("Slow", async (value, stop) =>
            {
                await Task.Delay(TimeSpan.FromMinutes(1), stop);
                return value;
            })
            .Orchestrator("Sinner", SinAsync)
            .StartAsync();

        OrchestrationMetadata end = await hub.RunAsync("Sinner");

        Assert.Contains("in DeterminismTests.SinAsync", end.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains("after activity 'Slow' (call 0)", end.FailureDetails.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Replay_CodeChangedUnderWay_FailsAndSaysWhere(StoreKind kind)
    {
        TestHub before = await NewHub(kind)
            .Activity<int, int>("First", value => value)
            .Orchestrator("Change", async context =>
            {
                await context.CallActivityAsync<int>("First", 1);
                await context.WaitForExternalEvent<int>("go");
            })
            .StartAsync();
        await before.BeginAsync("Change", "change");
        await Eventually.HoldsAsync(async () => (await before.Store.LoadAsync("change", Token))!.Steps.Count == 2);
        await before.Hub.StopAsync(Token);

        TestHub after = await NewHub(kind)
            .Activity<int, int>("First", value => value)
            .Activity<int, int>("Second", value => value)
            .Orchestrator("Change", async context =>
            {
                await context.CallActivityAsync<int>("Second", 1);
                await context.WaitForExternalEvent<int>("go");
            })
            .StartAsync();
        await after.Client.RaiseEventAsync("change", "go", 1, Token);
        OrchestrationMetadata end = await after.EndOfAsync("change");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Contains(
            "at step 1 its history has activity 'First' (call 0), but the code asked for activity 'Second' (call 0)",
            end.FailureDetails!.ErrorMessage,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StoreKind.Memory)]
    [InlineData(StoreKind.Replayed)]
    public async Task Context_IdsAndTimes_AreTheSameAtEveryReplay(StoreKind kind)
    {
        var seen = new ConcurrentBag<string>();
        TestHub hub = await NewHub(kind)
            .Activity<string, string>("Echo", text => text)
            .Orchestrator("Same", async context =>
            {
                var parts = new List<string>();
                for (int round = 0; round < 3; round++)
                {
                    string made = $"{context.NewGuid()} {context.CurrentUtcDateTime.Ticks}";
                    seen.Add($"{round} {made}");
                    parts.Add(await context.CallActivityAsync<string>("Echo", made));
                }

                return parts;
            })
            .StartAsync();

        OrchestrationMetadata end = await hub.RunAsync("Same");

        Assert.Equal(3, seen.Distinct().Count());
        Assert.Equal(3, end.ReadOutputAs<List<string>>()!.Distinct().Count());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Logger_ReplaySafe_SaysEachThingOnce(StoreKind kind)
    {
        var log = new RecordingLoggerFactory();
        TestHub hub = await NewHub(kind, loggers: log)
            .Activity<int, int>("Quick", value => value)
            .Orchestrator("Talker", async context =>
            {
                ILogger logger = context.CreateReplaySafeLogger("Talk");
                for (int round = 0; round < 3; round++)
                {
#pragma warning disable CA1848, CA1873 // a log line in a test
                    logger.LogInformation("round {Round}", round);
#pragma warning restore CA1848, CA1873
                    await context.CallActivityAsync<int>("Quick", round);
                }
            })
            .StartAsync();

        await hub.RunAsync("Talker");

        // A step that lost the race for its commit ran outside the history and may have spoken once more; replay,
        // which would say each round again at every step, may not.
        string[] said = [.. log.MessagesOf("Talk")];
        Assert.Equal(["round 0", "round 1", "round 2"], said.Distinct());
        Assert.InRange(said.Length, 3, 4);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task SetCustomStatus_Over16Kilobytes_FailsWithTheLimit(StoreKind kind)
    {
        TestHub hub = await NewHub(kind)
            .Orchestrator("Chatty", context =>
            {
                context.SetCustomStatus(new string('x', (16 * 1024) - 1));
                return Task.CompletedTask;
            })
            .Orchestrator("Modest", async context =>
            {
                context.SetCustomStatus(new string('x', (16 * 1024) - 2));
                await context.WaitForExternalEvent<int>("never");
            })
            .StartAsync();
        await hub.BeginAsync("Modest", "modest");

        OrchestrationMetadata end = await hub.RunAsync("Chatty");
        OrchestrationMetadata modest =
            await hub.Client.WaitForInstanceStartAsync("modest", getInputsAndOutputs: true, Token);

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Contains("16384", end.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(16 * 1024, modest.SerializedCustomStatus!.Length);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Orchestrator_ThatThrows_FailsWithItsDetails(StoreKind kind)
    {
        TestHub hub = await NewHub(kind)
            .Orchestrator("Throw", _ => throw new InvalidOperationException("no good", new FormatException("why")))
            .StartAsync();

        OrchestrationMetadata end = await hub.RunAsync("Throw");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.True(end.FailureDetails!.IsCausedBy<InvalidOperationException>());
        Assert.Equal("no good", end.FailureDetails.ErrorMessage);
        Assert.Equal("why", end.FailureDetails.InnerFailure!.ErrorMessage);
        Assert.Equal("no good", end.ReadOutputAs<string>());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Orchestrator_UnknownName_Fails(StoreKind kind)
    {
        TestHub hub = await NewHub(kind).StartAsync();

        OrchestrationMetadata end = await hub.RunAsync("Missing");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Contains("'Missing'", end.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    private static async Task SinAsync(TaskOrchestrationContext context)
    {
        Task<int> call = context.CallActivityAsync<int>("Slow", 1);
        await Task.Delay(5);
        await call;
    }
}
