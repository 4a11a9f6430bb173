using System.Reflection;
using Disbursement.LocalRuntime.Durable;
using Disbursement.LocalRuntime.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;

namespace Disbursement.LocalRuntime.Triggers.Durable;

/// <summary>Gives the durable engine the app's orchestrators and activities.</summary>
internal static class DurableFunctions
{
    private static readonly MethodInfo ReaderOf =
        typeof(DurableFunctions).GetMethod(nameof(Reader), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Registers all of them.</summary>
    /// <exception cref="InvalidOperationException">A parameter of an orchestrator cannot be bound.</exception>
    public static void Register(
        DurableRegistry registry, IEnumerable<FunctionDescriptor> orchestrators, IServiceProvider services)
    {
        foreach (FunctionDescriptor orchestrator in orchestrators)
        {
            var trigger = (OrchestrationTriggerAttribute)orchestrator.Trigger;
            registry.AddOrchestrator(trigger.Orchestration ?? orchestrator.Name, Orchestrator(orchestrator, services));
        }

        FunctionInvoker invoker = services.GetRequiredService<FunctionInvoker>();
        FunctionIndex index = services.GetRequiredService<FunctionIndex>();
        foreach ((BoundFunction function, ActivityTriggerAttribute trigger) in index.Of<ActivityTriggerAttribute>())
        {
            registry.AddActivity(trigger.Activity ?? function.Descriptor.Name, (call, cancellationToken) =>
                invoker.InvokeAsync(function, new FunctionRun(call, DataOf(call), cancellationToken)));
        }
    }

    /// <summary>
    /// Middleware is left out for orchestrators: it may wait for what is not durable. The class, if the method is not
    /// static, is made anew for each replay.
    /// </summary>
    private static Func<TaskOrchestrationContext, Task<object?>> Orchestrator(
        FunctionDescriptor function, IServiceProvider services)
    {
        MethodResult result = MethodResult.Of(function.Method.ReturnType);
        Func<TaskOrchestrationContext, object?>[] readers =
            [.. function.Method.GetParameters().Select(parameter => Bind(function, parameter))];
        ObjectFactory? create = function.Method.IsStatic
            ? null
            : ActivatorUtilities.CreateFactory(function.Method.DeclaringType!, Type.EmptyTypes);
        return context =>
        {
            object?[] arguments = Array.ConvertAll(readers, reader => reader(context));
            object? returned = function.Method.Invoke(
                create?.Invoke(services, arguments: null),
                BindingFlags.DoNotWrapExceptions,
                binder: null,
                arguments,
                culture: null);
            return result.AwaitAsync(returned);
        };
    }

    private static Func<TaskOrchestrationContext, object?> Bind(FunctionDescriptor function, ParameterInfo parameter)
    {
        if (parameter.ParameterType == typeof(TaskOrchestrationContext))
        {
            return context => context;
        }

        bool isSecondInput = function.Method.GetParameters()
            .Any(other => other.Position < parameter.Position && other.ParameterType != typeof(TaskOrchestrationContext));
        return parameter == function.TriggerParameter || isSecondInput
            ? throw function.CannotBind(parameter, "an orchestrator takes its TaskOrchestrationContext and one input.")
            : (Func<TaskOrchestrationContext, object?>)ReaderOf.MakeGenericMethod(parameter.ParameterType).Invoke(null, null)!;
    }

    private static Func<TaskOrchestrationContext, object?> Reader<TInput>() => context => context.GetInput<TInput>();

    private static Dictionary<string, object?> DataOf(DurableActivityCall call) =>
        new(StringComparer.OrdinalIgnoreCase) { [ActivityTriggerKind.InstanceIdName] = call.InstanceId };
}
