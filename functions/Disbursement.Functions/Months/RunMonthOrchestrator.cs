using Disbursement.Core.Settlement;
using Disbursement.Functions.Close;
using Disbursement.Functions.Coverage;
using Disbursement.Functions.Routing;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Disbursement.Functions.Months;

/// <summary>
/// A month from close to proof: freeze, compare, pay in rounds, carry over, count, prove. Its instance id only helps
/// people find it; what guards money are the conditional writes of its activities, so that running it again after
/// it has finished changes nothing.
/// </summary>
public static class RunMonthOrchestrator
{
    /// <summary>What came in the last minute of the last day is read by then.</summary>
    private static readonly TimeSpan ReadingTime = TimeSpan.FromMinutes(15);

    /// <summary>Runs the month.</summary>
    [Function(nameof(RunMonthOrchestrator))]
    public static async Task<MonthOutcome> RunAsync(
        [OrchestrationTrigger] TaskOrchestrationContext context, MonthRef month)
    {
        FrozenMonth frozen = await context.CallActivityAsync<FrozenMonth>(
            nameof(FreezeMonthActivity), month, Retries.Storage);
        if (frozen.State is nameof(MonthState.Settled) or nameof(MonthState.Stopped))
        {
            return new MonthOutcome(frozen.State, "");
        }

        try
        {
            await context.CallActivityAsync<int>(nameof(FindDuplicatesActivity), frozen.WorkOf(month, 0), Retries.Storage);
            await Waves.CallAsync<UnitWork, int>(
                context, "compare", nameof(CompareUnitActivity), frozen.WorkOf(month, 0));

            for (int round = 1; round <= frozen.RoundsMax; round++)
            {
                RoundOutcome outcome = await RunRoundAsync(context, month, round, frozen);
                if (outcome.State == nameof(RoundState.Stopped))
                {
                    return await StopAsync(context, new StopRequest(
                        month, 0, outcome.Because, StopCode.RoundStopped, nameof(RunRoundOrchestrator)));
                }

                bool isNeeded = outcome.FallBacks > 0 || await HasDecidedAsync(context, month, round, frozen);
                if (frozen.TakesSupplements && round < frozen.RoundsMax)
                {
                    if (frozen.SupplementsUntil is { } until && (!isNeeded || round + 1 == frozen.RoundsMax))
                    {
                        await WaitForSupplementsAsync(context, until);
                        isNeeded |= await HasDecidedAsync(context, month, round, frozen);
                    }

                    frozen = await TakeSupplementsAsync(context, month, round + 1, frozen, isNeeded);
                    isNeeded |= frozen.SupplementsOf(month, round + 1).Count > 0;
                }

                if (!isNeeded)
                {
                    break;
                }
            }

            await Waves.CallAsync<UnitWork, int>(
                context, "carry-over", nameof(CarryOverActivity), frozen.WorkOf(month, 0));
            await CountAsync(context, frozen.WorkOf(month, 0));
            await context.CallActivityAsync<string>(nameof(ProveMonthActivity), month, Retries.Storage);
            return new MonthOutcome(nameof(MonthState.Settled), "");
        }
        catch (TaskFailedException failure)
        {
            return await StopAsync(context, new StopRequest(
                month, 0, failure.FailureDetails.ErrorMessage, StopCodes.Of(failure), failure.TaskName));
        }
    }

    /// <summary>
    /// Until its last day passes a month that takes supplements has a round to come: the last round waits for the day, and
    /// so does a month that needs none otherwise, so that a list is not told one hour that there is a round and the next
    /// that there is none.
    /// </summary>
    private static async Task WaitForSupplementsAsync(TaskOrchestrationContext context, DateTimeOffset until)
    {
        DateTime end = (until + ReadingTime).UtcDateTime;
        if (context.CurrentUtcDateTime < end)
        {
            context.SetCustomStatus(new RoundProgress("supplements", 0, 0));
            await context.CreateTimer(end, CancellationToken.None);
        }
    }

    /// <summary>Counts every unit and publishes the tables and reports.</summary>
    internal static async Task CountAsync(TaskOrchestrationContext context, IReadOnlyList<UnitWork> units)
    {
        await Waves.CallAsync<UnitWork, int>(context, "count", nameof(CountUnitActivity), units);
        if (units.Count > 0)
        {
            await context.CallActivityAsync<int>(nameof(PublishCoverageActivity), units[0].Month, Retries.Storage);
        }
    }

    /// <summary>Whether people have decided meanwhile that the next round pays what this month held.</summary>
    private static async Task<bool> HasDecidedAsync(
        TaskOrchestrationContext context, MonthRef month, int round, FrozenMonth frozen) =>
        round < frozen.RoundsMax
        && await context.CallActivityAsync<int>(
            nameof(CountDecidedActivity), frozen.WorkOf(month, round + 1), Retries.Storage) > 0;

    /// <summary>
    /// Fixes the lists that came after close and belong to the next round; like those of the first one, they are
    /// searched for benefits listed twice and compared with the month before.
    /// </summary>
    private static async Task<FrozenMonth> TakeSupplementsAsync(
        TaskOrchestrationContext context, MonthRef month, int next, FrozenMonth frozen, bool isNeeded)
    {
        FrozenList[] supplements = await context.CallActivityAsync<FrozenList[]>(
            nameof(FreezeSupplementsActivity), new SupplementsToFreeze(month, next, isNeeded), Retries.Storage);
        if (supplements.Length == 0)
        {
            return frozen;
        }

        FrozenMonth more = frozen.With(supplements);
        await context.CallActivityAsync<int>(
            nameof(FindDuplicatesActivity), more.SupplementsOf(month, next), Retries.Storage);
        await Waves.CallAsync<UnitWork, int>(
            context, "compare", nameof(CompareUnitActivity), more.SupplementsOf(month, next));
        return more;
    }

    private static Task<RoundOutcome> RunRoundAsync(
        TaskOrchestrationContext context, MonthRef month, int round, FrozenMonth frozen) =>
        context.CallSubOrchestratorAsync<RoundOutcome>(
            nameof(RunRoundOrchestrator),
            new RoundRequest(month, round, frozen),
            new SubOrchestrationOptions { InstanceId = month.RoundInstanceId(round) });

    private static async Task<MonthOutcome> StopAsync(TaskOrchestrationContext context, StopRequest stop)
    {
        await context.CallActivityAsync<string>(nameof(StopActivity), stop, Retries.Storage);
        return new MonthOutcome(nameof(MonthState.Stopped), stop.Because);
    }
}
