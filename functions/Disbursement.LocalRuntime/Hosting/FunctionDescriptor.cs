using System.Reflection;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Disbursement.LocalRuntime.Hosting;

/// <summary>A function as it was found by its attributes.</summary>
/// <param name="Name">Its name, unique without regard to case.</param>
/// <param name="Method">Its method.</param>
/// <param name="TriggerParameter">The parameter that takes what started it.</param>
/// <param name="Trigger">That parameter's attribute.</param>
internal sealed record FunctionDescriptor(
    string Name, MethodInfo Method, ParameterInfo TriggerParameter, TriggerBindingAttribute Trigger)
{
    /// <summary>The method with its type in front.</summary>
    public string EntryPoint => $"{Method.DeclaringType!.FullName}.{Method.Name}";

    /// <summary>The error for a parameter that nothing can be bound to.</summary>
    public InvalidOperationException CannotBind(ParameterInfo parameter, string why) => new(
        $"Function '{Name}' ({EntryPoint}): parameter '{parameter.Name}' of type {parameter.ParameterType} " +
        $"cannot be bound: {why}");
}
