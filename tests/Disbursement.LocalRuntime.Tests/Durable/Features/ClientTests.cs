using Disbursement.LocalRuntime.Tests.Durable.Support;
using Disbursement.Testing;
using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Disbursement.LocalRuntime.Tests.Durable.Features;

/// <summary>What clients do: start, watch, list, end, delete.</summary>
public sealed class ClientTests(AzuriteFixture azurite) : DurableTests(azurite)
{
    [Theory, MemberData(nameof(Stores))]
    public async Task ScheduleNewInstance_IdUnderWay_IsRefused(StoreKind kind)
    {
        TestHub hub = await StartWithSleeperAsync(kind);
        await StartSleeperAsync(hub, "one");

        var refusal = await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(
            () => StartSleeperAsync(hub, "one"));

        Assert.Contains("'one'", refusal.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task ScheduleNewInstance_IdEnded_StartsAgainWithAFreshHistory(StoreKind kind)
    {
        int runs = 0;
        TestHub hub = await NewHub(kind)
            .Activity<int, int>("Count", _ => Interlocked.Increment(ref runs))
            .Orchestrator("Again", async context => await context.CallActivityAsync<int>("Count", 0))
            .StartAsync();

        OrchestrationMetadata first = await hub.RunAsync("Again", instanceId: "again");
        OrchestrationMetadata second = await hub.RunAsync("Again", instanceId: "again");

        Assert.Equal([1, 2], [first.ReadOutputAs<int>(), second.ReadOutputAs<int>()]);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a#b")]
    [InlineData("@a")]
    [InlineData(" ")]
    [InlineData("a\u0007")]
    public async Task ScheduleNewInstance_ForbiddenId_IsRefused(string instanceId)
    {
        TestHub hub = await StartWithSleeperAsync(StoreKind.Memory);

        await Assert.ThrowsAsync<ArgumentException>(() => StartSleeperAsync(hub, instanceId));
    }

    [Fact]
    public async Task ScheduleNewInstance_IdOf101Characters_IsRefused()
    {
        TestHub hub = await StartWithSleeperAsync(StoreKind.Memory);

        await Assert.ThrowsAsync<ArgumentException>(() => StartSleeperAsync(hub, new string('a', 101)));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task GetInstance_InputsNotAskedFor_LeavesThemOut(StoreKind kind)
    {
        TestHub hub = await NewHub(kind)
            .Orchestrator("Echo", context =>
            {
                context.SetCustomStatus(new { Done = 1 });
                return Task.FromResult(context.GetInput<string>());
            })
            .StartAsync();
        await hub.RunAsync("Echo", "text", "echo");

        OrchestrationMetadata bare = (await hub.Client.GetInstanceAsync("echo", Token))!;
        OrchestrationMetadata full = (await hub.Client.GetInstanceAsync("echo", getInputsAndOutputs: true, Token))!;

        Assert.Null(bare.SerializedInput ?? bare.SerializedOutput ?? bare.SerializedCustomStatus);
        Assert.Equal("\"text\"", full.SerializedInput);
        Assert.Equal("\"text\"", full.SerializedOutput);
        Assert.Equal("{\"done\":1}", full.SerializedCustomStatus);
        Assert.Equal("Echo", full.Name);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task WaitForCompletion_UnknownId_Throws(StoreKind kind)
    {
        TestHub hub = await StartWithSleeperAsync(kind);

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => hub.Client.WaitForInstanceCompletionAsync("unknown", Token));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task WaitForStart_InstanceThatWaits_ReturnsAtOnce(StoreKind kind)
    {
        TestHub hub = await StartWithSleeperAsync(kind);
        await StartSleeperAsync(hub, "sleeper");
        await hub.Client.WaitForInstanceStartAsync("sleeper", Token);

        OrchestrationMetadata again = await hub.Client.WaitForInstanceStartAsync("sleeper", Token)
            .WaitAsync(TimeSpan.FromSeconds(4), Token);

        Assert.True(again.IsRunning);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Terminate_RunningInstance_EndsWithTheOutput(StoreKind kind)
    {
        TestHub hub = await StartWithSleeperAsync(kind);
        await StartSleeperAsync(hub, "sleeper");

        await hub.Client.TerminateInstanceAsync("sleeper", "stopped by hand", Token);

        OrchestrationMetadata end = await hub.EndOfAsync("sleeper");
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, end.RuntimeStatus);
        Assert.Equal("stopped by hand", end.ReadOutputAs<string>());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Terminate_Recursive_EndsTheChildrenToo(StoreKind kind)
    {
        TestHub hub = NewHub(kind)
            .Orchestrator("Sleeper", context => context.WaitForExternalEvent<int>("never"))
            .Orchestrator("Parent", async context => await context.CallSubOrchestratorAsync<int>(
                "Sleeper", options: new SubOrchestrationOptions(instanceId: "child")));
        await hub.StartAsync();
        await hub.BeginAsync("Parent", "parent");
        await Eventually.HoldsAsync(async () =>
            await hub.Client.GetInstanceAsync("child", Token) is { IsRunning: true });

        await hub.Client.TerminateInstanceAsync("parent", new TerminateInstanceOptions(Recursive: true), Token);

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await hub.EndOfAsync("parent")).RuntimeStatus);
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await hub.EndOfAsync("child")).RuntimeStatus);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Terminate_ScheduledForLater_Ends(StoreKind kind)
    {
        TestHub hub = await StartWithSleeperAsync(kind);
        await hub.Client.ScheduleNewOrchestrationInstanceAsync(
            "Sleeper",
            new StartOrchestrationOptions("later", TimeProvider.System.GetUtcNow().AddHours(1)),
            Token);

        await hub.Client.TerminateInstanceAsync("later", Token);

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await hub.EndOfAsync("later")).RuntimeStatus);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Purge_EndedInstance_LeavesNothing(StoreKind kind)
    {
        TestHub hub = await NewHub(kind)
            .Orchestrator("Large", context => Task.FromResult(context.GetInput<string>()))
            .Orchestrator("Sleeper", context => context.WaitForExternalEvent<int>("never"))
            .StartAsync();
        await hub.RunAsync("Large", new string('x', 100_000), "large");
        await StartSleeperAsync(hub, "sleeper");

        PurgeResult ended = await hub.Client.PurgeInstanceAsync("large", Token);
        PurgeResult running = await hub.Client.PurgeInstanceAsync("sleeper", Token);
        PurgeResult unknown = await hub.Client.PurgeInstanceAsync("unknown", Token);

        Assert.Equal(1, ended.PurgedInstanceCount);
        Assert.Equal(0, running.PurgedInstanceCount);
        Assert.Equal(0, unknown.PurgedInstanceCount);
        Assert.Null(await hub.Client.GetInstanceAsync("large", Token));
        Assert.Null(await hub.Store.LoadAsync("large", Token));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Purge_Recursive_TakesTheChildrenButNotBeforeTheirParent(StoreKind kind)
    {
        TestHub hub = await NewHub(kind)
            .Orchestrator("Child", _ => Task.FromResult(1))
            .Orchestrator("Parent", async context =>
            {
                await context.CallSubOrchestratorAsync<int>(
                    "Child", options: new SubOrchestrationOptions(instanceId: "child"));
                return await context.WaitForExternalEvent<int>("go");
            })
            .StartAsync();
        await hub.BeginAsync("Parent", "parent");
        await Eventually.HoldsAsync(async () =>
            await hub.Client.GetInstanceAsync("child", Token) is { IsCompleted: true });

        PurgeResult early = await hub.Client.PurgeInstanceAsync("child", Token);
        await hub.Client.RaiseEventAsync("parent", "go", 1, Token);
        await hub.EndOfAsync("parent");
        PurgeResult both = await hub.Client.PurgeInstanceAsync(
            "parent", new PurgeInstanceOptions(Recursive: true), Token);

        Assert.Equal(0, early.PurgedInstanceCount);
        Assert.Equal(2, both.PurgedInstanceCount);
        Assert.Null(await hub.Client.GetInstanceAsync("child", Token));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task GetAllInstances_Filtered_ListsByIdPageByPage(StoreKind kind)
    {
        TestHub hub = await NewHub(kind)
            .Orchestrator("Quick", _ => Task.FromResult(1))
            .Orchestrator("Sleeper", context => context.WaitForExternalEvent<int>("never"))
            .StartAsync();
        string[] ids = [.. Enumerable.Range(0, 25).Select(number => $"a-{number:D2}")];
        foreach (string id in ids)
        {
            await hub.RunAsync("Quick", instanceId: id);
        }

        await StartSleeperAsync(hub, "a-running");
        await StartSleeperAsync(hub, "b-running");

        var query = new OrchestrationQuery(
            InstanceIdPrefix: "a-", Statuses: [OrchestrationRuntimeStatus.Completed], PageSize: 10);
        var pages = new List<Page<OrchestrationMetadata>>();
        await foreach (Page<OrchestrationMetadata> page in hub.Client.GetAllInstancesAsync(query).AsPages())
        {
            pages.Add(page);
        }

        Assert.Equal([10, 10, 5], pages.Select(page => page.Values.Count));
        Assert.Equal(ids, pages.SelectMany(page => page.Values).Select(instance => instance.InstanceId));
        var rest = new List<string>();
        var next = query with { ContinuationToken = pages[0].ContinuationToken };
        await foreach (OrchestrationMetadata instance in hub.Client.GetAllInstancesAsync(next))
        {
            rest.Add(instance.InstanceId);
        }

        Assert.Equal(ids.Skip(10), rest);
        Assert.Equal(27, await hub.Client.GetAllInstancesAsync().CountAsync(Token));
    }

    private async Task<TestHub> StartWithSleeperAsync(StoreKind kind) => await NewHub(kind)
        .Orchestrator("Sleeper", context => context.WaitForExternalEvent<int>("never"))
        .StartAsync();

    private static Task<string> StartSleeperAsync(TestHub hub, string instanceId) =>
        hub.BeginAsync("Sleeper", instanceId);
}
