using Disbursement.LocalRuntime.Durable;
using Disbursement.LocalRuntime.Durable.History;
using Disbursement.LocalRuntime.Durable.Runtime;
using Disbursement.LocalRuntime.Durable.Storage;
using Disbursement.LocalRuntime.Tests.Durable.Support;
using Disbursement.Testing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Disbursement.LocalRuntime.Tests.Durable.Features;

/// <summary>Processes that die, stop, share a hub, or are killed by the code they run.</summary>
public sealed class RecoveryTests(AzuriteFixture azurite) : DurableTests(azurite)
{
    private const int CrashesMax = 5;

    private static readonly TimeSpan ShortLease = TimeSpan.FromMilliseconds(400);

    [Theory, MemberData(nameof(Stores))]
    public async Task Crash_ActivityUnderWay_AnotherProcessRunsItAgain(StoreKind kind)
    {
        var started = new TaskCompletionSource();
        TestHub first = await Started(kind, async (value, stop) =>
        {
            started.TrySetResult();
            await Task.Delay(Timeout.Infinite, stop);
            return value;
        });
        await first.BeginAsync("Work", "work");
        await started.Task.WaitAsync(Token);

        first.Crash();
        TestHub second = await Started(kind, (value, _) => Task.FromResult(value * 10));
        OrchestrationMetadata end = await second.EndOfAsync("work");

        Assert.Equal(10, end.ReadOutputAs<int>());
        Assert.Contains(
            (await second.Store.LoadAsync("work", Token))!.Steps.SelectMany(step => step.Received),
            received => received is TaskRestarted { Attempt: 2 });
    }

    /// <summary>
    /// Goal: a call is not forgotten when the answers to two commits are lost, that of its scheduling and that of its
    /// second start: the store's client repeats a lost request and hears that the instance has changed. Method: tell the
    /// engine so, twice; nothing else comes to the rescue within the test.
    /// </summary>
    [Theory, MemberData(nameof(Stores))]
    public async Task Commit_AnswersLostTwice_ActivityIsRunAllTheSame(StoreKind kind)
    {
        // An instance that does not stay in memory is found by the sweep.
        TimeSpan sweep = kind == StoreKind.Replayed ? TimeSpan.FromSeconds(1) : TimeSpan.FromHours(1);
        TestHub hub = NewHub(kind, options => options.SweepInterval = sweep)
            .Activity<int, int>("Answer", value => value * 10)
            .Orchestrator("Work", context => context.CallActivityAsync<int>("Answer", 1));
        var lost = new HashSet<Type>();
        ((CrashableStore)hub.Store).Answer = (commit, version) =>
        {
            DurableEvent? told = commit.Step?.Scheduled.OfType<TaskScheduled>().FirstOrDefault()
                ?? (DurableEvent?)commit.Step?.Received.OfType<TaskRestarted>().FirstOrDefault();
            return told is not null && lost.Add(told.GetType()) ? null : version;
        };
        await hub.StartAsync();

        OrchestrationMetadata end = await hub.RunAsync("Work");

        Assert.Equal(10, end.ReadOutputAs<int>());
        Assert.Equal([typeof(TaskScheduled), typeof(TaskRestarted)], lost);
    }

