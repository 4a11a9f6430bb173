using Microsoft.DurableTask;

namespace Disbursement.LocalRuntime.Durable;

/// <summary>
/// An activity whose process ended each time it ran. Its caller gets it as the cause of a
/// <see cref="TaskFailedException"/>; a retry policy does not run it again, since that would cost as many processes
/// again for each attempt.
/// </summary>
/// <param name="activity">The activity.</param>
/// <param name="crashes">Processes that ended on it, one after the other.</param>
internal sealed class ActivityPoisonedException(string activity, int crashes) : Exception(
    $"poison.activity: The process ended {crashes} times in a row while activity '{activity}' ran. It is not run again.")
{
    /// <summary>Whether a failure is one of these.</summary>
    public static bool IsCauseOf(TaskFailureDetails failure) =>
        failure.ErrorType == typeof(ActivityPoisonedException).FullName;
}
