using Disbursement.Core.Settlement;
using Disbursement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Disbursement.Functions.Settlement;

/// <summary>
/// Reminds of files that nobody answered in time, and wakes rounds again whose files are answered: the event that says
/// so may have been lost with the process that raised it.
/// </summary>
/// <param name="months">The months.</param>
/// <param name="rounds">The rounds.</param>
/// <param name="files">The payment files.</param>
/// <param name="notifier">Wakes rounds.</param>
/// <param name="exceptions">The queue for people.</param>
/// <param name="audit">The audit.</param>
/// <param name="options">How long a provider may take.</param>
/// <param name="clock">The time.</param>
/// <param name="logger">Where it says so.</param>
public sealed class OverdueTimer(
    MonthByMonth months,
    RoundStore rounds,
    PaymentFileStore files,
    AnsweredNotifier notifier,
    ExceptionStore exceptions,
    AuditLog audit,
    IOptions<SettlementOptions> options,
    TimeProvider clock,
    ILogger<OverdueTimer> logger)
{
    /// <summary>Looks every ten minutes.</summary>
    [Function(nameof(OverdueTimer))]
    public async Task RunAsync(
        [TimerTrigger("0 5/10 * * * *")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        await months.EachAsync(
            (month, row) => row.State == nameof(MonthState.Paying)
                ? LookAtAsync(client, month, cancellationToken)
                : Task.CompletedTask,
            cancellationToken);
    }

    /// <summary>Looks at the released rounds of one month.</summary>
    internal async Task LookAtAsync(DurableTaskClient client, MonthRef month, CancellationToken cancellationToken)
    {
        DateTimeOffset due = clock.GetUtcNow().AddDays(-options.Value.AnswerWithinDays);
        foreach (RoundEntity round in await rounds.ListAsync(month, cancellationToken))
        {
            if (round.State != nameof(RoundState.Released))
            {
                continue;
            }

            int number = RoundStore.NumberOf(round);
            foreach (PaymentFileEntity file in await files.ListAsync(month, number, cancellationToken))
            {
                await notifier.NotifyAsync(client, month, file, cancellationToken);
                if (round.ApprovedAt < due)
                {
                    await RemindAsync(month, file, cancellationToken);
                }
            }
        }
    }

    private async Task RemindAsync(MonthRef month, PaymentFileEntity file, CancellationToken cancellationToken)
    {
        Transition<PaymentFileState> next = PaymentFileTransitions.Next(
            Enum.Parse<PaymentFileState>(file.State), PaymentFileEvent.PassDeadline);
        if (next.Kind != TransitionKind.Moved)
        {
            return;
        }

        await exceptions.OpenAsync(
            month,
            ExceptionKind.OutcomeUnknown,
            file.RowKey,
            exception =>
            {
                exception.Unit = file.Unit;
                exception.List = file.Source;
                exception.Summary = FormattableString.Invariant(
                    $"Tệp {file.RowKey} quá hạn trả lời, còn {file.Open} khoản chưa có kết quả; nhắc {file.Provider}.");
                exception.Evidence = LedgerPaths.Results(month, file.RowKey);
            },
            cancellationToken);
        await audit.AppendAsync(
            month, $"overdue|{file.RowKey}", "file.overdue", "app", file.RowKey, cancellationToken);
        file.State = next.State.ToString();
        if (await files.UpdateAsync(file, cancellationToken))
        {
            logger.FileOverdue(file.RowKey, file.Open);
        }
    }
}
