using Disbursement.LocalRuntime.Durable.Execution;
using Disbursement.LocalRuntime.Durable.History;
using Disbursement.LocalRuntime.Durable.Storage;
using Microsoft.DurableTask.Client;

namespace Disbursement.LocalRuntime.Durable.Runtime;

/// <summary>What a step makes of the state row.</summary>
internal static class NextState
{
    /// <summary>The state after a step that recorded events.</summary>
    /// <param name="state">The state before it.</param>
    /// <param name="step">The step.</param>
    /// <param name="ended">The end it brought; null when the instance goes on.</param>
    /// <param name="open">What is scheduled and not settled after it.</param>
    /// <param name="execution">The orchestrator after it; null when there is none to run.</param>
    public static InstanceState After(
        InstanceState state, HistoryStep step, DurableEvent? ended, OpenWork open, OrchestrationExecution? execution)
    {
        InstanceState next = Confirmed(state, step.Time) with
        {
            Step = step.Number,
            Status = OrchestrationRuntimeStatus.Running,
            CustomStatus = execution is null ? state.CustomStatus : execution.CustomStatus,
            Outstanding = open.Count,
            NextTimerAt = execution?.Timers.Select(timer => (DateTimeOffset?)timer.FireAt).Min(),
        };
        return ended switch
        {
            ExecutionCompleted end => next with
            {
                Status = end.Status,
                Output = end.Output ?? DurableJson.Write(end.Failure?.ErrorMessage),
                Failure = end.Failure,
                Outstanding = 0,
                NextTimerAt = null,
            },
            ExecutionContinued continued => next with
            {
                Generation = state.Generation + 1,
                Step = 0,
                Input = continued.Input,
                Outstanding = 1, // the first step of the new generation
                NextTimerAt = null,
            },
            _ => next,
        };
    }

    /// <summary>The state after its history was replayed without harm, with nothing new to record.</summary>
    public static InstanceState Confirmed(InstanceState state, DateTime time) =>
        state with { Attempts = 1, UpdatedAt = new DateTimeOffset(time, TimeSpan.Zero) };
}
