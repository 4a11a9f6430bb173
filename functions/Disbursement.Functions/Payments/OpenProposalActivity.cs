using Disbursement.Core.Settlement;
using Disbursement.Functions.Months;
using Disbursement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.Functions.Payments;

/// <summary>A proposal to be made.</summary>
/// <param name="Round">The round.</param>
/// <param name="Attempt">1 for the first, one more after each send-back.</param>
public sealed record ProposalAttempt(RoundRef Round, int Attempt);

/// <summary>
/// Opens a proposal: records the time that will stand inside its files, so that building them again gives the same
/// bytes, and takes a round that was sent back into work again.
/// </summary>
/// <param name="rounds">The rounds.</param>
/// <param name="clock">The time.</param>
public sealed class OpenProposalActivity(RoundStore rounds, TimeProvider clock)
{
    /// <summary>Opens it, unless the round is past that; tells the state.</summary>
    [Function(nameof(OpenProposalActivity))]
    public async Task<string> RunAsync([ActivityTrigger] ProposalAttempt attempt, CancellationToken cancellationToken)
    {
        RoundRef round = attempt.Round;
        RoundEntity row = await rounds.GetAsync(round.Month, round.Round, cancellationToken);
        bool open = row.State is nameof(RoundState.Verifying) or nameof(RoundState.SentBack);
        if (!open || row.Proposal >= attempt.Attempt)
        {
            return row.State;
        }

        row.Proposal = attempt.Attempt;
        // Whole seconds: what files can show and read back.
        row.ProposedAt = DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());
        if (!await rounds.MoveAsync(row, RoundState.Verifying, cancellationToken))
        {
            throw new IOException($"The round {round.Round} of {round.Month.PartitionKey} changed meanwhile.");
        }

        return row.State;
    }
}