    /// <summary>
    /// Goal: who raises an event before an instance's delayed start hears of it, though the first step cannot be
    /// recorded at once. Method: the store fails the first commits.
    /// </summary>
    [Theory, MemberData(nameof(Stores))]
    public async Task RaiseEvent_StepNotRecordedAtOnce_IsNotForgotten(StoreKind kind)
    {
        TestHub hub = NewHub(kind).Orchestrator("Late", context => context.WaitForExternalEvent<int>("go"));
        int refusals = 2;
        ((CrashableStore)hub.Store).Around = act => act == nameof(IInstanceStore.TryCommitAsync) && refusals-- > 0
            ? throw new IOException("no answer")
            : Task.CompletedTask;
        await hub.StartAsync();
        await hub.Client.ScheduleNewOrchestrationInstanceAsync(
            "Late", input: null, new StartOrchestrationOptions("late", DateTimeOffset.UtcNow.AddSeconds(1)), Token);

        await hub.Client.RaiseEventAsync("late", "go", 7, Token).WaitAsync(TimeSpan.FromSeconds(20), Token);
        OrchestrationMetadata end = await hub.EndOfAsync("late");

        Assert.Equal(7, end.ReadOutputAs<int>());
        Assert.True(refusals < 0, "No commit was refused: the test proves nothing.");
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Crash_WaitingInstances_WakeForEventsTimersAndChildren(StoreKind kind)
    {
        TestHub first = await Waiting(kind);
        foreach (string name in (string[])["Event", "Timer", "Parent"])
        {
            await first.BeginAsync(name, name);
        }

        await Eventually.HoldsAsync(async () =>
            await first.Client.GetInstanceAsync("child", Token) is { IsRunning: true });
        await first.Client.WaitForInstanceStartAsync("Event", Token);
        await first.Client.WaitForInstanceStartAsync("Timer", Token);

        first.Crash();
        TestHub second = await Waiting(kind);
        await second.Client.RaiseEventAsync("Event", "go", 1, Token);
        await second.Client.RaiseEventAsync("child", "go", 2, Token);

        Assert.Equal(1, (await second.EndOfAsync("Event")).ReadOutputAs<int>());
        Assert.Equal(2, (await second.EndOfAsync("Parent")).ReadOutputAs<int>());
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await second.EndOfAsync("Timer")).RuntimeStatus);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Stop_ActivityUnderWay_IsCancelledAwaitedAndNotRecordedAsFailed(StoreKind kind)
    {
        var started = new TaskCompletionSource();
        bool isCleanedUp = false;
        TestHub first = await Started(kind, async (value, stop) =>
        {
            started.TrySetResult();
            try
            {
                await Task.Delay(Timeout.Infinite, stop);
            }
            finally
            {
                await Task.Delay(50, CancellationToken.None);
                isCleanedUp = true;
            }

            return value;
        });
        await first.BeginAsync("Work", "work");
        await started.Task.WaitAsync(Token);

        await first.Hub.StopAsync(Token);
        Assert.True(isCleanedUp);
        TestHub second = await Started(kind, (value, _) => Task.FromResult(value * 10));
        OrchestrationMetadata end = await second.EndOfAsync("work");

        Assert.Equal(10, end.ReadOutputAs<int>());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task TwoProcesses_EventRaisedAtTheOther_ReachesTheOwner(StoreKind kind)
    {
        TestHub owner = await Waiting(kind, TimeSpan.FromSeconds(6));
        TestHub other = await Waiting(kind, TimeSpan.FromSeconds(6));
        await owner.BeginAsync("Event", "ev");
        await owner.Client.WaitForInstanceStartAsync("ev", Token);

        await other.Client.RaiseEventAsync("ev", "go", 5, Token);
        OrchestrationMetadata end = await other.EndOfAsync("ev");

        Assert.Equal(5, end.ReadOutputAs<int>());
        Assert.Equal(
            owner.Hub.WorkerId, (await other.Store.ReadStateAsync("ev", payloads: false, Token))!.State.Owner);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task TwoProcesses_OneDies_TheOtherTakesItsWorkOver(StoreKind kind)
    {
        var started = new TaskCompletionSource();
        TestHub survivor = await Started(kind, (value, _) => Task.FromResult(value * 10));
        TestHub victim = await Started(kind, async (value, stop) =>
        {
            started.TrySetResult();
            await Task.Delay(Timeout.Infinite, stop);
            return value;
        });
        await victim.BeginAsync("Work", "work");
        await started.Task.WaitAsync(Token);

        victim.Crash();

        Assert.Equal(10, (await survivor.EndOfAsync("work")).ReadOutputAs<int>());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Orchestrator_ThatKillsItsProcess_IsGivenUpAfterFiveAndHarmsNoBystander(StoreKind kind)
    {
        for (int process = 0; process <= CrashesMax; process++)
        {
            TestHub hub = NewHub(kind, options => options.LeaseDuration = ShortLease);
            var died = new TaskCompletionSource();
            hub.Orchestrator("Killer", async context =>
                {
                    hub.Crash();
                    died.TrySetResult();
                    await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
                })
                .Orchestrator("Bystander", context => context.WaitForExternalEvent<int>("go"));
            await hub.StartAsync();
            if (process == 0)
            {
                foreach (string id in (string[])["by-1", "by-2", "by-3"])
                {
                    await hub.BeginAsync("Bystander", id);
                    await hub.Client.WaitForInstanceStartAsync(id, Token);
                }

                await hub.BeginAsync("Killer", "killer");
            }

            if (process < CrashesMax)
            {
                await died.Task.WaitAsync(TimeSpan.FromSeconds(20), Token);
                continue;
            }

            OrchestrationMetadata end = await hub.EndOfAsync("killer");
            Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
            Assert.Contains("5 times in a row", end.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
            Assert.Contains("'Killer'", end.FailureDetails.ErrorMessage, StringComparison.Ordinal);
            await hub.Client.RaiseEventAsync("by-2", "go", 1, Token);
            Assert.Equal(1, (await hub.EndOfAsync("by-2")).ReadOutputAs<int>());
        }
    }

    /// <summary>A caller's retries are for what may go better: not for what cost so many processes.</summary>
    private static readonly TaskOptions Again = new(new TaskRetryOptions(new RetryPolicy(3, TimeSpan.FromMilliseconds(1))));

    [Theory, MemberData(nameof(Stores))]
    public async Task Activity_ThatKillsItsProcess_BecomesAFailureOfItsCallerOnly(StoreKind kind)
    {
        for (int process = 0; process <= CrashesMax; process++)
        {
            TestHub hub = NewHub(kind, options => options.LeaseDuration = ShortLease);
            var died = new TaskCompletionSource();
            hub.AsyncActivity<int, int>("Kill", (_, _) =>
                {
                    hub.Crash();
                    died.TrySetResult();
                    return new TaskCompletionSource<int>().Task;
                })
                .AsyncActivity<int, int>("Innocent", async (value, stop) =>
                {
                    await Task.Delay(20, stop);
                    return value;
                })
                .Orchestrator("Caller", async context =>
                {
                    Task<int>[] innocents = [.. Enumerable.Range(0, 5)
                        .Select(value => context.CallActivityAsync<int>("Innocent", value))];
                    try
                    {
                        await context.CallActivityAsync<int>("Kill", 1, Again);
                        return "survived";
                    }
                    catch (TaskFailedException failed)
                    {
                        return $"{(await Task.WhenAll(innocents)).Sum()} {failed.FailureDetails.ErrorMessage}";
                    }
                });
            await hub.StartAsync();
            if (process == 0)
            {
                await hub.BeginAsync("Caller", "caller");
            }

            if (process < CrashesMax)
            {
                await died.Task.WaitAsync(TimeSpan.FromSeconds(20), Token);
            }
            else
            {
                string output = (await hub.EndOfAsync("caller")).ReadOutputAs<string>()!;
                Assert.Equal(
                    "10 poison.activity: The process ended 5 times in a row while activity 'Kill' ran. It is not run again.",
                    output);
            }
        }
    }

    /// <summary>
    /// Goal: an activity that is worked on alone does not wait for itself when its instance must be taken over alone
    /// too. Method: its process dies until it is suspect; when it is started again the instance changes hands as often.
    /// </summary>
    [Theory, MemberData(nameof(Stores))]
    public async Task Activity_SuspectOfASuspectInstance_RunsAndIsRecorded(StoreKind kind)
    {
        for (int process = 0; process <= InstanceLoader.CrashesSuspect; process++)
        {
            var started = new TaskCompletionSource();
            TestHub victim = await Started(kind, async (value, stop) =>
            {
                started.TrySetResult();
                await Task.Delay(Timeout.Infinite, stop);
                return value;
            });
            if (process == 0)
            {
                await victim.BeginAsync("Work", "work");
            }

            await started.Task.WaitAsync(TimeSpan.FromSeconds(20), Token);
            victim.Crash();
        }

        bool isCounted = false;
        bool isLeft = false;
        TestHub last = NewHub(kind, options => options.SweepInterval = TimeSpan.FromSeconds(1))
            .AsyncActivity<int, int>("Act", (value, _) => Task.FromResult(value * 10))
            .Orchestrator("Work", context => context.CallActivityAsync<int>("Act", 1));
        var store = (CrashableStore)last.Store;
        store.Answer = (commit, version) =>
        {
            isCounted |= commit.Step?.Received.OfType<TaskRestarted>().Any() == true;
            return isCounted && !isLeft ? null : version;
        };
        store.Around = async act =>
        {
            if (act == nameof(IInstanceStore.LoadAsync) && isCounted && !isLeft)
            {
                isLeft = true;
                await LeaveToTheDeadAsync(store, "work", InstanceLoader.CrashesSuspect + 1);
            }
        };
        await last.StartAsync();

        Assert.Equal(10, (await last.EndOfAsync("work")).ReadOutputAs<int>());
        Assert.True(isLeft, "The instance did not change hands: the test proves nothing.");
    }

    /// <summary>The instance as it stands after so many workers took it up and died before they recorded a step.</summary>
    private static async Task LeaveToTheDeadAsync(CrashableStore store, string instanceId, int attempts)
    {
        StoredState stored = (await store.ReadStateAsync(instanceId, payloads: false, Token))!;
        InstanceState left = stored.State with { Owner = "dead", Attempts = attempts };
        Assert.NotNull(await store.TryCommitAsync(new StepCommit(stored.Version, left, Step: null, TakenMessages: []), Token));
    }

    [Theory]
    [InlineData(StoreKind.Memory)]
    [InlineData(StoreKind.Azurite)]
    public async Task Eviction_MoreInstancesThanFitInMemory_AllGoOnWhenTheirEventComes(StoreKind kind)
    {
        TestHub hub = await NewHub(kind, options => options.MaxResidentInstances = 5)
            .Orchestrator("Wait", async context =>
                context.GetInput<int>() + await context.WaitForExternalEvent<int>("add"))
            .StartAsync();
        string[] ids = [.. Enumerable.Range(0, 40).Select(number => $"wait-{number}")];
        for (int number = 0; number < ids.Length; number++)
        {
            await hub.BeginAsync("Wait", ids[number], number);
            await hub.Client.WaitForInstanceStartAsync(ids[number], Token);
        }

        await Eventually.HoldsAsync(() => ids.Count(hub.Hub.IsResident) <= 6);
        await Task.WhenAll(ids.Select(id => hub.Client.RaiseEventAsync(id, "add", 100, Token)));

        for (int number = 0; number < ids.Length; number++)
        {
            Assert.Equal(number + 100, (await hub.EndOfAsync(ids[number])).ReadOutputAs<int>());
        }
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Sweep_MessageWithoutWakeUp_IsFound(StoreKind kind)
    {
        TestHub hub = NewHub(kind, options => options.SweepInterval = TimeSpan.FromMilliseconds(100))
            .Orchestrator("Event", context => context.WaitForExternalEvent<int>("go"));
        await hub.StartAsync();
        await hub.BeginAsync("Event", "ev");
        await hub.Client.WaitForInstanceStartAsync("ev", Token);
        InstanceState state = (await hub.Store.ReadStateAsync("ev", payloads: false, Token))!.State;

        await hub.Store.AddMessageAsync(
            "ev", new InboxMessage("k1", state.ExecutionId, new EventRaised("go", "3", "k1")), Token);

        Assert.Equal(3, (await hub.EndOfAsync("ev")).ReadOutputAs<int>());
    }

    private Task<TestHub> Started(StoreKind kind, Func<int, CancellationToken, Task<int>> activity) =>
        NewHub(kind, options => options.LeaseDuration = ShortLease)
            .AsyncActivity("Act", activity)
            .Orchestrator("Work", context => context.CallActivityAsync<int>("Act", 1))
            .StartAsync();

    private Task<TestHub> Waiting(StoreKind kind, TimeSpan? lease = null) => NewHub(
            kind, options => options.LeaseDuration = lease ?? ShortLease)
        .Orchestrator("Event", context => context.WaitForExternalEvent<int>("go"))
        .Orchestrator("Timer", context => context.CreateTimer(TimeSpan.FromSeconds(1), CancellationToken.None))
        .Orchestrator("Parent", context => context.CallSubOrchestratorAsync<int>(
            "Event", options: new SubOrchestrationOptions(instanceId: "child")))
        .StartAsync();
}
