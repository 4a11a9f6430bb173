using System.Reflection;
using Disbursement.LocalRuntime.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Disbursement.Functions.Tests.Histories;

/// <summary>The app's orchestrators and activities as they are now.</summary>
internal static class AppFunctions
{
    private static readonly IReadOnlyList<FunctionDescriptor> All =
        FunctionCatalog.Find(typeof(DisbursementServices).Assembly.GetTypes());

    /// <summary>Names of the orchestrators.</summary>
    public static IReadOnlyList<string> Orchestrators { get; } =
    [
        .. All.Where(static function => function.Trigger is OrchestrationTriggerAttribute)
            .Select(static function => function.Name),
    ];

    /// <summary>An orchestrator, ready to run; null when the app has none of that name.</summary>
    public static Func<TaskOrchestrationContext, Task<object?>>? FindOrchestrator(string name) =>
        Find(name) is { Trigger: OrchestrationTriggerAttribute, Method: var method }
            ? context => RunAsync(method, context)
            : null;

    /// <summary>What an activity takes and gives; null when the app has none of that name.</summary>
    public static (Type Input, Type Result)? FindActivity(string name) =>
        Find(name) is { Trigger: ActivityTriggerAttribute } function
            ? (function.TriggerParameter.ParameterType, ResultOf(function.Method.ReturnType))
            : null;

    private static FunctionDescriptor? Find(string name) =>
        All.FirstOrDefault(function => function.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static Type ResultOf(Type returned) => returned.IsGenericType ? returned.GetGenericArguments()[0] : returned;

    private static async Task<object?> RunAsync(MethodInfo method, TaskOrchestrationContext context)
    {
        object?[] arguments = Array.ConvertAll(
            method.GetParameters(),
            parameter => parameter.ParameterType == typeof(TaskOrchestrationContext)
                ? context
                : typeof(TaskOrchestrationContext).GetMethod(nameof(TaskOrchestrationContext.GetInput))!
                    .MakeGenericMethod(parameter.ParameterType)
                    .Invoke(context, null));
        var run = (Task)method.Invoke(
            null, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null)!;
        await run;
        return run.GetType().GetProperty("Result")!.GetValue(run);
    }
}
