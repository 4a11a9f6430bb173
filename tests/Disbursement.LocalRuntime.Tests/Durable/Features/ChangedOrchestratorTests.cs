using Disbursement.LocalRuntime.Tests.Durable.Support;
using Disbursement.Testing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Disbursement.LocalRuntime.Tests.Durable.Features;

/// <summary>
/// Goal: the way the runbook gives for changing an orchestrator while months run loses no month. Method: start one on
/// yesterday's app, kill it, bring up an app that has the change under a new name beside the old one, and let both
/// months end.
/// </summary>
public sealed class ChangedOrchestratorTests(AzuriteFixture azurite) : DurableTests(azurite)
{
    private const string Old = "PayMonth";
    private const string New = "PayMonthWithTreasury";

    [Theory, MemberData(nameof(Stores))]
    public async Task Replay_NewNameBesideTheOld_BothMonthsEndByTheirOwnCode(StoreKind kind)
    {
        TestHub yesterday = await NewHub(kind)
            .Activity<string, string>("Verify", step => step)
            .Activity<string, string>("Release", step => step)
            .Orchestrator(Old, PayAsync)
            .StartAsync();
        await yesterday.BeginAsync(Old, "month-17-2024-05");
        await AwaitApprovalAsync(yesterday, "month-17-2024-05", steps: 2);
        yesterday.Crash();

        TestHub today = await Today(kind).StartAsync();
        await today.BeginAsync(New, "month-17-2024-06");
        await AwaitApprovalAsync(today, "month-17-2024-06", steps: 3);
        await today.Client.RaiseEventAsync("month-17-2024-05", "approved", "r1", Token);
        await today.Client.RaiseEventAsync("month-17-2024-06", "approved", "r1", Token);

        OrchestrationMetadata may = await today.EndOfAsync("month-17-2024-05");
        OrchestrationMetadata june = await today.EndOfAsync("month-17-2024-06");
        Assert.Equal("verified, released", may.ReadOutputAs<string>());
        Assert.Equal("verified, treasury, released", june.ReadOutputAs<string>());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task GetAllInstances_ByName_TellsWhenTheOldOneMayGo(StoreKind kind)
    {
        TestHub hub = await Today(kind).StartAsync();
        await hub.BeginAsync(Old, "month-17-2024-05");
        await AwaitApprovalAsync(hub, "month-17-2024-05", steps: 2);
        Assert.Equal(["month-17-2024-05"], await RunningOldAsync(hub));

        await hub.Client.RaiseEventAsync("month-17-2024-05", "approved", "r1", Token);
        await hub.EndOfAsync("month-17-2024-05");

        Assert.Empty(await RunningOldAsync(hub));
    }

    private TestHub Today(StoreKind kind) => NewHub(kind)
        .Activity<string, string>("Verify", step => step)
        .Activity<string, string>("AskTreasury", step => step)
        .Activity<string, string>("Release", step => step)
        .Orchestrator(Old, PayAsync)
        .Orchestrator(New, PayWithTreasuryAsync);

    private static async Task<string> PayAsync(TaskOrchestrationContext context)
    {
        string verified = await context.CallActivityAsync<string>("Verify", "verified");
        await context.WaitForExternalEvent<string>("approved");
        return $"{verified}, {await context.CallActivityAsync<string>("Release", "released")}";
    }

    private static async Task<string> PayWithTreasuryAsync(TaskOrchestrationContext context)
    {
        string verified = await context.CallActivityAsync<string>("Verify", "verified");
        string asked = await context.CallActivityAsync<string>("AskTreasury", "treasury");
        await context.WaitForExternalEvent<string>("approved");
        return $"{verified}, {asked}, {await context.CallActivityAsync<string>("Release", "released")}";
    }

    private static Task AwaitApprovalAsync(TestHub hub, string instance, int steps) => Eventually.HoldsAsync(
        async () => (await hub.Store.LoadAsync(instance, Token))?.Steps.Count == steps);

    private static async Task<IReadOnlyList<string>> RunningOldAsync(TestHub hub)
    {
        var query = new OrchestrationQuery { Statuses = [OrchestrationRuntimeStatus.Running] };
        var found = new List<string>();
        await foreach (OrchestrationMetadata instance in hub.Client.GetAllInstancesAsync(query))
        {
            if (instance.Name == Old)
            {
                found.Add(instance.InstanceId);
            }
        }

        return found;
    }
}
