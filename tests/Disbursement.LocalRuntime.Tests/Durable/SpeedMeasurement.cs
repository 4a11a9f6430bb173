using System.Diagnostics;
using System.Globalization;
using Disbursement.LocalRuntime.Tests.Durable.Support;
using Disbursement.Testing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Disbursement.LocalRuntime.Tests.Durable;

/// <summary>
/// Prints how fast the engine is on Azurite, beside the figures of the real engine. It asserts results, not times:
/// the machine may be busy with something else.
/// </summary>
public sealed class SpeedMeasurement(AzuriteFixture azurite, ITestOutputHelper output) : DurableTests(azurite)
{
    [Fact]
    public async Task Measure_OnAzurite_PrintsMilliseconds()
    {
        TestHub hub = NewHub(StoreKind.Azurite)
            .Activity<int, int>("Trivial", value => value)
            .Orchestrator("FanOut", async context => (await Task.WhenAll(Enumerable.Range(0, context.GetInput<int>())
                .Select(value => context.CallActivityAsync<int>("Trivial", value)))).Length)
            .Orchestrator("Settle", async context => await context.WaitForExternalEvent<int>("result"));
        await TimeAsync("hub start", hub.StartAsync);
        await TimeAsync("first orchestration, 1 activity", () => hub.RunAsync("FanOut", 1));

        await TimeAsync("1 orchestration, 20 activities (real: 1,400 ms)", () => hub.RunAsync("FanOut", 20));
        await TimeAsync("10 orchestrations, 20 activities each (real: 1,400 ms)", () =>
            Task.WhenAll(Enumerable.Range(0, 10).Select(_ => hub.RunAsync("FanOut", 20))));
        await TimeAsync("fan-out of 100 (real: 4,000 ms)", () => hub.RunAsync("FanOut", 100));
        await TimeAsync("fan-out of 500 (real: 10,100 ms)", () => hub.RunAsync("FanOut", 500));
        await TimeAsync("400 instances that wait", () => Task.WhenAll(Ids().Select(id =>
            hub.BeginAsync("Settle", id))));
        await TimeAsync("400 events and ends", () => Task.WhenAll(Ids().Select(async id =>
        {
            await hub.Client.RaiseEventAsync(id, "result", 1, Token);
            await hub.EndOfAsync(id);
        })));

        OrchestrationMetadata end = await hub.RunAsync("FanOut", 500);
        Assert.Equal(500, end.ReadOutputAs<int>());
        long megabytes = GC.GetTotalMemory(forceFullCollection: true) / 1024 / 1024;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{megabytes,8:n0} MB held at the end"));
    }

    private static IEnumerable<string> Ids() => Enumerable.Range(0, 400).Select(
        number => string.Create(CultureInfo.InvariantCulture, $"settle-{number}"));

    private async Task TimeAsync(string what, Func<Task> act)
    {
        long start = Stopwatch.GetTimestamp();
        await act();
        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{milliseconds,8:n0} ms  {what}"));
    }
}
