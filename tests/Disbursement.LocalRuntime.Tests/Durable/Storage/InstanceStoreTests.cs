using Disbursement.LocalRuntime.Durable.History;
using Disbursement.LocalRuntime.Durable.Storage;
using Disbursement.LocalRuntime.Tests.Durable.Support;
using Disbursement.Testing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Disbursement.LocalRuntime.Tests.Durable.Storage;

/// <summary>What the engine relies on in a store: all or nothing, the version decides, everything comes back.</summary>
public sealed class InstanceStoreTests(AzuriteFixture azurite) : DurableTests(azurite)
{
    private static readonly DateTime Now = new(2026, 8, 3, 4, 5, 6, 789, 123, DateTimeKind.Utc);

    public static TheoryData<StoreKind> BothStores { get; } = [StoreKind.Memory, StoreKind.Azurite];

    [Theory, MemberData(nameof(BothStores))]
    public async Task TryCreate_Twice_RefusesTheSecond(StoreKind kind)
    {
        IInstanceStore store = await OpenAsync(kind);

        Assert.NotNull(await store.TryCreateAsync(NewState("a"), Token));
        Assert.Null(await store.TryCreateAsync(NewState("a"), Token));
    }

    [Theory, MemberData(nameof(BothStores))]
    public async Task ReadState_FullState_ComesBackEqual(StoreKind kind)
    {
        IInstanceStore store = await OpenAsync(kind);
        InstanceState state = NewState("full") with
        {
            Input = "{\"text\":\"Nguyễn\"}",
            Output = "[1,2]",
            CustomStatus = "\"half\"",
            Status = OrchestrationRuntimeStatus.Failed,
            Failure = FailureOf("outer", FailureOf("inner", cause: null)),
            Parent = new ParentCall("p", "Parent", "x", 3, 7),
            Attempts = 4,
            Outstanding = 9,
            NextTimerAt = new DateTimeOffset(Now).AddDays(9_000),
        };

        string? version = await store.TryCreateAsync(state, Token);
        StoredState? read = await store.ReadStateAsync("full", payloads: true, Token);

        Assert.Equal(state, read!.State);
        Assert.Equal(version, read.Version);
    }

    [Theory, MemberData(nameof(BothStores))]
    public async Task TryCommit_EveryKindOfEvent_ComesBackEqual(StoreKind kind)
    {
        IInstanceStore store = await OpenAsync(kind);
        TaskFailureDetails failure = FailureOf("không được", cause: null);
        var step = new HistoryStep(
            1,
            Now,
            [
                new ExecutionStarted("N"), new TaskCompleted(0, "{\"a\":[1,null]}"), new TaskCompleted(1, Result: null),
                new TaskFailed(2, failure), new TaskRestarted(3, 2), new TimerFired(4),
                new EventRaised("ev", "\"đ\"", "m"), new EventDelivered(5),
                new ExecutionTerminated("1", Recursive: true),
            ],
            [
                new TaskScheduled(6, "A", "2"), new SubOrchestrationScheduled(7, "O", "id", Input: null),
                new TimerCreated(8, Now.AddTicks(1)), new EventSent(9, "to", "ev", "{}"),
                new ExecutionContinued(KeepEvents: true), new ExecutionCompleted(OrchestrationRuntimeStatus.Completed),
            ]);

        await CreateAndCommitAsync(store, "events", step);
        HistoryStep read = Assert.Single((await store.LoadAsync("events", Token))!.Steps);

        Assert.Equal(step.Time, read.Time);
        Assert.Equal(step.Received, read.Received);
        Assert.Equal(step.Scheduled, read.Scheduled);
    }

