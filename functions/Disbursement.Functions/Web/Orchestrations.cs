using Disbursement.Functions.Months;
using Disbursement.Functions.Storage;
using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Disbursement.Functions.Web;

/// <summary>Starts and wakes what runs the months. Rows say what was decided; this only makes somebody look.</summary>
internal static class Orchestrations
{
    /// <summary>Raised at the round that runs when nothing about accounts is open any more.</summary>
    public const string Decided = "decided";

    /// <summary>Starts a month, unless it runs. Starting a finished one again changes nothing.</summary>
    public static async Task StartAsync(DurableTaskClient client, MonthRef month, CancellationToken cancellationToken)
    {
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(
                nameof(RunMonthOrchestrator),
                month,
                new StartOrchestrationOptions(month.InstanceId),
                cancellationToken);
        }
        catch (OrchestrationAlreadyExistsException)
        {
            // It runs, which is what was asked for.
        }
    }

    /// <summary>Wakes a round.</summary>
    public static Task WakeAsync(
        DurableTaskClient client, MonthRef month, int round, string name, CancellationToken cancellationToken) =>
        client.RaiseEventAsync(month.RoundInstanceId(round), name, eventPayload: null, cancellationToken);
}
