using System.Runtime.ExceptionServices;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Disbursement.Simulation.Storage;

/// <summary>
/// Repeats what the clients' own policy repeats (408, 429, 500, 502, 503, 504, a lost connection), but waits by the
/// account's clock: the clients' own policy would wait in real time and go on elsewhere.
/// </summary>
internal sealed class SimulatedRetryPolicy(MemoryTransport transport, int retries) : HttpPipelinePolicy
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(800);

    /// <inheritdoc/>
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        ProcessNext(message, pipeline); // a client that blocks cannot wait in simulated time

    /// <inheritdoc/>
    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        retries == 0 ? ProcessNextAsync(message, pipeline) : RepeatAsync(message, pipeline);

    private async ValueTask RepeatAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        SynchronizationContext? home = transport.Home ?? SynchronizationContext.Current;
        List<Exception> failures = [];
        for (int attempt = 0; ; attempt++)
        {
            Exception? failure = null;
            try
            {
                await ProcessNextAsync(message, pipeline).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                failure = exception;
                failures.Add(exception);
            }

            bool mayRepeat = failure is null
                ? message.ResponseClassifier.IsRetriableResponse(message)
                : message.ResponseClassifier.IsRetriable(message, failure);
            if (!mayRepeat || attempt == retries)
            {
                Finish(failure, failures);
                return;
            }

            TimeSpan delay = FirstDelay * Math.Pow(2, attempt);
            await OnHome.WaitAsync(
                home,
                () => new ValueTask(Task.Delay(delay, transport.Account.Time, message.CancellationToken)))
                .ConfigureAwait(false);
        }
    }

    /// <summary>As the clients' own policy ends: several failures in a row come as one exception around them.</summary>
    private static void Finish(Exception? last, List<Exception> failures)
    {
        if (last is not null && failures.Count == 1)
        {
            ExceptionDispatchInfo.Throw(last);
        }

        if (last is not null)
        {
            throw new AggregateException($"Retry failed after {failures.Count} tries.", failures);
        }
    }
}
