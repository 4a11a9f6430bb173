using Disbursement.LocalRuntime.Durable.Storage;
using Disbursement.LocalRuntime.Tests.Durable.Support;
using Disbursement.Testing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Disbursement.LocalRuntime.Tests.Durable.Features;

/// <summary>Durable timers.</summary>
public sealed class TimerTests(AzuriteFixture azurite) : DurableTests(azurite)
{
    [Theory, MemberData(nameof(Stores))]
    public async Task CreateTimer_Short_FiresNotBeforeItsTime(StoreKind kind)
    {
        TestHub hub = await NewHub(kind)
            .Orchestrator("Wait", async context =>
            {
                DateTime start = context.CurrentUtcDateTime;
                await context.CreateTimer(TimeSpan.FromMilliseconds(80), CancellationToken.None);
                return (context.CurrentUtcDateTime - start).TotalMilliseconds;
            })
            .StartAsync();

        OrchestrationMetadata end = await hub.RunAsync("Wait");

        Assert.InRange(end.ReadOutputAs<double>(), 80, 20_000);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task CreateTimer_InThePast_FiresAtOnce(StoreKind kind)
    {
        TestHub hub = await NewHub(kind)
            .Orchestrator("Past", async context =>
            {
                await context.CreateTimer(context.CurrentUtcDateTime.AddDays(-1), CancellationToken.None);
                return "done";
            })
            .StartAsync();

        OrchestrationMetadata end = await hub.RunAsync("Past");

        Assert.Equal("done", end.ReadOutputAs<string>());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task CreateTimer_YearsAhead_IsKnownToTheStoreAndWaits(StoreKind kind)
    {
        TestHub hub = await NewHub(kind)
            .Orchestrator("Far", context => context.CreateTimer(new DateTime(2099, 1, 1), CancellationToken.None))
            .StartAsync();
        string id = await hub.BeginAsync("Far");

        await hub.Client.WaitForInstanceStartAsync(id, Token);

        StoredState? stored = await hub.Store.ReadStateAsync(id, payloads: true, Token);
        Assert.Equal(new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero), stored!.State.NextTimerAt);
        Assert.Equal(0, stored.State.Outstanding);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task CreateTimer_Cancelled_ThrowsAndDoesNotHoldTheInstance(StoreKind kind)
    {
        TestHub hub = await NewHub(kind)
            .Activity<int, int>("Quick", value => value)
            .Orchestrator("Race", async context =>
            {
                using var cancel = new CancellationTokenSource();
                Task timer = context.CreateTimer(TimeSpan.FromDays(1), cancel.Token);
                Task first = await Task.WhenAny(timer, context.CallActivityAsync<int>("Quick", 1));
                cancel.Cancel();
                try
                {
                    await timer;
                    return "fired";
                }
                catch (TaskCanceledException)
                {
                    return first == timer ? "timer first" : "activity first";
                }
            })
            .StartAsync();

        OrchestrationMetadata end = await hub.RunAsync("Race");

        Assert.Equal("activity first", end.ReadOutputAs<string>());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task CreateTimer_LeftOpenAtTheEnd_HoldsTheInstanceUntilItFires(StoreKind kind)
    {
        TestHub hub = await NewHub(kind)
            .Orchestrator("Forgetful", context =>
            {
                _ = context.CreateTimer(TimeSpan.FromMilliseconds(700), CancellationToken.None);
                return Task.FromResult("returned");
            })
            .StartAsync();
        string id = await hub.BeginAsync("Forgetful");

        OrchestrationMetadata start = await hub.Client.WaitForInstanceStartAsync(id, Token);
        OrchestrationMetadata end = await hub.EndOfAsync(id);

        Assert.Equal(OrchestrationRuntimeStatus.Running, start.RuntimeStatus);
        Assert.Equal("returned", end.ReadOutputAs<string>());
        Assert.True(end.LastUpdatedAt - end.CreatedAt >= TimeSpan.FromMilliseconds(700));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task ScheduleNewInstance_StartAtLater_StaysPendingUntilThen(StoreKind kind)
    {
        TestHub hub = await NewHub(kind)
            .Orchestrator("Later", context => Task.FromResult(context.CurrentUtcDateTime))
            .StartAsync();
        DateTimeOffset startAt = TimeProvider.System.GetUtcNow().AddMilliseconds(500);
        string id = await hub.Client.ScheduleNewOrchestrationInstanceAsync(
            "Later", new StartOrchestrationOptions(StartAt: startAt), Token);

        OrchestrationMetadata? before = await hub.Client.GetInstanceAsync(id, Token);
        OrchestrationMetadata end = await hub.EndOfAsync(id);

        Assert.Equal(OrchestrationRuntimeStatus.Pending, before!.RuntimeStatus);
        Assert.True(end.ReadOutputAs<DateTime>() >= startAt.UtcDateTime);
    }
}
