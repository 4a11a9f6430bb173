using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Disbursement.LocalRuntime.Tests.Durable.Simulation;

/// <summary>A caller of orchestrations that asks again: a process may die under its hands.</summary>
/// <param name="anyClient">A client of a living process.</param>
/// <param name="clock">The clock of all.</param>
/// <param name="mayFail">Which failures a call may meet and be made again.</param>
internal sealed class PatientCaller(
    Func<DurableTaskClient> anyClient, TimeProvider clock, Func<Exception, bool> mayFail)
{
    /// <summary>Starts an orchestration, unless an earlier attempt did.</summary>
    public Task StartAsync(string name, object input, string id) => UntilDoneAsync(async client =>
    {
        if (await client.GetInstanceAsync(id) is null)
        {
            await client.ScheduleNewOrchestrationInstanceAsync(name, input, new StartOrchestrationOptions(id));
        }
    });

    /// <summary>Waits for an orchestration's end.</summary>
    public async Task<OrchestrationMetadata> EndAsync(string id)
    {
        OrchestrationMetadata? end = null;
        while (end is not { IsCompleted: true })
        {
            await Task.Delay(TimeSpan.FromSeconds(1), clock);
            await UntilDoneAsync(async client => end = await client.GetInstanceAsync(id, getInputsAndOutputs: true));
        }

        return end;
    }

    /// <summary>Asks living processes until one lives long enough to answer, and storage lets it.</summary>
    public async Task UntilDoneAsync(Func<DurableTaskClient, Task> act)
    {
        while (true)
        {
            Task attempt = act(anyClient());
            await Task.WhenAny(attempt, Task.Delay(TimeSpan.FromSeconds(30), clock));
            if (attempt.IsCompletedSuccessfully)
            {
                return;
            }

            // It may have happened although its caller was told otherwise; the next look shows it.
            Assert.All(
                attempt.Exception?.Flatten().InnerExceptions ?? [],
                cause => Assert.True(mayFail(cause), cause.ToString()));
            await Task.Delay(TimeSpan.FromSeconds(1), clock);
        }
    }
}
