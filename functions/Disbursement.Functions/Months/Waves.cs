using Microsoft.DurableTask;

namespace Disbursement.Functions.Months;

/// <summary>Bounded fan-out: never more than a wave of children at once.</summary>
public static class Waves
{
    /// <summary>Children of one orchestration in flight: a month of 150 communes runs in four waves.</summary>
    public const int InFlightMax = 40;

    /// <summary>Calls one activity for each input, wave by wave, and tells how far it is.</summary>
    /// <typeparam name="TInput">What one call works on.</typeparam>
    /// <typeparam name="TResult">What one call tells.</typeparam>
    public static async Task<IReadOnlyList<TResult>> CallAsync<TInput, TResult>(
        TaskOrchestrationContext context, string stage, string activity, IReadOnlyList<TInput> inputs)
    {
        var results = new List<TResult>(inputs.Count);
        foreach (TInput[] wave in inputs.Chunk(InFlightMax))
        {
            context.SetCustomStatus(new RoundProgress(stage, results.Count, inputs.Count));
            IEnumerable<Task<TResult>> calls = wave.Select(
                input => context.CallActivityAsync<TResult>(activity, input, Retries.Storage));
            results.AddRange(await Task.WhenAll(calls));
        }

        context.SetCustomStatus(new RoundProgress(stage, results.Count, inputs.Count));
        return results;
    }
}
