using System.Collections.Frozen;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Disbursement.LocalRuntime.Hosting;

/// <summary>Decides at start-up where each parameter of each function gets its value from.</summary>
internal sealed class FunctionBinder(IEnumerable<TriggerKind> kinds)
{
    private readonly FrozenDictionary<Type, TriggerKind> _kinds = kinds.ToFrozenDictionary(kind => kind.AttributeType);

    /// <summary>Whether a function's trigger is one that runs through the middleware.</summary>
    public bool Handles(FunctionDescriptor function) => _kinds.ContainsKey(function.Trigger.GetType());

    /// <summary>Binds a function.</summary>
    /// <exception cref="InvalidOperationException">A parameter cannot be bound; the message names it.</exception>
    public BoundFunction Bind(FunctionDescriptor function)
    {
        TriggerKind kind = _kinds.TryGetValue(function.Trigger.GetType(), out TriggerKind? found)
            ? found
            : throw function.CannotBind(function.TriggerParameter, $"{function.Trigger.GetType().Name} is not served.");
        var names = kind.DataNames(function).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        return new BoundFunction(
            function, [.. function.Method.GetParameters().Select(parameter => Bind(function, kind, names, parameter))]);
    }

    private static ParameterBinder Bind(
        FunctionDescriptor function, TriggerKind kind, FrozenSet<string> names, ParameterInfo parameter)
    {
        if (parameter == function.TriggerParameter)
        {
            return kind.BindTrigger(function);
        }

        return BindCommon(parameter)
            ?? kind.BindOwn(parameter)
            ?? (names.Contains(parameter.Name!) ? BindData(function, parameter) : null)
            ?? throw function.CannotBind(
                parameter,
                names.Count == 0
                    ? "nothing gives it a value."
                    : $"only these names have values: {string.Join(", ", names)}.");
    }

    private static ParameterBinder? BindCommon(ParameterInfo parameter)
    {
        if (parameter.ParameterType == typeof(FunctionContext))
        {
            return context => new ValueTask<object?>(context);
        }

        if (parameter.ParameterType == typeof(CancellationToken))
        {
            return context => new ValueTask<object?>(context.CancellationToken);
        }

        bool isDurableClient = parameter.IsDefined(typeof(DurableClientAttribute))
            && parameter.ParameterType == typeof(DurableTaskClient);
        return isDurableClient
            ? context => new ValueTask<object?>(context.InstanceServices.GetRequiredService<DurableTaskClient>())
            : null;
    }

    private static ParameterBinder BindData(FunctionDescriptor function, ParameterInfo parameter)
    {
        string name = parameter.Name!;
        if (!DataValue.CanConvertTo(parameter.ParameterType))
        {
            throw function.CannotBind(parameter, "a value by name does not convert to that type.");
        }

        Type wanted = parameter.ParameterType;
        return context => new ValueTask<object?>(
            DataValue.Convert(name, context.BindingContext.BindingData.GetValueOrDefault(name), wanted));
    }
}
