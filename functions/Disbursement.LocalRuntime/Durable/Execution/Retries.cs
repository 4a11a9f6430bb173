using Microsoft.DurableTask;

namespace Disbursement.LocalRuntime.Durable.Execution;

/// <summary>Tries failed calls again, inside the orchestrator: each attempt and each wait is in its history.</summary>
internal static class Retries
{
    /// <summary>Makes a call until it succeeds or its options give up.</summary>
    /// <param name="context">The calling orchestration.</param>
    /// <param name="options">The options; null for one attempt.</param>
    /// <param name="attempt">Makes the call once.</param>
    /// <exception cref="TaskFailedException">The last attempt's failure.</exception>
    public static async Task<string?> RunAsync(
        TaskOrchestrationContext context, TaskRetryOptions? options, Func<Task<string?>> attempt)
    {
        DateTime start = context.CurrentUtcDateTime;
        for (int attempts = 1; ; attempts++)
        {
            try
            {
                return await attempt();
            }
            catch (TaskFailedException failed) when (
                options is not null && !ActivityPoisonedException.IsCauseOf(failed.FailureDetails))
            {
                var retry = new RetryContext(
                    context,
                    attempts,
                    failed.FailureDetails,
                    context.CurrentUtcDateTime - start,
                    CancellationToken.None);
                bool again = options.Policy is { } policy
                    ? await WaitByPolicyAsync(policy, retry)
                    : await options.Handler!(retry);
                if (!again)
                {
                    throw;
                }
            }
        }
    }

    private static async Task<bool> WaitByPolicyAsync(RetryPolicy policy, RetryContext retry)
    {
        if (retry.LastAttemptNumber >= policy.MaxNumberOfAttempts || !policy.Handles(retry.LastFailure))
        {
            return false;
        }

        TimeSpan wait = WaitAfter(policy, retry.LastAttemptNumber);
        bool timedOut = policy.RetryTimeout != Timeout.InfiniteTimeSpan
            && retry.TotalRetryTime + wait >= policy.RetryTimeout;
        if (timedOut)
        {
            return false;
        }

        await retry.OrchestrationContext.CreateTimer(wait, CancellationToken.None);
        return true;
    }

    /// <summary>The wait after an attempt: the first, times the factor for each attempt since, capped.</summary>
    private static TimeSpan WaitAfter(RetryPolicy policy, int attempts)
    {
        double milliseconds = policy.FirstRetryInterval.TotalMilliseconds
            * Math.Pow(policy.BackoffCoefficient, attempts - 1);
        return milliseconds < policy.MaxRetryInterval.TotalMilliseconds
            ? TimeSpan.FromMilliseconds(milliseconds)
            : policy.MaxRetryInterval;
    }
}
