using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Disbursement.LocalRuntime.Durable.Storage;

/// <summary>Which call of which instance a sub-orchestration answers.</summary>
/// <param name="InstanceId">The parent.</param>
/// <param name="Name">The parent's orchestrator.</param>
/// <param name="ExecutionId">The parent's run: an instance started anew takes no answers to its former self.</param>
/// <param name="Generation">The parent's generation, for the same reason.</param>
/// <param name="CallId">The number of the call.</param>
internal sealed record ParentCall(
    string InstanceId, string Name, string ExecutionId, int Generation, int CallId);

/// <summary>The state row of an instance: all that is known without reading its history.</summary>
internal sealed record InstanceState
{
    /// <summary>The instance id.</summary>
    public required string InstanceId { get; init; }

    /// <summary>The orchestrator.</summary>
    public required string Name { get; init; }

    /// <summary>Changes when an ended instance is started again.</summary>
    public required string ExecutionId { get; init; }

    /// <summary>Counts starts and start-overs; history rows carry it.</summary>
    public required int Generation { get; init; }

    /// <summary>The last recorded step of this generation; 0 before the first.</summary>
    public int Step { get; init; }

    /// <summary>The state.</summary>
    public OrchestrationRuntimeStatus Status { get; init; } = OrchestrationRuntimeStatus.Pending;

    /// <summary>When it was created, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed, UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The input as JSON.</summary>
    public string? Input { get; init; }

    /// <summary>The output as JSON.</summary>
    public string? Output { get; init; }

    /// <summary>The custom status as JSON.</summary>
    public string? CustomStatus { get; init; }

    /// <summary>Why it failed.</summary>
    public TaskFailureDetails? Failure { get; init; }

    /// <summary>The call it answers; null when a client started it.</summary>
    public ParentCall? Parent { get; init; }

    /// <summary>The worker that works on it. For liveness only: the row's version is what fences.</summary>
    public required string Owner { get; init; }

    /// <summary>How many workers have taken up the current step, one after the other, without recording it.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>Calls and sent events that are not settled: more than 0 means work after a crash.</summary>
    public int Outstanding { get; init; }

    /// <summary>When its next timer is due, or when it is to start; null for never.</summary>
    public DateTimeOffset? NextTimerAt { get; init; }

    /// <summary>Whether it has not ended.</summary>
    public bool IsActive => Status is OrchestrationRuntimeStatus.Pending or OrchestrationRuntimeStatus.Running;
}

/// <summary>A state row as read, with the version that a write must name.</summary>
internal sealed record StoredState(InstanceState State, string Version);
