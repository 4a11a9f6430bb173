using System.Reflection;

namespace Disbursement.LocalRuntime.Hosting;

/// <summary>Takes the value out of whatever a method returns: a value, a task, a task of a value.</summary>
internal sealed class MethodResult
{
    private readonly PropertyInfo? _taskValue;
    private readonly MethodInfo? _asTask;

    private MethodResult(PropertyInfo? taskValue, MethodInfo? asTask)
    {
        _taskValue = taskValue;
        _asTask = asTask;
    }

    /// <summary>Looks at a method's return type once.</summary>
    public static MethodResult Of(Type returned)
    {
        Type? form = returned.IsGenericType ? returned.GetGenericTypeDefinition() : null;
        if (form == typeof(Task<>))
        {
            return new MethodResult(returned.GetProperty(nameof(Task<>.Result)), asTask: null);
        }

        if (form == typeof(ValueTask<>))
        {
            Type task = typeof(Task<>).MakeGenericType(returned.GetGenericArguments());
            return new MethodResult(
                task.GetProperty(nameof(Task<>.Result)), returned.GetMethod(nameof(ValueTask.AsTask)));
        }

        return new MethodResult(taskValue: null, asTask: null);
    }

    /// <summary>Waits where there is something to wait for.</summary>
    /// <remarks>Keeps the caller's synchronization context, as orchestrators need.</remarks>
    public async Task<object?> AwaitAsync(object? returned)
    {
        object? waited = _asTask is null ? returned : _asTask.Invoke(returned, parameters: null);
        switch (waited)
        {
            case Task task:
                await task;
                return _taskValue?.GetValue(task);
            case ValueTask valueTask:
                await valueTask;
                return null;
            default:
                return waited;
        }
    }
}
