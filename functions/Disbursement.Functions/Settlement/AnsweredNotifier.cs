using Disbursement.Core.Settlement;
using Disbursement.Functions.Months;
using Disbursement.Functions.Storage;
using Microsoft.DurableTask.Client;

namespace Disbursement.Functions.Settlement;

/// <summary>Wakes a round when a file of it has all its answers. Waking it twice changes nothing: it counts files.</summary>
/// <param name="rounds">The rounds.</param>
public sealed class AnsweredNotifier(RoundStore rounds)
{
    /// <summary>Raises the event while the round waits for it.</summary>
    public async Task NotifyAsync(
        DurableTaskClient client, MonthRef month, PaymentFileEntity file, CancellationToken cancellationToken)
    {
        if (file.State != nameof(PaymentFileState.Answered))
        {
            return;
        }

        RoundEntity? round = await rounds.FindAsync(month, file.Round, cancellationToken);
        if (round?.State is nameof(RoundState.Approved) or nameof(RoundState.Released))
        {
            await client.RaiseEventAsync(
                month.RoundInstanceId(file.Round),
                RunRoundOrchestrator.FileAnsweredEvent,
                file.RowKey,
                cancellationToken);
        }
    }
}