    [Theory, MemberData(nameof(BothStores))]
    public async Task TryCommit_StaleVersion_ChangesNothing(StoreKind kind)
    {
        IInstanceStore store = await OpenAsync(kind);
        InstanceState state = NewState("fence");
        string first = (await store.TryCreateAsync(state, Token))!;
        await store.AddMessageAsync("fence", Message("m1", state), Token);
        string second = (await store.TryCommitAsync(Commit(first, state, 1, []), Token))!;

        string? refused = await store.TryCommitAsync(Commit(first, state, 2, ["m1"]), Token);

        StoredInstance now = (await store.LoadAsync("fence", Token))!;
        Assert.Null(refused);
        Assert.Equal(second, now.Stored.Version);
        Assert.Equal(1, now.Stored.State.Step);
        Assert.Equal([1], now.Steps.Select(step => step.Number));
        Assert.Equal(["m1"], now.Inbox.Select(message => message.Key));
    }

    [Theory, MemberData(nameof(BothStores))]
    public async Task TryCommit_MessageAlreadyGone_ChangesNothing(StoreKind kind)
    {
        IInstanceStore store = await OpenAsync(kind);
        InstanceState state = NewState("gone");
        string version = (await store.TryCreateAsync(state, Token))!;
        await store.AddMessageAsync("gone", Message("m1", state), Token);

        string? refused = await store.TryCommitAsync(Commit(version, state, 1, ["m1", "m2"]), Token);

        StoredInstance now = (await store.LoadAsync("gone", Token))!;
        Assert.Null(refused);
        Assert.Equal(version, now.Stored.Version);
        Assert.Equal(0, now.Stored.State.Step);
        Assert.Empty(now.Steps);
        Assert.Single(now.Inbox);
    }

    [Theory, MemberData(nameof(BothStores))]
    public async Task TryCommit_90Messages_AreAllTakenInOrder(StoreKind kind)
    {
        IInstanceStore store = await OpenAsync(kind);
        InstanceState state = NewState("many");
        string version = (await store.TryCreateAsync(state, Token))!;
        string[] keys = [.. Enumerable.Range(0, 95).Select(number => $"k{number:D3}")];
        foreach (string key in keys.Reverse())
        {
            await store.AddMessageAsync("many", Message(key, state), Token);
        }

        Assert.Equal(keys, (await store.ReadInboxAsync("many", Token)).Select(message => message.Key));
        Assert.Equal(["many"], await store.ListInboxesAsync(Token));
        Assert.NotNull(await store.TryCommitAsync(
            Commit(version, state, 1, keys[..StepCommit.TakenMessagesMax]), Token));
        IReadOnlyList<InboxMessage> left = await store.ReadInboxAsync("many", Token);
        Assert.Equal(keys[StepCommit.TakenMessagesMax..], left.Select(message => message.Key));
    }

    [Theory, MemberData(nameof(BothStores))]
    public async Task TryCommit_StepOfAThousandLargeEvents_ComesBack(StoreKind kind)
    {
        IInstanceStore store = await OpenAsync(kind);
        string input = "\"" + new string('x', 4_000) + "\"";
        var step = new HistoryStep(
            1, Now, [], [.. Enumerable.Range(0, 1_000).Select(id => new TaskScheduled(id, "A", input))]);

        await CreateAndCommitAsync(store, "wide", step);

        StoredInstance read = (await store.LoadAsync("wide", Token))!;
        Assert.Equal(step.Scheduled, read.Steps[0].Scheduled);
    }

    [Theory, MemberData(nameof(BothStores))]
    public async Task AddMessage_SameKeyTwice_IsOneMessage(StoreKind kind)
    {
        IInstanceStore store = await OpenAsync(kind);
        InstanceState state = NewState("twice");
        await store.TryCreateAsync(state, Token);

        await store.AddMessageAsync("twice", Message("m", state), Token);
        await store.AddMessageAsync("twice", Message("m", state), Token);

        Assert.Single(await store.ReadInboxAsync("twice", Token));
    }

