using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;
using Disbursement.Functions.Approval;
using Disbursement.Functions.Payments;
using Disbursement.Functions.Routing;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Verification;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Disbursement.Functions.Months;

/// <summary>
/// One payment round: verify the lists it pays first, route, build, propose, wait for a person, release, wait for the
/// providers. An event only wakes it; what it then does is read from the round's row, which a person's request
/// changed by a conditional write.
/// </summary>
public static class RunRoundOrchestrator
{
    /// <summary>Raised when the round's row was approved or sent back.</summary>
    public const string DecisionEvent = "decision";

    /// <summary>Raised when every payment of a file has its answer; carries the file id.</summary>
    public const string FileAnsweredEvent = "file-answered";

    /// <summary>Raised when the treasurer says that the providers have said their last word.</summary>
    public const string SettleEvent = "settle";

    /// <summary>Bound on proposals of one round: after so many send-backs a person looks at the month itself.</summary>
    public const int ProposalsMax = 20;

    /// <summary>Runs the round.</summary>
    [Function(nameof(RunRoundOrchestrator))]
    public static async Task<RoundOutcome> RunAsync(
        [OrchestrationTrigger] TaskOrchestrationContext context, RoundRequest request)
    {
        var round = new RoundRef(request.Month, request.Round);
        IReadOnlyList<UnitWork> units = request.Frozen.WorkOf(request.Month, request.Round);
        try
        {
            StartedRound started = await context.CallActivityAsync<StartedRound>(
                nameof(StartRoundActivity), round, Retries.Storage);
            if (started.State is nameof(RoundState.Settled) or nameof(RoundState.Stopped))
            {
                return new RoundOutcome(started.State, 0, "");
            }

            if (request.Round == 1 || units.Any(unit => unit.Lists.Any(list => list.Round == request.Round)))
            {
                await VerifyAsync(context, units, started);
            }

            ProposalTotals proposal = await ProposeUntilApprovedAsync(context, round, units);
            if (proposal.Payments > 0)
            {
                await ReleaseAsync(context, round, proposal);
                await WaitForAnswersAsync(context, round, proposal, started);
            }

            ClosedRound closed = await context.CallActivityAsync<ClosedRound>(
                nameof(CloseRoundActivity), round, Retries.Storage);
            await RunMonthOrchestrator.CountAsync(context, request.Frozen.WorkOf(request.Month, 0));
            return new RoundOutcome(nameof(RoundState.Settled), closed.FallBacks, "");
        }
        catch (TaskFailedException failure)
        {
            string because = failure.FailureDetails.ErrorMessage;
            var stop = new StopRequest(
                request.Month, request.Round, because, StopCodes.Of(failure), failure.TaskName);
            await context.CallActivityAsync<string>(nameof(StopActivity), stop, Retries.Storage);
            return new RoundOutcome(nameof(RoundState.Stopped), 0, because);
        }
    }

    private static async Task VerifyAsync(
        TaskOrchestrationContext context, IReadOnlyList<UnitWork> units, StartedRound started)
    {
        VerifyChunk[] chunks =
        [
            .. units.SelectMany(unit => unit.Lists.Where(list => list.Round == unit.Round).SelectMany(list =>
                Enumerable.Range(0, list.Chunks).Select(chunk => new VerifyChunk(unit.Month, list, chunk)))),
        ];
        IReadOnlyList<VerificationTotals> totals = await Waves.CallAsync<VerifyChunk, VerificationTotals>(
            context, "verify", nameof(VerifyChunkActivity), chunks);

        // A borderline name is a person's decision. While the cut-off allows, the round waits for it.
        int undecided = totals.Sum(static total => total.Undecided);
        if (undecided > 0 && started.DecisionWindow > TimeSpan.Zero)
        {
            context.SetCustomStatus(new RoundProgress("decide", 0, undecided));
            using var cancel = new CancellationTokenSource();
            Task cutOff = context.CreateTimer(started.DecisionWindow, cancel.Token);
            Task enough = context.WaitForExternalEvent<object?>("decided", cancel.Token);
            await Task.WhenAny(cutOff, enough);
            cancel.Cancel();
        }
    }

