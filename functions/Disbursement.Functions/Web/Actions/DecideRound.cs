using Disbursement.Core.Settlement;
using Disbursement.Functions.Approval;
using Disbursement.Functions.Months;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Identity;
using Disbursement.Functions.Web.Problems;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Disbursement.Functions.Web.Actions;

/// <summary>
/// Signs a proposal or sends it back: another person than who closed, for exactly the root that was looked at, by one
/// conditional write on the round for each signature. The last signature that is needed approves it; the orchestration is
/// then woken and reads the row.
/// </summary>
/// <param name="months">Knows who closed.</param>
/// <param name="rounds">The rounds.</param>
/// <param name="audit">The audit.</param>
/// <param name="checks">What must hold first.</param>
/// <param name="options">When nothing can be approved.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="logger">Where it says so.</param>
public sealed class DecideRound(
    MonthStore months,
    RoundStore rounds,
    AuditLog audit,
    ApprovalChecks checks,
    IOptions<ApprovalOptions> options,
    TimeProvider clock,
    ILogger<DecideRound> logger)
{
    /// <summary>Bound on writes of one call: so many others can sign at the same time.</summary>
    private const int AttemptsMax = 5;

    /// <summary>Signs the root; approves it when no other signature is missing.</summary>
    /// <param name="client">Wakes the round.</param>
    /// <param name="round">The round.</param>
    /// <param name="actor">Who approves.</param>
    /// <param name="root">The root that was looked at, 64 hexadecimal digits.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="ProblemException">It is not proposed, the root is another, the person closed, or nothing can be
    /// approved now.</exception>
    public async Task<RoundEntity> ApproveAsync(
        DurableTaskClient client, RoundAddress round, Actor actor, string root, CancellationToken cancellationToken)
    {
        RoundEntity? row = null;
        for (int attempt = 1; row is null; attempt++)
        {
            row = attempt > AttemptsMax
                ? throw new ProblemException(MonthProblems.Contended)
                : await TrySignAsync(round, actor, root, cancellationToken);
        }

        // The signature is written: audit and waking follow although the caller may have gone away.
        await audit.RoundSignedAsync(round.Month, row, CancellationToken.None);
        bool isApproved = row.State != nameof(RoundState.Proposed);
        if (isApproved)
        {
            await WakeAsync(client, round);
        }

        logger.Done(isApproved ? SharedDeeds.Approved : SharedDeeds.SignatureGiven, round.ToString(), actor.Signature);
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

            // Signatures given so far stay in the audit; the row forgets them, since its next root is another.
            await audit.RoundSignedAsync(round.Month, row, cancellationToken);
            row.Signatures = "";
            row.EnvelopesSha256 = "";
            row.SentBackBy = actor.Signature;
            row.SentBackBecause = reason;
            await WriteAsync(row, next, cancellationToken);
        }

        // The decision is written: audit and waking follow although the caller may have gone away.
        await audit.RoundDecidedAsync(
            round.Month, row, SharedDeeds.SentBack, actor.Signature, CancellationToken.None);
        await WakeAsync(client, round);
        logger.Done(SharedDeeds.SentBack, round.ToString(), actor.Signature);
        return row;
    }

    /// <summary>
    /// One attempt to sign; null when somebody else changed the row meanwhile. Another attempt is safe: it signs only what
    /// still is this root, and two people who sign at the same time both have signed.
    /// </summary>
    private async Task<RoundEntity?> TrySignAsync(
        RoundAddress round, Actor actor, string root, CancellationToken cancellationToken)
    {
        RoundEntity row = await ReadForAsync(round, actor, cancellationToken);
        if (HasSigned(row, actor, root))
        {
            return row;
        }

        RoundState next = Next(row, RoundEvent.Approve);
        ThrowIfStale(root, row);
        DateTimeOffset now = clock.GetUtcNow();
        if (options.Value.FrozenAt(round.Month.Province, now) is { } freeze)
        {
            throw new ProblemException(MonthProblems.Frozen(freeze.Reason));
        }

        await checks.ThrowUnlessPayableAsync(round, row, cancellationToken);
        row.Sign(actor.Signature, now);
        if (row.SignaturesMissing() > 0)
        {
            return await rounds.UpdateAsync(row, cancellationToken) ? row : null;
        }

        (row.ApprovedBy, row.ApprovedAt) = (actor.Signature, now);
        return await rounds.MoveAsync(row, next, cancellationToken) ? row : null;
    }

    private static bool HasSigned(RoundEntity row, Actor actor, string root) =>
        IsSame(root, row.Root)
        && row.State is nameof(RoundState.Proposed) or nameof(RoundState.Approved) or nameof(RoundState.Released)
            or nameof(RoundState.Settled)
        && row.SignaturesGiven().Any(signature => actor.HasSigned(signature.By));

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

    private static Task WakeAsync(DurableTaskClient client, RoundAddress round) => Orchestrations.WakeAsync(
        client, round.Month, round.Round, RunRoundOrchestrator.DecisionEvent, CancellationToken.None);
}
