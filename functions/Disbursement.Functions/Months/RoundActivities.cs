using Disbursement.Core.Settlement;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Verification;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Disbursement.Functions.Months;

/// <summary>What a round needs to know before it works.</summary>
/// <param name="State">Its state now; a finished round changes nothing.</param>
/// <param name="DecisionWindow">How long people may decide borderline names.</param>
/// <param name="AnswerWithin">How long providers may answer.</param>
public sealed record StartedRound(string State, TimeSpan DecisionWindow, TimeSpan AnswerWithin);

/// <summary>Starts a round: the month is paying from the first one on.</summary>
/// <param name="months">The months.</param>
/// <param name="rounds">The rounds.</param>
/// <param name="monthOptions">How months run.</param>
/// <param name="verification">How verification runs.</param>
public sealed class StartRoundActivity(
    MonthStore months,
    RoundStore rounds,
    IOptions<MonthOptions> monthOptions,
    IOptions<VerificationOptions> verification)
{
    /// <summary>Starts it, or tells where it stands.</summary>
    [Function(nameof(StartRoundActivity))]
    public async Task<StartedRound> RunAsync([ActivityTrigger] RoundRef round, CancellationToken cancellationToken)
    {
        MonthEntity month = await months.GetAsync(round.Month, cancellationToken);
        if (month.State == nameof(MonthState.Closed)
            && !await months.MoveAsync(month, MonthState.Paying, cancellationToken))
        {
            throw new IOException($"The month {round.Month.PartitionKey} changed meanwhile; the start is tried again.");
        }

        RoundEntity row = await rounds.GetAsync(round.Month, round.Round, cancellationToken);
        return new StartedRound(row.State, verification.Value.DecisionWindow, monthOptions.Value.AnswerWithin);
    }
}

/// <summary>Reads where a round stands; what a person decided is in its row, never in an event.</summary>
/// <param name="rounds">The rounds.</param>
public sealed class ReadRoundStateActivity(RoundStore rounds)
{
    /// <summary>Reads the state.</summary>
    [Function(nameof(ReadRoundStateActivity))]
    public async Task<string> RunAsync([ActivityTrigger] RoundRef round, CancellationToken cancellationToken) =>
        (await rounds.GetAsync(round.Month, round.Round, cancellationToken)).State;
}

/// <summary>Stops a round or a month: money that does not add up, or a failure that no retry cured.</summary>
/// <param name="months">The months.</param>
/// <param name="rounds">The rounds.</param>
/// <param name="stops">Both sides, beside the month.</param>
/// <param name="exceptions">The queue for people.</param>
/// <param name="audit">The audit.</param>
/// <param name="logger">Where it says so.</param>
public sealed class StopActivity(
    MonthStore months,
    RoundStore rounds,
    StopStore stops,
    ExceptionStore exceptions,
    AuditLog audit,
    ILogger<StopActivity> logger)
{
    /// <summary>Stops it, with the reason for a person.</summary>
    [Function(nameof(StopActivity))]
    public async Task<string> RunAsync([ActivityTrigger] StopRequest stop, CancellationToken cancellationToken)
    {
        logger.Stopped(stop.Month.PartitionKey, stop.Round, stop.Because);
        await stops.KeepAsync(stop, cancellationToken);
        if (!await MoveAsync(stop, cancellationToken))
        {
            throw new IOException($"{stop.Month.PartitionKey} changed meanwhile; the stop is tried again.");
        }

        string subject = FormattableString.Invariant($"{stop.Month.PartitionKey}|r{stop.Round}");
        await exceptions.OpenAsync(
            stop.Month, ExceptionKind.ProofFailed, subject, row => row.Summary = stop.Because, cancellationToken);
        await audit.AppendAsync(stop.Month, $"stopped|{subject}", "stopped", "app", subject, cancellationToken);
        return nameof(MonthState.Stopped);
    }

    private async Task<bool> MoveAsync(StopRequest stop, CancellationToken cancellationToken)
    {
        if (stop.Round > 0)
        {
            RoundEntity round = await rounds.GetAsync(stop.Month, stop.Round, cancellationToken);
            round.StoppedBecause = stop.Because;
            return await rounds.MoveAsync(round, RoundState.Stopped, cancellationToken);
        }

        MonthEntity month = await months.GetAsync(stop.Month, cancellationToken);
        month.StoppedBecause = stop.Because;
        return await months.MoveAsync(month, MonthState.Stopped, cancellationToken);
    }
}
