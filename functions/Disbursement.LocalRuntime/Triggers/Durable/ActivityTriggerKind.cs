using System.Reflection;
using System.Text.Json;
using Disbursement.LocalRuntime.Durable;
using Disbursement.LocalRuntime.Hosting;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.LocalRuntime.Triggers.Durable;

/// <summary>Activities: the trigger parameter is the input, read from JSON.</summary>
internal sealed class ActivityTriggerKind : TriggerKind
{
    /// <summary>The name under which the calling orchestration's id is bound.</summary>
    public const string InstanceIdName = "instanceId";

    /// <inheritdoc/>
    public override Type AttributeType => typeof(ActivityTriggerAttribute);

    /// <inheritdoc/>
    public override ParameterBinder BindTrigger(FunctionDescriptor function)
    {
        ParameterInfo parameter = function.TriggerParameter;
        object? fallback = parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null;
        return context => new ValueTask<object?>(((DurableActivityCall)context.TriggerValue!).InputJson is { } json
            ? JsonSerializer.Deserialize(json, parameter.ParameterType, DurableJson.Options)
            : fallback);
    }

    /// <inheritdoc/>
    public override IEnumerable<string> DataNames(FunctionDescriptor function) => [InstanceIdName];
}
