using System.Text.Json.Serialization;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Disbursement.LocalRuntime.Durable.History;

/// <summary>
/// One fact in the life of an instance. A step receives some (what happened outside) and schedules some (what the
/// orchestrator asked for); both are kept, so that running the received ones again must schedule the same ones.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ExecutionStarted), nameof(ExecutionStarted))]
[JsonDerivedType(typeof(TaskCompleted), nameof(TaskCompleted))]
[JsonDerivedType(typeof(TaskFailed), nameof(TaskFailed))]
[JsonDerivedType(typeof(TaskRestarted), nameof(TaskRestarted))]
[JsonDerivedType(typeof(TimerFired), nameof(TimerFired))]
[JsonDerivedType(typeof(EventRaised), nameof(EventRaised))]
[JsonDerivedType(typeof(EventDelivered), nameof(EventDelivered))]
[JsonDerivedType(typeof(ExecutionTerminated), nameof(ExecutionTerminated))]
[JsonDerivedType(typeof(TaskScheduled), nameof(TaskScheduled))]
[JsonDerivedType(typeof(SubOrchestrationScheduled), nameof(SubOrchestrationScheduled))]
[JsonDerivedType(typeof(TimerCreated), nameof(TimerCreated))]
[JsonDerivedType(typeof(EventSent), nameof(EventSent))]
[JsonDerivedType(typeof(ExecutionContinued), nameof(ExecutionContinued))]
[JsonDerivedType(typeof(ExecutionCompleted), nameof(ExecutionCompleted))]
internal abstract record DurableEvent;

/// <summary>Received: the first event of a history. The input stands in the state row.</summary>
internal sealed record ExecutionStarted(string Name) : DurableEvent;

/// <summary>Received: call <paramref name="Id"/> of an activity or sub-orchestration gave a result.</summary>
internal sealed record TaskCompleted(
    int Id, [property: JsonConverter(typeof(RawJsonConverter))] string? Result) : DurableEvent;

/// <summary>Received: call <paramref name="Id"/> of an activity or sub-orchestration failed.</summary>
internal sealed record TaskFailed(int Id, TaskFailureDetails Failure) : DurableEvent;

/// <summary>
/// Received: an activity whose process was lost is about to run again. Recorded before it runs, so that one that
/// kills its process is found out.
/// </summary>
internal sealed record TaskRestarted(int Id, int Attempt) : DurableEvent;

/// <summary>Received: timer <paramref name="Id"/> is due.</summary>
internal sealed record TimerFired(int Id) : DurableEvent;

/// <summary>Received: an external event. The message id tells a second delivery from a second event.</summary>
internal sealed record EventRaised(
    string Name, [property: JsonConverter(typeof(RawJsonConverter))] string? Payload, string MessageId) : DurableEvent;

/// <summary>Received: event <paramref name="Id"/> that this instance sent is in the other's inbox.</summary>
internal sealed record EventDelivered(int Id) : DurableEvent;

/// <summary>Received: a client ended the instance.</summary>
internal sealed record ExecutionTerminated(
    [property: JsonConverter(typeof(RawJsonConverter))] string? Output, bool Recursive) : DurableEvent;

/// <summary>Scheduled: a call of an activity.</summary>
internal sealed record TaskScheduled(
    int Id, string Name, [property: JsonConverter(typeof(RawJsonConverter))] string? Input) : DurableEvent;

/// <summary>Scheduled: a call of another orchestration.</summary>
internal sealed record SubOrchestrationScheduled(
    int Id,
    string Name,
    string InstanceId,
    [property: JsonConverter(typeof(RawJsonConverter))] string? Input) : DurableEvent;

/// <summary>Scheduled: a timer.</summary>
internal sealed record TimerCreated(int Id, DateTime FireAt) : DurableEvent;

/// <summary>Scheduled: an event for another instance.</summary>
internal sealed record EventSent(
    int Id,
    string InstanceId,
    string Name,
    [property: JsonConverter(typeof(RawJsonConverter))] string? Payload) : DurableEvent;

/// <summary>Scheduled: the orchestrator starts over.</summary>
internal sealed record ExecutionContinued(bool KeepEvents) : DurableEvent
{
    /// <summary>The new input; it is kept in the state row, not in the history.</summary>
    [JsonIgnore]
    public string? Input { get; init; }
}

/// <summary>Scheduled: the instance ended. Its output and failure are kept in the state row.</summary>
internal sealed record ExecutionCompleted(OrchestrationRuntimeStatus Status) : DurableEvent
{
    /// <summary>The output as JSON.</summary>
    [JsonIgnore]
    public string? Output { get; init; }

    /// <summary>Why it failed.</summary>
    [JsonIgnore]
    public TaskFailureDetails? Failure { get; init; }
}