    [Theory, MemberData(nameof(BothStores))]
    public async Task TryCommit_StartOver_ReplacesTheInputAndHidesTheOldHistory(StoreKind kind)
    {
        IInstanceStore store = await OpenAsync(kind);
        InstanceState state = NewState("over") with { Input = "1" };
        string version = (await store.TryCreateAsync(state, Token))!;
        version = (await store.TryCommitAsync(Commit(version, state, 1, []), Token))!;
        InstanceState next = state with { Generation = 2, Input = "2", Step = 0 };
        await store.TryCommitAsync(new StepCommit(version, next, Step: null, []) { InputChanges = true }, Token);

        StoredInstance read = (await store.LoadAsync("over", Token))!;
        await store.DeleteHistoryAsync("over", beforeGeneration: 2, Token);

        Assert.Empty(read.Steps);
        Assert.Equal("2", read.Stored.State.Input);
        Assert.NotNull(await store.LoadAsync("over", Token));
    }

    [Theory, MemberData(nameof(BothStores))]
    public async Task Leases_WrittenAndDeleted_AreListedWhileTheyLast(StoreKind kind)
    {
        await OpenAsync(kind);
        IWorkerStore workers = StoresOf(kind).Workers;
        var lease = new WorkerLease("w1", "machine", 7, new DateTimeOffset(Now));
        await workers.WriteLeaseAsync(lease with { ProcessId = 1 }, Token);
        await workers.WriteLeaseAsync(lease, Token);

        Assert.Equal([lease], await workers.ListLeasesAsync(Token));
        await workers.DeleteLeaseAsync("w1", Token);
        Assert.Empty(await workers.ListLeasesAsync(Token));
    }

    [Theory, MemberData(nameof(BothStores))]
    public async Task WakeUps_Sent_ReachTheirWorkerOnly(StoreKind kind)
    {
        await OpenAsync(kind);
        IWorkerStore workers = StoresOf(kind).Workers;
        await workers.WriteLeaseAsync(new WorkerLease("w1", "m", 1, default(DateTimeOffset).AddYears(2000)), Token);
        await workers.WriteLeaseAsync(new WorkerLease("w2", "m", 1, default(DateTimeOffset).AddYears(2000)), Token);

        await workers.SendWakeUpAsync("w1", "instance", Token);
        await workers.SendWakeUpAsync("nobody", "instance", Token);

        Assert.Empty(await workers.ReceiveWakeUpsAsync("w2", Token));
        Assert.Equal(["instance"], await workers.ReceiveWakeUpsAsync("w1", Token));
        Assert.Empty(await workers.ReceiveWakeUpsAsync("w1", Token));
    }

    private async Task<IInstanceStore> OpenAsync(StoreKind kind)
    {
        IInstanceStore store = StoresOf(kind).Instances;
        await store.InitializeAsync(Token);
        return store;
    }

    private static async Task CreateAndCommitAsync(IInstanceStore store, string id, HistoryStep step)
    {
        InstanceState state = NewState(id);
        string version = (await store.TryCreateAsync(state, Token))!;
        var commit = new StepCommit(version, state with { Step = step.Number }, step, []);
        Assert.NotNull(await store.TryCommitAsync(commit, Token));
    }

    private static StepCommit Commit(string version, InstanceState state, int step, string[] taken) => new(
        version, state with { Step = step }, new HistoryStep(step, Now, [new ExecutionStarted("N")], []), taken);

    private static TaskFailureDetails FailureOf(string message, TaskFailureDetails? cause) =>
        new("Type", message, "stack", cause, Properties: null);

    private static InboxMessage Message(string key, InstanceState state) =>
        new(key, state.ExecutionId, new EventRaised("ev", "1", key));

    private static InstanceState NewState(string id) => new()
    {
        InstanceId = id,
        Name = "Orchestrator",
        ExecutionId = "e1",
        Generation = 1,
        CreatedAt = new DateTimeOffset(2026, 8, 3, 1, 2, 3, TimeSpan.Zero),
        UpdatedAt = new DateTimeOffset(2026, 8, 3, 1, 2, 4, TimeSpan.Zero),
        Owner = "w",
    };
}
