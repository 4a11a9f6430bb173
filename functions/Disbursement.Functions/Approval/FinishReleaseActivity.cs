using Disbursement.Core.Money;
using Disbursement.Core.Settlement;
using Disbursement.Functions.Months;
using Disbursement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Disbursement.Functions.Approval;

/// <summary>What the release of all providers came to.</summary>
/// <param name="Round">The round.</param>
/// <param name="Files">Files released.</param>
public sealed record FinishRelease(RoundRef Round, int Files);

/// <summary>Marks a round released when every approved file was handed over.</summary>
/// <param name="rounds">The rounds.</param>
/// <param name="audit">The audit.</param>
/// <param name="logger">Where it says so.</param>
public sealed class FinishReleaseActivity(RoundStore rounds, AuditLog audit, ILogger<FinishReleaseActivity> logger)
{
    /// <summary>Marks it, once.</summary>
    [Function(nameof(FinishReleaseActivity))]
    public async Task<string> RunAsync([ActivityTrigger] FinishRelease finish, CancellationToken cancellationToken)
    {
        (MonthRef month, int number) = (finish.Round.Month, finish.Round.Round);
        RoundEntity round = await rounds.GetAsync(month, number, cancellationToken);
        if (round.State != nameof(RoundState.Approved))
        {
            return round.State;
        }

        ControlTotalException.ThrowIfDifferent("files released", round.Files, finish.Files);

        // The process that took the decision may have died before it noted it; the same deed is written once.
        await audit.RoundSignedAsync(month, round, cancellationToken);
        string subject = FormattableString.Invariant($"r{number} root {round.Root}");
        await audit.AppendAsync(month, $"released|r{number}", "round.released", "app", subject, cancellationToken);
        if (!await rounds.MoveAsync(round, RoundState.Released, cancellationToken))
        {
            throw new IOException($"The round {number} of {month.PartitionKey} changed meanwhile.");
        }

        logger.RoundReleased(month.PartitionKey, number, finish.Files);
        return round.State;
    }
}
