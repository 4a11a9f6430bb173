using System.Reflection;
using Azure.Messaging.ServiceBus;
using Disbursement.LocalRuntime.Hosting;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.LocalRuntime.Triggers.ServiceBus;

/// <summary>Service Bus functions: the message, or its body; an array of messages when batched.</summary>
internal sealed class ServiceBusTriggerKind : TriggerKind
{
    /// <inheritdoc/>
    public override Type AttributeType => typeof(ServiceBusTriggerAttribute);

    /// <inheritdoc/>
    public override ParameterBinder BindTrigger(FunctionDescriptor function)
    {
        Type wanted = function.TriggerParameter.ParameterType;
        Func<ServiceBusReceivedMessage[], object>? read = ((ServiceBusTriggerAttribute)function.Trigger).IsBatched
            ? wanted == typeof(ServiceBusReceivedMessage[]) ? messages => messages : null
            : wanted == typeof(ServiceBusReceivedMessage) ? messages => messages[0]
            : wanted == typeof(string) ? messages => messages[0].Body.ToString()
            : wanted == typeof(BinaryData) ? messages => messages[0].Body
            : null;
        return read is null
            ? throw function.CannotBind(
                function.TriggerParameter,
                "a message is ServiceBusReceivedMessage (an array when batched), BinaryData or string.")
            : context => new ValueTask<object?>(read((ServiceBusReceivedMessage[])context.TriggerValue!));
    }

    /// <inheritdoc/>
    public override ParameterBinder? BindOwn(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(ServiceBusMessageActions)
            ? _ => new ValueTask<object?>(new ServiceBusMessageActions())
            : null;
}
