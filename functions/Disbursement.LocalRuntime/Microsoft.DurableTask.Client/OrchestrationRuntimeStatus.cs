namespace Microsoft.DurableTask.Client;

/// <summary>The state of an orchestration. The numbers are those of the real client.</summary>
public enum OrchestrationRuntimeStatus
{
    /// <summary>Under way, or waiting.</summary>
    Running = 0,

    /// <summary>Returned.</summary>
    Completed = 1,

    /// <summary>Threw.</summary>
    Failed = 3,

    /// <summary>Ended by a client.</summary>
    Terminated = 5,

    /// <summary>Created, no step recorded yet.</summary>
    Pending = 6,
}
