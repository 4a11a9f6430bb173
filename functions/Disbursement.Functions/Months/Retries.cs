using Disbursement.Core.Money;
using Microsoft.DurableTask;

namespace Disbursement.Functions.Months;

/// <summary>Retry policies, named for what they retry.</summary>
public static class Retries
{
    /// <summary>Storage that is slow, busy or restarting: 8 attempts, waits of 1, 2, 4, 8, 16, 30 and 30 seconds.</summary>
    /// <remarks>Money that does not add up does not add up a second time: it is never retried.</remarks>
    public static readonly TaskOptions Storage = new(new TaskRetryOptions(new RetryPolicy(
        maxNumberOfAttempts: 8,
        firstRetryInterval: TimeSpan.FromSeconds(1),
        backoffCoefficient: 2,
        maxRetryInterval: TimeSpan.FromSeconds(30))
    {
        HandleFailure = static failure => !failure.IsCausedBy<ControlTotalException>(),
    }));
}
