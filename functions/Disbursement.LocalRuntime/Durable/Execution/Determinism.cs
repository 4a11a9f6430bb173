using Disbursement.LocalRuntime.Durable.History;

namespace Disbursement.LocalRuntime.Durable.Execution;

/// <summary>Compares what a replayed step asked for with what its history row holds.</summary>
internal static class Determinism
{
    /// <summary>Finds the first difference.</summary>
    /// <returns>A sentence that says where and what; null when code and history agree.</returns>
    public static string? FindDifference(string orchestrator, HistoryStep step, StepOutcome replayed)
    {
        int count = Math.Max(step.Scheduled.Count, replayed.Scheduled.Count);
        for (int index = 0; index < count; index++)
        {
            DurableEvent? expected = step.Scheduled.ElementAtOrDefault(index);
            DurableEvent? found = replayed.Scheduled.ElementAtOrDefault(index);
            if (!IsSame(expected, found))
            {
                string cause = found is ExecutionCompleted { Failure: { } failure }
                    ? $" {failure.ErrorMessage}"
                    : string.Empty;
                return $"Non-deterministic orchestrator '{orchestrator}': at step {step.Number} its history has"
                    + $" {Describe.Event(expected)}, but the code asked for {Describe.Event(found)}.{cause}"
                    + " Was the orchestrator changed while this instance was under way?";
            }
        }

        return null;
    }

    /// <summary>Inputs and times may change with the code; what is called, and in which order, may not.</summary>
    private static bool IsSame(DurableEvent? expected, DurableEvent? found) => (expected, found) switch
    {
        (TaskScheduled left, TaskScheduled right) => left.Id == right.Id && SameName(left.Name, right.Name),
        (SubOrchestrationScheduled left, SubOrchestrationScheduled right) => left.Id == right.Id
            && SameName(left.Name, right.Name) && left.InstanceId == right.InstanceId,
        (TimerCreated left, TimerCreated right) => left.Id == right.Id,
        (EventSent left, EventSent right) => left.Id == right.Id && left.InstanceId == right.InstanceId
            && SameName(left.Name, right.Name),
        // An ended instance is not run again by the hub; its recorded history is, when a change is tried against it.
        (ExecutionCompleted left, ExecutionCompleted right) => left.Status == right.Status,
        _ => false,
    };

    private static bool SameName(string left, string right) =>
        string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
