using System.Collections.Concurrent;

namespace Disbursement.LocalRuntime.Durable.Runtime;

/// <summary>Tells clients in this process that an instance started or ended, so that they need not ask the store.</summary>
internal sealed class StatusSignals
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _waits = new(StringComparer.Ordinal);

    /// <summary>The next signal about an instance. Take it before reading the state, or one may be missed.</summary>
    public Task Next(string instanceId) => _waits.GetOrAdd(
        instanceId, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>Signals.</summary>
    public void Signal(string instanceId)
    {
        if (_waits.TryRemove(instanceId, out TaskCompletionSource? wait))
        {
            wait.SetResult();
        }
    }
}
