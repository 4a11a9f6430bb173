using Disbursement.LocalRuntime.Durable.History;

namespace Disbursement.LocalRuntime.Durable.Execution;

/// <summary>Events in words, for messages that say where a history and its code part.</summary>
internal static class Describe
{
    /// <summary>Kind, name and number of an event, as far as it has them.</summary>
    public static string Event(DurableEvent? durableEvent) => durableEvent switch
    {
        null => "nothing",
        TaskScheduled task => $"activity '{task.Name}' (call {task.Id})",
        SubOrchestrationScheduled sub => $"sub-orchestration '{sub.Name}' (call {sub.Id})",
        TimerCreated timer => $"a timer (call {timer.Id})",
        EventSent sent => $"event '{sent.Name}' to '{sent.InstanceId}' (call {sent.Id})",
        ExecutionContinued => "a start-over",
        ExecutionCompleted end => $"the end ({end.Status})",
        _ => durableEvent.GetType().Name,
    };
}
