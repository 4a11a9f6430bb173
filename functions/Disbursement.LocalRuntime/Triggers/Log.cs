using Microsoft.Extensions.Logging;

namespace Disbursement.LocalRuntime.Triggers;

/// <summary>What listeners say. No names of blobs, no contents: both may tell of people.</summary>
internal static partial class Log
{
    /// <summary>A run ended by an exception and will be tried again.</summary>
    [LoggerMessage(901, LogLevel.Warning, "Function {Function} failed, attempt {Attempt} of {AttemptsMax}")]
    public static partial void FunctionFailed(
        this ILogger logger, Exception exception, string function, int attempt, int attemptsMax);

    /// <summary>A run ended by an exception for the last time.</summary>
    [LoggerMessage(902, LogLevel.Error, "Function {Function} failed {Attempts} times; recorded in {Queue}")]
    public static partial void FunctionGaveUp(this ILogger logger, string function, int attempts, string queue);

    /// <summary>A request ended by an exception.</summary>
    [LoggerMessage(903, LogLevel.Error, "Function {Function} failed on request {TraceId}")]
    public static partial void RequestFailed(this ILogger logger, Exception exception, string function, string traceId);

    /// <summary>The storage server did not answer a listener.</summary>
    [LoggerMessage(904, LogLevel.Warning, "Listener of {Function} was disturbed; it goes on in {Pause}")]
    public static partial void ListenerDisturbed(
        this ILogger logger, Exception exception, string function, TimeSpan pause);

    /// <summary>A timer makes up for a run it missed.</summary>
    [LoggerMessage(905, LogLevel.Information, "Timer {Function} missed its run of {Due:u}; it runs now")]
    public static partial void TimerPastDue(this ILogger logger, string function, DateTimeOffset due);

    /// <summary>A scheduled run ended by an exception; the schedule goes on.</summary>
    [LoggerMessage(906, LogLevel.Error, "Timer {Function} failed; its next run is at {Next:u}")]
    public static partial void TimerFailed(
        this ILogger logger, Exception exception, string function, DateTimeOffset next);

    /// <summary>A message was settled by another receiver in between.</summary>
    [LoggerMessage(907, LogLevel.Warning, "Function {Function} lost the lock on its message; it will come again")]
    public static partial void LockLost(this ILogger logger, Exception exception, string function);
}
