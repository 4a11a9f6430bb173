using Disbursement.Core.Contracts;
using Disbursement.Core.Programmes;
using Disbursement.Core.Settlement;
using Disbursement.Functions.Close;
using Disbursement.Functions.Reference;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace Disbursement.Functions.Watch;

/// <summary>Looks at one month: what of it is stopped, put aside, stuck or overdue.</summary>
/// <param name="months">The months.</param>
/// <param name="rounds">Their rounds.</param>
/// <param name="files">Their payment files.</param>
/// <param name="stops">Why they stopped.</param>
/// <param name="exceptions">The queue for people.</param>
/// <param name="reference">The contracts a month is paid by.</param>
/// <param name="inbox">Lists that nobody answered.</param>
/// <param name="aside">Poisoned blobs and dead letters.</param>
/// <param name="options">When something needs a person.</param>
/// <param name="close">The deadline of lists.</param>
/// <param name="settlement">When providers are reminded.</param>
/// <param name="clock">The time.</param>
public sealed class MonthWatch(
    MonthStore months,
    RoundStore rounds,
    PaymentFileStore files,
    StopStore stops,
    ExceptionStore exceptions,
    ReferenceStore reference,
    InboxWatch inbox,
    AsideWatch aside,
    IOptions<WatchOptions> options,
    IOptions<CloseOptions> close,
    IOptions<SettlementOptions> settlement,
    TimeProvider clock)
{
    /// <summary>Looks; null when nothing was ever sent for the month.</summary>
    public async Task<IReadOnlyList<Attention>?> LookAsync(
        DurableTaskClient client, MonthRef month, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(month);
        MonthEntity? row = await months.FindAsync(month, cancellationToken);
        if (row is null)
        {
            return null;
        }

        IReadOnlyList<RoundEntity> open = await rounds.ListAsync(month, cancellationToken);
        IReadOnlyList<ExceptionEntity> found = await exceptions.ListAsync(month, cancellationToken);
        var facts = new MonthFacts
        {
            Month = month,
            Row = row,
            Deadline = close.Value.DeadlineOf(month.ToPeriod()),
            Rounds = open,
            Stops = await stops.ListAsync(month, cancellationToken),
            Awaited = await AwaitedAsync(month, open, cancellationToken),
            OpenExceptions = [.. found.Where(static one => one.State == "Open")],
            Instances = await InstanceWatch.OfMonthAsync(client, month, open.Count, cancellationToken),
            Failed = await InstanceWatch.FailedAsync(client, month, cancellationToken),
            Unanswered = await inbox.UnansweredAsync(month, cancellationToken),
            Poisoned = await aside.PoisonedAsync(month, cancellationToken),
            Dead = await aside.DeadAsync(cancellationToken),
        };
        return AttentionRules.Find(facts, options.Value, clock.GetUtcNow());
    }

    private async Task<IReadOnlyList<AwaitedFile>> AwaitedAsync(
        MonthRef month, IReadOnlyList<RoundEntity> all, CancellationToken cancellationToken)
    {
        var awaited = new List<AwaitedFile>();
        foreach (RoundEntity round in all.Where(static round => round.State == nameof(RoundState.Released)))
        {
            int number = RoundStore.NumberOf(round);
            foreach (PaymentFileEntity file in await files.ListAsync(month, number, cancellationToken))
            {
                if (file.State != nameof(PaymentFileState.Answered))
                {
                    awaited.Add(await AwaitedAsync(month, round, file, cancellationToken));
                }
            }
        }

        return awaited;
    }

    private async Task<AwaitedFile> AwaitedAsync(
        MonthRef month, RoundEntity round, PaymentFileEntity file, CancellationToken cancellationToken)
    {
        if (!ProgrammeGroups.TryParse(file.Source, out ProgrammeGroup source))
        {
            throw new InvalidDataException($"The file {file.RowKey} has no budget source.");
        }

        ReferenceData data = await reference.FrozenAsync(month, cancellationToken);
        var scope = new ContractScope(month.Province, file.Unit, source, month.ToPeriod().FirstDay);
        ContractBook book = data.Contracts.For(month.Province);
        Contract? contract = book.Find(file.Provider, scope);

        // A file outlives its contract's last day; then the time of the reminders holds.
        DateTimeOffset? answerBy = contract is null
            ? round.ApprovedAt?.AddDays(settlement.Value.AnswerWithinDays)
            : round.ApprovedAt?.AddHours(contract.CutOffs.AnswerWithinHours);
        return new AwaitedFile(file, answerBy) { Contacts = book.ContactsOf(file.Provider, scope) };
    }
}
