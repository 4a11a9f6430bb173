using Disbursement.Core.Money;
using Microsoft.DurableTask;

namespace Disbursement.Functions.Months;

/// <summary>Retry policies, named for what they retry.</summary>
public static class Retries
{
    /// <summary>Storage that is slow, busy or restarting: 8 attempts, waits of 1, 2, 4, 8, 16, 30 and 30 seconds.</summary>
    /// <remarks>Money that does not add up does not add up a second time: it is never retried.</remarks>
    public static readonly TaskOptions Storage = While(static failure => !failure.IsCausedBy<ControlTotalException>());

    /// <summary>
    /// The reading of one file, as <see cref="Storage"/>; but what the file itself brought down is not tried again:
    /// the same bytes would bring it down again.
    /// </summary>
    public static readonly TaskOptions Reading = While(IsOfTheWorld);

    /// <summary>Whether storage, network or another party failed, and not the data or our own rules.</summary>
    public static bool IsOfTheWorld(TaskFailureDetails failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        bool isWorld = failure.IsCausedBy<Azure.RequestFailedException>()
            || failure.IsCausedBy<IOException>()
            || failure.IsCausedBy<HttpRequestException>()
            || failure.IsCausedBy<TimeoutException>()
            || failure.IsCausedBy<OperationCanceledException>();
        return isWorld || (failure.InnerFailure is { } cause && IsOfTheWorld(cause));
    }

    private static TaskOptions While(Func<TaskFailureDetails, bool> isWorthAnother) =>
        new(new TaskRetryOptions(new RetryPolicy(
            maxNumberOfAttempts: 8,
            firstRetryInterval: TimeSpan.FromSeconds(1),
            backoffCoefficient: 2,
            maxRetryInterval: TimeSpan.FromSeconds(30))
        {
            HandleFailure = isWorthAnother,
        }));
}
