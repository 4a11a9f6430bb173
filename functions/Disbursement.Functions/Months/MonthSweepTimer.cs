using Disbursement.Core.Settlement;
using Disbursement.Functions.Storage;
using DurableTask.Core.Exceptions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Disbursement.Functions.Months;

/// <summary>
/// Starts what a crash left unstarted: a month whose row says Closed or Paying while no orchestration runs it.
/// </summary>
/// <param name="months">The months.</param>
/// <param name="logger">Where it says so.</param>
public sealed class MonthSweepTimer(MonthByMonth months, ILogger<MonthSweepTimer> logger)
{
    /// <summary>Looks every minute.</summary>
    [Function(nameof(MonthSweepTimer))]
    public async Task RunAsync(
        [TimerTrigger("30 * * * * *")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        await months.EachAsync(
            (month, row) => row.State is nameof(MonthState.Closed) or nameof(MonthState.Paying)
                ? EnsureRunningAsync(client, month, cancellationToken)
                : Task.CompletedTask,
            cancellationToken);
    }

    private async Task EnsureRunningAsync(
        DurableTaskClient client, MonthRef month, CancellationToken cancellationToken)
    {
        OrchestrationMetadata? instance = await client.GetInstanceAsync(month.InstanceId, cancellationToken);
        if (instance is { IsCompleted: false })
        {
            return;
        }

        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(
                nameof(RunMonthOrchestrator),
                month,
                new StartOrchestrationOptions(month.InstanceId),
                cancellationToken);
            logger.MonthRestarted(month.PartitionKey);
        }
        catch (OrchestrationAlreadyExistsException)
        {
            // Somebody else started it in the meantime.
        }
    }
}