    private static async Task<ProposalTotals> ProposeUntilApprovedAsync(
        TaskOrchestrationContext context, RoundRef round, IReadOnlyList<UnitWork> units)
    {
        for (int attempt = 1; attempt <= ProposalsMax; attempt++)
        {
            await context.CallActivityAsync<string>(
                nameof(OpenProposalActivity), new ProposalAttempt(round, attempt), Retries.Storage);
            UnitWork[] works = [.. units.Select(unit => unit with { Proposal = attempt })];
            IReadOnlyList<UnitProof> routed = await Waves.CallAsync<UnitWork, UnitProof>(
                context, "route", nameof(RouteUnitActivity), works);
            IReadOnlyList<Tally> built = await Waves.CallAsync<UnitWork, Tally>(
                context, "build", nameof(BuildFilesActivity), works);
            string[] codes = [.. units.Select(static unit => unit.Unit)];
            Tally grouped = await context.CallActivityAsync<Tally>(
                nameof(BuildGroupedFilesActivity), new GroupedWork(round, codes, attempt), Retries.Storage);
            var request = new ProposeRequest(
                round,
                attempt,
                [.. units.Zip(routed, static (unit, proof) => new RoutedUnit(unit.Unit, proof.InFiles))],
                routed.Aggregate(UnitProof.None, static (sum, unit) => sum + unit),
                built.Aggregate(grouped, static (sum, unit) => sum + unit));
            ProposalTotals proposal = await context.CallActivityAsync<ProposalTotals>(
                nameof(ProposeActivity), request, Retries.Storage);
            if (proposal.Payments == 0)
            {
                return proposal;
            }

            // Events only wake: a stray one finds the round still proposed and waits on.
            string state = proposal.State;
            while (state == nameof(RoundState.Proposed))
            {
                context.SetCustomStatus(new RoundProgress("approve", 0, proposal.Payments));
                await context.WaitForExternalEvent<object?>(DecisionEvent);
                state = await context.CallActivityAsync<string>(
                    nameof(ReadRoundStateActivity), round, Retries.Storage);
            }

            if (state != nameof(RoundState.SentBack))
            {
                return proposal;
            }
        }

        throw new InvalidOperationException($"The round was sent back {ProposalsMax} times.");
    }

    private static async Task ReleaseAsync(
        TaskOrchestrationContext context, RoundRef round, ProposalTotals proposal)
    {
        ProviderRelease[] releases = [.. proposal.Providers.Select(code => new ProviderRelease(round, code))];
        IReadOnlyList<int> files = await Waves.CallAsync<ProviderRelease, int>(
            context, "release", nameof(ReleaseProviderActivity), releases);
        await context.CallActivityAsync<string>(
            nameof(FinishReleaseActivity), new FinishRelease(round, files.Sum()), Retries.Storage);
    }

    private static async Task WaitForAnswersAsync(
        TaskOrchestrationContext context, RoundRef round, ProposalTotals proposal, StartedRound started)
    {
        using var cancel = new CancellationTokenSource();
        Task overdue = context.CreateTimer(started.AnswerWithin, cancel.Token);
        Task settle = context.WaitForExternalEvent<object?>(SettleEvent, cancel.Token);
        var answered = new HashSet<string>(StringComparer.Ordinal);
        Task<string?> next = context.WaitForExternalEvent<string?>(FileAnsweredEvent, cancel.Token);
        while (answered.Count < proposal.Files)
        {
            context.SetCustomStatus(new RoundProgress("settle", answered.Count, proposal.Files));
            Task first = await Task.WhenAny(next, settle, overdue);
            if (first != next)
            {
                break;
            }

            answered.Add(await next ?? "");
            next = context.WaitForExternalEvent<string?>(FileAnsweredEvent, cancel.Token);
        }

        cancel.Cancel();
        context.SetCustomStatus(new RoundProgress("settle", answered.Count, proposal.Files));
    }
}
