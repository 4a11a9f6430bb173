using Disbursement.Core.Settlement;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Verification;
using Disbursement.Functions.Web.Identity;
using Disbursement.Functions.Web.Problems;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Disbursement.Functions.Web.Actions;

/// <summary>Records what a person decided about an exception: once, with a reason.</summary>
/// <param name="exceptions">The exceptions.</param>
/// <param name="months">Whether the month is counted for good.</param>
/// <param name="blobs">Whether it has written down what it leaves.</param>
/// <param name="rounds">The rounds, of which the last may wait for decisions about accounts.</param>
/// <param name="names">Remembers decisions about names for later months.</param>
/// <param name="audit">The audit.</param>
/// <param name="logger">Where it says so.</param>
public sealed class ExceptionDecisions(
    ExceptionStore exceptions,
    MonthStore months,
    BlobStore blobs,
    RoundStore rounds,
    NameDecisions names,
    AuditLog audit,
    ILogger<ExceptionDecisions> logger)
{
    /// <summary>Records the decision; wakes the round that runs when it was the last one about an account.</summary>
    /// <param name="client">Wakes the round.</param>
    /// <param name="month">The month.</param>
    /// <param name="row">The exception as it was read.</param>
    /// <param name="actor">Who decides.</param>
    /// <param name="decision">One of <see cref="DecisionTable.Of"/>.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="ProblemException">It was decided before, or takes no such decision.</exception>
    public async Task<ExceptionEntity> RunAsync(
        DurableTaskClient client,
        MonthRef month,
        ExceptionEntity row,
        Actor actor,
        string decision,
        string reason,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        IReadOnlyList<string> allowed = DecisionTable.Of(row);
        if (!allowed.Contains(decision, StringComparer.Ordinal))
        {
            throw new ProblemException(MonthProblems.DecisionUnknown(allowed));
        }

        bool again = row.State != "Open" && row.Decision == decision && actor.HasSigned(row.DecidedBy);
        if (!again)
        {
            await WriteAsync(month, row, decision, actor, reason, cancellationToken);
        }

        // The decision is written: memory, audit and waking follow although the caller may have gone away.
        await names.RememberAsync(month, row, CancellationToken.None);
        string subject = $"{month.Folder} {row.RowKey} {decision}";
        await audit.AppendAsync(
            month,
            $"exception.decided|{row.RowKey}",
            "exception.decided",
            actor.Signature,
            subject,
            CancellationToken.None);
        await WakeIfLastAsync(client, month, row);
        logger.Done("exception.decided", subject, actor.Signature);
        return row;
    }

    private async Task WriteAsync(
        MonthRef month,
        ExceptionEntity row,
        string decision,
        Actor actor,
        string reason,
        CancellationToken cancellationToken)
    {
        if (row.State != "Open")
        {
            throw new ProblemException(MonthProblems.ExceptionDecided(row.Decision));
        }

        if (DecisionTable.IsAboutMoney(row.Kind) && await IsCountedAsync(month, cancellationToken))
        {
            throw new ProblemException(MonthProblems.DecidedTooLate(month));
        }

        if (!await exceptions.DecideAsync(row, decision, actor.Signature, reason, cancellationToken))
        {
            throw new ProblemException(MonthProblems.Contended);
        }
    }

    /// <summary>Whether what the month leaves unpaid is written down: a decision now would change nothing of it.</summary>
    private async Task<bool> IsCountedAsync(MonthRef month, CancellationToken cancellationToken)
    {
        MonthEntity? row = await months.FindAsync(month, cancellationToken);
        return row?.State == nameof(MonthState.Settled)
            || (await blobs.UnitsLeftByAsync(month, cancellationToken)).Count > 0;
    }

    private async Task WakeIfLastAsync(DurableTaskClient client, MonthRef month, ExceptionEntity row)
    {
        if (!DecisionTable.IsAboutAccount(row.Kind))
        {
            return;
        }

        IReadOnlyList<ExceptionEntity> all = await exceptions.ListAsync(month, CancellationToken.None);
        if (!all.Any(static other => other.State == "Open" && DecisionTable.IsAboutAccount(other.Kind)))
        {
            int last = Math.Max(1, (await rounds.ListAsync(month, CancellationToken.None)).Count);
            await Orchestrations.WakeAsync(client, month, last, Orchestrations.Decided, CancellationToken.None);
        }
    }
}
