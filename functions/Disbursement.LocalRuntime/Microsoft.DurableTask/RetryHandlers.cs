namespace Microsoft.DurableTask;

/// <summary>What a retry handler is told before it decides.</summary>
/// <param name="OrchestrationContext">The calling orchestration; the handler may wait on its timers.</param>
/// <param name="LastAttemptNumber">Attempts made so far; 1 after the first.</param>
/// <param name="LastFailure">Why the last attempt failed.</param>
/// <param name="TotalRetryTime">Time since the first attempt started.</param>
/// <param name="CancellationToken">Never cancelled by the engine.</param>
public record RetryContext(
    TaskOrchestrationContext OrchestrationContext,
    int LastAttemptNumber,
    TaskFailureDetails LastFailure,
    TimeSpan TotalRetryTime,
    CancellationToken CancellationToken);

/// <summary>Decides whether a failed call is tried again, at once.</summary>
/// <param name="retryContext">The failure and what went before.</param>
/// <returns>True to try again.</returns>
public delegate bool RetryHandler(RetryContext retryContext);

/// <summary>Decides whether a failed call is tried again, after waiting on durable tasks if it wants to.</summary>
/// <param name="retryContext">The failure and what went before.</param>
/// <returns>True to try again.</returns>
public delegate Task<bool> AsyncRetryHandler(RetryContext retryContext);
