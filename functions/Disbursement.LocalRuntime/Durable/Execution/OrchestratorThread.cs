using System.Runtime.CompilerServices;

namespace Disbursement.LocalRuntime.Durable.Execution;

/// <summary>
/// Runs an orchestrator on one thread at a time, and only while a step is worked on. Continuations of durable tasks
/// come back here by themselves; one that comes from elsewhere belongs to an await that replay cannot repeat.
/// </summary>
/// <param name="onTrespass">Told, on a foreign thread, which code came from outside.</param>
internal sealed class OrchestratorThread(Action<string?> onTrespass) : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _queue = new();
    private volatile int _threadId = -1;

    /// <summary>Whether the caller is on the orchestrator's thread, inside a step.</summary>
    public bool IsCurrent => _threadId == Environment.CurrentManagedThreadId && Current == this;

    /// <summary>Runs an action and everything that follows from it, until nothing can go on.</summary>
    public void Run(Action action)
    {
        SynchronizationContext? outer = Current;
        SetSynchronizationContext(this);
        _threadId = Environment.CurrentManagedThreadId;
        try
        {
            action();
            while (_queue.TryDequeue(out (SendOrPostCallback Callback, object? State) next))
            {
                next.Callback(next.State);
            }
        }
        finally
        {
            _queue.Clear();
            _threadId = -1;
            SetSynchronizationContext(outer);
        }
    }

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state)
    {
        if (_threadId == Environment.CurrentManagedThreadId)
        {
            _queue.Enqueue((d, state));
        }
        else
        {
            onTrespass(MethodOf(state));
        }
    }

    /// <inheritdoc/>
    public override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException("An orchestrator's thread takes no calls from outside.");

    /// <inheritdoc/>
    public override SynchronizationContext CreateCopy() => this;

    /// <summary>
    /// The async method a continuation belongs to, or null: the compiler names its state machine
    /// <c>&lt;Method&gt;d__1</c> and nests it in the method's type.
    /// </summary>
    private static string? MethodOf(object? state)
    {
        Type? machine = (state as Action)?.Target?.GetType().GenericTypeArguments
            .FirstOrDefault(type => typeof(IAsyncStateMachine).IsAssignableFrom(type));
        if (machine is null || machine.Assembly == typeof(OrchestratorThread).Assembly)
        {
            return null;
        }

        int end = machine.Name.IndexOf('>', StringComparison.Ordinal);
        string method = end > 1 ? machine.Name[1..end] : machine.Name;
        return $"{machine.DeclaringType?.Name}.{method}";
    }
}
