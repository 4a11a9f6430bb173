using Disbursement.Functions.Months;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Disbursement.Functions.Intake;

/// <summary>One file version: read it, then offer it for its slot and answer the officer.</summary>
public static class ReadListOrchestrator
{
    /// <summary>Runs the reading.</summary>
    [Function(nameof(ReadListOrchestrator))]
    public static async Task<string> RunAsync(
        [OrchestrationTrigger] TaskOrchestrationContext context, IntakeRequest request)
    {
        ListReading reading = await context.CallActivityAsync<ListReading>(
            nameof(ReadListActivity), request, Retries.Storage);
        return reading.Verdict == ListVerdict.Replaced
            ? nameof(ListVerdict.Replaced)
            : await context.CallActivityAsync<string>(
                nameof(AcceptListActivity), new AcceptRequest(request, reading), Retries.Storage);
    }
}
