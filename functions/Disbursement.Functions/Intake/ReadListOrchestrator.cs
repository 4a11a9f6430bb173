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
        ListReading reading = await ReadAsync(context, request);
        return reading.Verdict == ListVerdict.Replaced
            ? nameof(ListVerdict.Replaced)
            : await context.CallActivityAsync<string>(
                nameof(AcceptListActivity), new AcceptRequest(request, reading), Retries.Storage);
    }

    /// <summary>Reads the file, or sets it aside when it is the file that cannot be read and not the store.</summary>
    private static async Task<ListReading> ReadAsync(TaskOrchestrationContext context, IntakeRequest request)
    {
        try
        {
            return await context.CallActivityAsync<ListReading>(nameof(ReadListActivity), request, Retries.Reading);
        }
        catch (TaskFailedException failure) when (!Retries.IsOfTheWorld(failure.FailureDetails))
        {
            return await context.CallActivityAsync<ListReading>(
                nameof(SetAsideListActivity),
                new SetAsideList(request, failure.FailureDetails.ErrorType),
                Retries.Storage);
        }
    }
}
