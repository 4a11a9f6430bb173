using Disbursement.LocalRuntime.Durable;
using Disbursement.LocalRuntime.Durable.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Disbursement.LocalRuntime.Tests.Durable.Support;

/// <summary>A hub on a store of the test's choice, with orchestrators and activities written in the test.</summary>
internal sealed class TestHub : IAsyncDisposable
{
    private readonly CrashableStore _store;

    public TestHub(TestStores stores, DurableHubOptions options, ILoggerFactory? loggers = null)
    {
        _store = new CrashableStore(stores.Instances, stores.Workers);
        Hub = new DurableHub(
            Registry, options, _store, _store, TimeProvider.System, loggers ?? NullLoggerFactory.Instance);
        Client = new LocalDurableTaskClient(Hub);
    }

    public static CancellationToken Timeout => TestContext.Current.CancellationToken;

    public DurableRegistry Registry { get; } = new();

    public DurableHub Hub { get; }

    public DurableTaskClient Client { get; }

    public IInstanceStore Store => _store;

    public TestHub Orchestrator<TOutput>(string name, Func<TaskOrchestrationContext, Task<TOutput>> run)
    {
        Registry.AddOrchestrator(name, async context => await run(context));
        return this;
    }

    public TestHub Orchestrator(string name, Func<TaskOrchestrationContext, Task> run)
    {
        Registry.AddOrchestrator(name, async context =>
        {
            await run(context);
            return null;
        });
        return this;
    }

    public TestHub Activity<TInput, TOutput>(string name, Func<TInput, TOutput> run)
    {
        Registry.AddActivity(name, (call, _) =>
            Task.FromResult<object?>(run(DurableJson.Read<TInput>(call.InputJson)!)));
        return this;
    }

    public TestHub AsyncActivity<TInput, TOutput>(string name, Func<TInput, CancellationToken, Task<TOutput>> run)
    {
        Registry.AddActivity(name, async (call, stop) => await run(DurableJson.Read<TInput>(call.InputJson)!, stop));
        return this;
    }

    public async Task<TestHub> StartAsync()
    {
        await Hub.StartAsync(Timeout);
        return this;
    }

    /// <summary>Starts an orchestration.</summary>
    public Task<string> BeginAsync(string name, string? instanceId = null, object? input = null) =>
        Client.ScheduleNewOrchestrationInstanceAsync(name, input, new StartOrchestrationOptions(instanceId), Timeout);

    /// <summary>Starts an orchestration and waits for its end, at most 30 seconds.</summary>
    public async Task<OrchestrationMetadata> RunAsync(string name, object? input = null, string? instanceId = null)
    {
        return await EndOfAsync(await BeginAsync(name, instanceId, input));
    }

    /// <summary>Waits for an instance's end, at most 30 seconds.</summary>
    public Task<OrchestrationMetadata> EndOfAsync(string instanceId) =>
        Client.WaitForInstanceCompletionAsync(instanceId, getInputsAndOutputs: true, Timeout)
            .WaitAsync(TimeSpan.FromSeconds(30), Timeout);

    /// <summary>Makes the hub as if its process were killed: nothing it does reaches the store any more.</summary>
    public void Crash() => _store.Crash();

    public async ValueTask DisposeAsync()
    {
        if (!_store.IsCrashed)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            await Hub.StopAsync(patience.Token);
        }

        Hub.Dispose();
    }
}
