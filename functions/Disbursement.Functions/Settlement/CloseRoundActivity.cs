using Disbursement.Core.Payments;
using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;
using Disbursement.Functions.Months;
using Disbursement.Functions.Reference;
using Disbursement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Disbursement.Functions.Settlement;

/// <summary>
/// Closes a round: what has no answer becomes unknown, which is never paid again by itself, and what is proven to have
/// failed is counted for the next round. Answers that come later are still applied until the month is counted for good.
/// </summary>
/// <param name="rounds">The rounds.</param>
/// <param name="files">The payment files.</param>
/// <param name="applier">Marks payments unknown, in sequence with the providers' results.</param>
/// <param name="standings">What became of the payments.</param>
/// <param name="reference">The routing table as frozen, which says what follows a failure.</param>
/// <param name="exceptions">The queue for people.</param>
/// <param name="audit">The audit.</param>
/// <param name="options">How many rounds a month may have.</param>
/// <param name="clock">The time.</param>
/// <param name="logger">Where it says so.</param>
public sealed class CloseRoundActivity(
    RoundStore rounds,
    PaymentFileStore files,
    ResultApplier applier,
    StandingStore standings,
    ReferenceStore reference,
    ExceptionStore exceptions,
    AuditLog audit,
    IOptions<MonthOptions> options,
    TimeProvider clock,
    ILogger<CloseRoundActivity> logger)
{
    /// <summary>The reason of a payment nobody answered: no answer (ISO 20022 external status reason).</summary>
    private const string NoAnswer = "NOAS";

    /// <summary>Closes the round; a second call counts the same and changes nothing.</summary>
    [Function(nameof(CloseRoundActivity))]
    public async Task<ClosedRound> RunAsync([ActivityTrigger] RoundRef round, CancellationToken cancellationToken)
    {
        (MonthRef month, int number) = (round.Month, round.Round);
        RoundEntity row = await rounds.GetAsync(month, number, cancellationToken);
        int unanswered = 0;
        int fallBacks = 0;
        IReadOnlyList<PaymentFileEntity> all = await files.ListAsync(month, number, cancellationToken);
        foreach (PaymentFileEntity file in all)
        {
            if (file.State is nameof(PaymentFileState.Built) or nameof(PaymentFileState.Proposed))
            {
                continue;
            }

            unanswered += await MarkUnknownAsync(month, file, cancellationToken);
            fallBacks += await FallBacksAsync(month, file, cancellationToken);
        }

        RoundEvent ended = all.Count == 0 ? RoundEvent.FindNothing : RoundEvent.Settle;
        await SettleAsync(month, number, row, ended, unanswered, cancellationToken);
        return new ClosedRound(number < options.Value.RoundsMax ? fallBacks : 0);
    }

    private async Task<int> MarkUnknownAsync(
        MonthRef month, PaymentFileEntity file, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        string source = ResultParts.SourceOf(FormattableString.Invariant($"close-r{file.Round}"), 0);
        AppliedBatch applied = await applier.ApplyAsync(
            month,
            file.RowKey,
            standing =>
            [
                .. standing.Payments.Values
                    .Where(static payment => payment.State == PaymentState.Sent)
                    .OrderBy(static payment => payment.Id)
                    .Select(payment => new PaymentResult(
                        payment.Id, ResultStatus.Unknown, NoAnswer, Amount: null, now, source)),
            ],
            cancellationToken);
        if (applied.File.Open == 0)
        {
            return 0;
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
                    $"Tệp {file.RowKey} còn {applied.File.Open} khoản chưa rõ kết quả; không chi lại khi chưa xác minh.");
                exception.Evidence = LedgerPaths.Results(month, file.RowKey);
            },
            cancellationToken);
        return applied.File.Open;
    }

    private async Task<int> FallBacksAsync(
        MonthRef month, PaymentFileEntity file, CancellationToken cancellationToken)
    {
        IReadOnlyList<(PaymentEntry Entry, PaymentStanding Standing)> payments =
            await standings.LatestAsync(month, file, cancellationToken);
        (PaymentEntry Entry, PaymentStanding Standing)[] failures =
            [.. payments.Where(static payment => PaymentTransitions.IsProvenFailure(payment.Standing.State))];
        if (failures.Length == 0)
        {
            return 0;
        }

        FallBackChain chain = (await reference.OfAsync(month, cancellationToken)).Routing.FallBack;
        return failures.Count(payment => chain.MayGoOn(
            payment.Entry.Channel, ReasonCatalogue.Find(payment.Standing.Reason), month.Province));
    }

    private async Task SettleAsync(
        MonthRef month,
        int number,
        RoundEntity row,
        RoundEvent ended,
        int unanswered,
        CancellationToken cancellationToken)
    {
        Transition<RoundState> next = RoundTransitions.Next(Enum.Parse<RoundState>(row.State), ended);
        if (next.Kind != TransitionKind.Moved)
        {
            return;
        }

        string subject = FormattableString.Invariant($"r{number} open {unanswered}");
        await audit.AppendAsync(month, $"settled|r{number}", "round.settled", "app", subject, cancellationToken);
        if (!await rounds.MoveAsync(row, next.State, cancellationToken))
        {
            throw new IOException($"The round {number} of {month.PartitionKey} changed meanwhile.");
        }

        logger.RoundSettled(month.PartitionKey, number, unanswered);
    }
}
