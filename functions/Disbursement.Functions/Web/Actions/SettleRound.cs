using Disbursement.Core.Settlement;
using Disbursement.Functions.Months;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Identity;
using Disbursement.Functions.Web.Problems;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Disbursement.Functions.Web.Actions;

/// <summary>Says that the providers have said their last word: what is still open counts as unknown.</summary>
/// <param name="rounds">The rounds.</param>
/// <param name="audit">The audit.</param>
/// <param name="logger">Where it says so.</param>
public sealed class SettleRound(RoundStore rounds, AuditLog audit, ILogger<SettleRound> logger)
{
    /// <summary>Wakes a released round to settle.</summary>
    /// <param name="client">Wakes the round.</param>
    /// <param name="round">The round.</param>
    /// <param name="actor">Who says so.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="ProblemException">There is no such round, or it is not released.</exception>
    public async Task<RoundEntity> RunAsync(
        DurableTaskClient client, RoundAddress round, Actor actor, CancellationToken cancellationToken)
    {
        RoundEntity row = await rounds.FindAsync(round.Month, round.Round, cancellationToken)
            ?? throw new ProblemException(MonthProblems.RoundUnknown(round.Round));
        if (row.State == nameof(RoundState.Settled))
        {
            return row;
        }

        if (row.State != nameof(RoundState.Released))
        {
            throw new ProblemException(MonthProblems.NotReleased(row.State));
        }

        await audit.AppendAsync(
            round.Month,
            $"round.settle-asked|{round}",
            "round.settle-asked",
            actor.Signature,
            round.ToString(),
            cancellationToken);
        await Orchestrations.WakeAsync(
            client, round.Month, round.Round, RunRoundOrchestrator.SettleEvent, cancellationToken);
        logger.Done("round.settle-asked", round.ToString(), actor.Signature);
        return row;
    }
}
