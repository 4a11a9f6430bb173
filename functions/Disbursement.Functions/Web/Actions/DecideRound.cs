using Disbursement.Core.Settlement;
using Disbursement.Functions.Months;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Identity;
using Disbursement.Functions.Web.Problems;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Disbursement.Functions.Web.Actions;

/// <summary>
/// Approves a proposal or sends it back: another person than who closed, for exactly the root that was looked at,
/// by one conditional write on the round. The orchestration is then woken and reads the row.
/// </summary>
/// <param name="months">Knows who closed.</param>
/// <param name="rounds">The rounds.</param>
/// <param name="audit">The audit.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="logger">Where it says so.</param>
public sealed class DecideRound(
    MonthStore months, RoundStore rounds, AuditLog audit, TimeProvider clock, ILogger<DecideRound> logger)
{
    /// <summary>Approves the root.</summary>
    /// <param name="client">Wakes the round.</param>
    /// <param name="round">The round.</param>
    /// <param name="actor">Who approves.</param>
    /// <param name="root">The root that was looked at, 64 hexadecimal digits.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="ProblemException">It is not proposed, the root is another, or the person closed.</exception>
    public async Task<RoundEntity> ApproveAsync(
        DurableTaskClient client, RoundAddress round, Actor actor, string root, CancellationToken cancellationToken)
    {
        RoundEntity row = await ReadForAsync(round, actor, cancellationToken);
        bool again = row.ApprovedBy.Length > 0 && actor.HasSigned(row.ApprovedBy) && IsSame(root, row.Root)
            && row.State is nameof(RoundState.Approved) or nameof(RoundState.Released) or nameof(RoundState.Settled);
        if (!again)
        {
            RoundState next = Next(row, RoundEvent.Approve);
            ThrowIfStale(root, row);
            row.ApprovedBy = actor.Signature;
            row.ApprovedAt = clock.GetUtcNow();
            await WriteAsync(row, next, cancellationToken);
        }

        await FinishAsync(client, round, row, SharedDeeds.Approved, actor);
        return row;
    }

    /// <summary>Sends the proposal back.</summary>
    /// <param name="client">Wakes the round.</param>
    /// <param name="round">The round.</param>
    /// <param name="actor">Who sends it back.</param>
    /// <param name="root">The root that was looked at; empty when the caller names none.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="ProblemException">It is not proposed, the root is another, or the person closed.</exception>
    public async Task<RoundEntity> SendBackAsync(
        DurableTaskClient client,
        RoundAddress round,
        Actor actor,
        string root,
        string reason,
        CancellationToken cancellationToken)
    {
        RoundEntity row = await ReadForAsync(round, actor, cancellationToken);
        bool again = row.State == nameof(RoundState.SentBack) && actor.HasSigned(row.SentBackBy);
        if (!again)
        {
            RoundState next = Next(row, RoundEvent.SendBack);
            if (root.Length > 0)
            {
                ThrowIfStale(root, row);
            }

            row.SentBackBy = actor.Signature;
            row.SentBackBecause = reason;
            await WriteAsync(row, next, cancellationToken);
        }

        await FinishAsync(client, round, row, SharedDeeds.SentBack, actor);
        return row;
    }

    private async Task<RoundEntity> ReadForAsync(
        RoundAddress round, Actor actor, CancellationToken cancellationToken)
    {
        MonthEntity month = await months.FindAsync(round.Month, cancellationToken)
            ?? throw new ProblemException(MonthProblems.MonthUnknown(round.Month));
        RoundEntity row = await rounds.FindAsync(round.Month, round.Round, cancellationToken)
            ?? throw new ProblemException(MonthProblems.RoundUnknown(round.Round));
        return actor.HasSigned(month.ClosedBy) ? throw new ProblemException(MonthProblems.SamePerson) : row;
    }

    private static RoundState Next(RoundEntity row, RoundEvent happened)
    {
        // Only from Proposed: the table's harmless repeats would let a second person sign over the first.
        Transition<RoundState> next = RoundTransitions.Next(Enum.Parse<RoundState>(row.State), happened);
        return next.Kind == TransitionKind.Moved
            ? next.State
            : throw new ProblemException(MonthProblems.NotProposed(row.State));
    }

    private static void ThrowIfStale(string root, RoundEntity row)
    {
        if (!IsSame(root, row.Root))
        {
            throw new ProblemException(MonthProblems.StaleRoot(row.Root));
        }
    }

    private static bool IsSame(string root, string proposed) =>
        proposed.Length > 0 && proposed.Equals(root, StringComparison.OrdinalIgnoreCase);

    private async Task WriteAsync(RoundEntity row, RoundState state, CancellationToken cancellationToken)
    {
        // No second attempt here: what moved the row may be a new proposal, which nobody has looked at.
        if (!await rounds.MoveAsync(row, state, cancellationToken))
        {
            throw new ProblemException(MonthProblems.Contended);
        }
    }

    private async Task FinishAsync(
        DurableTaskClient client,
        RoundAddress round,
        RoundEntity row,
        string deed,
        Actor actor)
    {
        // The decision is written: audit and waking follow although the caller may have gone away.
        await audit.RoundDecidedAsync(round.Month, row, deed, actor.Signature, CancellationToken.None);
        await Orchestrations.WakeAsync(
            client, round.Month, round.Round, RunRoundOrchestrator.DecisionEvent, CancellationToken.None);
        logger.Done(deed, round.ToString(), actor.Signature);
    }
}
