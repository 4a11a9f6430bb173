using Disbursement.LocalRuntime.Tests.Durable.Support;
using Disbursement.Testing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Disbursement.LocalRuntime.Tests.Durable.Features;

/// <summary>External events and starting over.</summary>
public sealed class EventTests(AzuriteFixture azurite) : DurableTests(azurite)
{
    [Theory, MemberData(nameof(Stores))]
    public async Task WaitForExternalEvent_RaisedBeforeTheWait_IsBufferedInOrderWhateverItsCase(StoreKind kind)
    {
        var gate = new TaskCompletionSource();
        TestHub hub = await NewHub(kind)
            .AsyncActivity<int, int>("Gate", async (value, stop) =>
            {
                await gate.Task.WaitAsync(stop);
                return value;
            })
            .Orchestrator("Listen", async context =>
            {
                await context.CallActivityAsync<int>("Gate", 1);
                return (int[])
                [
                    await context.WaitForExternalEvent<int>("EV"),
                    await context.WaitForExternalEvent<int>("ev"),
                    await context.WaitForExternalEvent<int>("Ev"),
                ];
            })
            .StartAsync();
        string id = await hub.BeginAsync("Listen");
        await hub.Client.RaiseEventAsync(id, "ev", 1, Token);
        await hub.Client.RaiseEventAsync(id, "Ev", 2, Token);
        gate.SetResult();
        await hub.Client.RaiseEventAsync(id, "eV", 3, Token);

        OrchestrationMetadata end = await hub.EndOfAsync(id);

        Assert.Equal([1, 2, 3], end.ReadOutputAs<int[]>()!);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task WaitForExternalEvent_300Events_AreAllTakenOnce(StoreKind kind)
    {
        TestHub hub = await NewHub(kind)
            .Orchestrator("Sum", async context =>
            {
                int sum = 0;
                for (int i = 0; i < 300; i++)
                {
                    sum += await context.WaitForExternalEvent<int>("number");
                }

                return sum;
            })
            .StartAsync();
        string id = await hub.BeginAsync("Sum");

        await Task.WhenAll(Enumerable.Range(1, 300).Select(
            number => hub.Client.RaiseEventAsync(id, "number", number, Token)));

        Assert.Equal(300 * 301 / 2, (await hub.EndOfAsync(id)).ReadOutputAs<int>());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task WaitForExternalEvent_TimesOut_ThrowsTaskCanceled(StoreKind kind)
    {
        TestHub hub = await NewHub(kind)
            .Orchestrator("Impatient", async context =>
            {
                try
                {
                    return await context.WaitForExternalEvent<string>("never", TimeSpan.FromMilliseconds(30));
                }
                catch (TaskCanceledException)
                {
                    return "timed out";
                }
            })
            .StartAsync();

        OrchestrationMetadata end = await hub.RunAsync("Impatient");

        Assert.Equal("timed out", end.ReadOutputAs<string>());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task WaitForExternalEvent_ArrivesInTime_LeavesNoTimerBehind(StoreKind kind)
    {
        TestHub hub = await NewHub(kind)
            .Orchestrator("Patient", context => context.WaitForExternalEvent<string>("ev", TimeSpan.FromDays(30)))
            .StartAsync();
        string id = await hub.BeginAsync("Patient");
        await hub.Client.RaiseEventAsync(id, "ev", "here", Token);

        OrchestrationMetadata end = await hub.EndOfAsync(id);

        Assert.Equal("here", end.ReadOutputAs<string>());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task WaitForExternalEvent_CancelledWait_LeavesTheEventToTheNext(StoreKind kind)
    {
        TestHub hub = await NewHub(kind)
            .Orchestrator("Twice", async context =>
            {
                using var cancel = new CancellationTokenSource();
                Task<int> abandoned = context.WaitForExternalEvent<int>("ev", cancel.Token);
                cancel.Cancel();
                int received = await context.WaitForExternalEvent<int>("ev");
                return (received, abandoned.IsCanceled).ToString();
            })
            .StartAsync();
        string id = await hub.BeginAsync("Twice");
        await hub.Client.RaiseEventAsync(id, "ev", 7, Token);

        Assert.Equal("(7, True)", (await hub.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task SendEvent_ToAnotherInstance_ArrivesThere(StoreKind kind)
    {
        TestHub hub = await NewHub(kind)
            .Orchestrator("Listener", context => context.WaitForExternalEvent<string>("hello"))
            .Orchestrator("Speaker", async context =>
            {
                context.SendEvent("listener", "Hello", "from " + context.InstanceId);
                context.SendEvent("nobody", "Hello", "lost");
                await context.CreateTimer(TimeSpan.FromMilliseconds(1), CancellationToken.None);
                return "spoken";
            })
            .StartAsync();
        await hub.BeginAsync("Listener", "listener");

        OrchestrationMetadata speaker = await hub.RunAsync("Speaker", instanceId: "speaker");
        OrchestrationMetadata listener = await hub.EndOfAsync("listener");

        Assert.Equal("spoken", speaker.ReadOutputAs<string>());
        Assert.Equal("from speaker", listener.ReadOutputAs<string>());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task SendEvent_AsTheLastAct_IsDeliveredBeforeTheSenderEnds(StoreKind kind)
    {
        TestHub hub = await NewHub(kind, options => options.LeaseDuration = TimeSpan.FromMilliseconds(200))
            .Orchestrator("Listener", async context =>
            {
                await context.CreateTimer(TimeSpan.FromMilliseconds(300), CancellationToken.None);
                return await context.WaitForExternalEvent<string>("hello");
            })
            .Orchestrator("Speaker", context =>
            {
                context.SendEvent("listener", "hello", "goodbye");
                return Task.CompletedTask;
            })
            .StartAsync();
        await hub.BeginAsync("Listener", "listener");

        await hub.RunAsync("Speaker");
        hub.Crash();
        TestHub other = await NewHub(kind, options => options.LeaseDuration = TimeSpan.FromMilliseconds(200))
            .Orchestrator("Listener", async context =>
            {
                await context.CreateTimer(TimeSpan.FromMilliseconds(300), CancellationToken.None);
                return await context.WaitForExternalEvent<string>("hello");
            })
            .StartAsync();

        Assert.Equal("goodbye", (await other.EndOfAsync("listener")).ReadOutputAs<string>());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task RaiseEvent_UnknownOrEndedInstance_IsDropped(StoreKind kind)
    {
        TestHub hub = await NewHub(kind).Orchestrator("Quick", _ => Task.FromResult(1)).StartAsync();
        await hub.RunAsync("Quick", instanceId: "ended");

        await hub.Client.RaiseEventAsync("unknown", "ev", 1, Token);
        await hub.Client.RaiseEventAsync("ended", "ev", 1, Token);

        Assert.Null(await hub.Client.GetInstanceAsync("unknown", Token));
        Assert.Empty(await hub.Store.ReadInboxAsync("ended", Token));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task ContinueAsNew_WithPendingEvents_KeepsThemAndDropsTheHistory(StoreKind kind)
    {
        TestHub hub = await NewHub(kind)
            .Orchestrator("Loop", async context =>
            {
                List<int> seen = context.GetInput<List<int>>() ?? [];
                seen.Add(await context.WaitForExternalEvent<int>("ev"));
                if (seen.Count < 40)
                {
                    context.ContinueAsNew(seen);
                }

                return seen;
            })
            .StartAsync();
        string id = await hub.BeginAsync("Loop");
        for (int number = 0; number < 40; number++)
        {
            await hub.Client.RaiseEventAsync(id, "ev", number, Token);
        }

        OrchestrationMetadata end = await hub.EndOfAsync(id);

        Assert.Equal(Enumerable.Range(0, 40), end.ReadOutputAs<List<int>>());
        await Eventually.HoldsAsync(async () => (await hub.Store.LoadAsync(id, Token))!.Steps.Count <= 2);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task ContinueAsNew_NotKeepingEvents_ForgetsThem(StoreKind kind)
    {
        TestHub hub = await NewHub(kind)
            .Orchestrator("Once", async context =>
            {
                if (context.GetInput<string>() is null)
                {
                    await context.WaitForExternalEvent<int>("go");
                    context.ContinueAsNew("again", preserveUnprocessedEvents: false);
                    return "never";
                }

                try
                {
                    await context.WaitForExternalEvent<int>("extra", TimeSpan.FromMilliseconds(20));
                    return "kept";
                }
                catch (TaskCanceledException)
                {
                    return "forgotten";
                }
            })
            .StartAsync();
        string id = await hub.BeginAsync("Once");
        await hub.Client.RaiseEventAsync(id, "extra", 1, Token);
        await hub.Client.RaiseEventAsync(id, "go", 1, Token);

        Assert.Equal("forgotten", (await hub.EndOfAsync(id)).ReadOutputAs<string>());
    }
}
