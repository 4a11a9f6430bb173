namespace Microsoft.DurableTask;

/// <summary>Thrown into an orchestrator whose call of an activity or sub-orchestration failed.</summary>
public sealed class TaskFailedException : Exception
{
    /// <summary>Reports a failed call.</summary>
    /// <param name="taskName">The activity or orchestrator that was called.</param>
    /// <param name="taskId">The number of the call within the calling orchestration.</param>
    /// <param name="failureDetails">Why it failed.</param>
    public TaskFailedException(string taskName, int taskId, TaskFailureDetails failureDetails)
        : base($"Task '{taskName}' (#{taskId}) failed: {failureDetails?.ErrorMessage}")
    {
        ArgumentNullException.ThrowIfNull(failureDetails);
        TaskName = taskName;
        TaskId = taskId;
        FailureDetails = failureDetails;
    }

    /// <summary>The activity or orchestrator that was called.</summary>
    public string TaskName { get; }

    /// <summary>The number of the call within the calling orchestration.</summary>
    public int TaskId { get; }

    /// <summary>Why it failed.</summary>
    public TaskFailureDetails FailureDetails { get; }
}
