using Disbursement.Core.Settlement;
using Disbursement.Functions.Months;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Actions;
using Disbursement.Functions.Web.Views;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Disbursement.Functions.Web.Sweeps;

/// <summary>
/// Wakes rounds whose decision is written while they still wait for one: the app died between the write and the
/// event. Waking too often changes nothing, since a round reads its row.
/// </summary>
/// <param name="months">The months.</param>
/// <param name="rounds">Their rounds.</param>
/// <param name="logger">Where it says so.</param>
public sealed class DecisionSweepTimer(MonthByMonth months, RoundStore rounds, ILogger<DecisionSweepTimer> logger)
{
    /// <summary>What a round's custom status says while it waits for a person.</summary>
    public const string WaitingStage = "approve";

    /// <summary>Looks every minute, between the sweeps of the months.</summary>
    [Function(nameof(DecisionSweepTimer))]
    public async Task RunAsync(
        [TimerTrigger("0 * * * * *")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        await months.EachAsync(
            (month, row) => row.State is nameof(MonthState.Closed) or nameof(MonthState.Paying)
                ? WakeDecidedAsync(client, month, cancellationToken)
                : Task.CompletedTask,
            cancellationToken);
    }

    private async Task WakeDecidedAsync(
        DurableTaskClient client, MonthRef month, CancellationToken cancellationToken)
    {
        foreach (RoundEntity row in await rounds.ListAsync(month, cancellationToken))
        {
            if (row.State is not (nameof(RoundState.Approved) or nameof(RoundState.SentBack)))
            {
                continue;
            }

            int round = ViewMaker.Of(row, progress: null).Round;
            ProgressView? progress = await ReadMonth.ProgressAsync(client, month, round, cancellationToken);
            if (progress?.Stage == WaitingStage)
            {
                await Orchestrations.WakeAsync(
                    client, month, round, RunRoundOrchestrator.DecisionEvent, cancellationToken);
                logger.WokenAgain(new RoundAddress(month, round).ToString());
            }
        }
    }
}
