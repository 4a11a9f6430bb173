using Disbursement.Functions.Months;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Disbursement.Functions.Settlement;

/// <summary>One result file version: read it, apply its lines payment file by payment file, answer the provider.</summary>
public static class ReceiveResultsOrchestrator
{
    /// <summary>Runs the reading.</summary>
    [Function(nameof(ReceiveResultsOrchestrator))]
    public static async Task<string> RunAsync(
        [OrchestrationTrigger] TaskOrchestrationContext context, ResultsRequest request)
    {
        ResultsReading reading = await ReadAsync(context, request);
        if (reading.Verdict == ResultsVerdict.Replaced)
        {
            return nameof(ResultsVerdict.Replaced);
        }

        ApplyRequest[] parts = [.. reading.Batches.Select(static batch => new ApplyRequest(batch))];
        await Waves.CallAsync<ApplyRequest, int>(context, "apply", nameof(ApplyResultsActivity), parts);
        return await context.CallActivityAsync<string>(
            nameof(AnswerResultsActivity), new AnswerRequest(request, reading), Retries.Storage);
    }

    /// <summary>Reads the file; one that brings its reader down is answered as unreadable, and told to people.</summary>
    private static async Task<ResultsReading> ReadAsync(TaskOrchestrationContext context, ResultsRequest request)
    {
        try
        {
            return await context.CallActivityAsync<ResultsReading>(
                nameof(ReadResultsActivity), request, Retries.Reading);
        }
        catch (TaskFailedException failure) when (!Retries.IsOfTheWorld(failure.FailureDetails))
        {
            return await context.CallActivityAsync<ResultsReading>(
                nameof(SetAsideResultsActivity),
                new SetAsideResults(request, failure.FailureDetails.ErrorType),
                Retries.Storage);
        }
    }
}
