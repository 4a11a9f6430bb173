using Disbursement.LocalRuntime.Hosting;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.LocalRuntime.Triggers.Timer;

/// <summary>Timer functions: the trigger parameter tells how the schedule stands.</summary>
internal sealed class TimerTriggerKind : TriggerKind
{
    /// <inheritdoc/>
    public override Type AttributeType => typeof(TimerTriggerAttribute);

    /// <inheritdoc/>
    public override ParameterBinder BindTrigger(FunctionDescriptor function) =>
        function.TriggerParameter.ParameterType.IsAssignableFrom(typeof(TimerInfo))
            ? context => new ValueTask<object?>(context.TriggerValue)
            : throw function.CannotBind(function.TriggerParameter, "a timer trigger gives TimerInfo.");
}
