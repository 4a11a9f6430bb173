using System.Collections.Concurrent;
using Disbursement.LocalRuntime.Durable.Storage;

namespace Disbursement.LocalRuntime.Durable.Runtime;

/// <summary>Tells clients in this process that an instance started or ended: they need not ask the store.</summary>
internal sealed class StatusSignals
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<InstanceState>> _waits =
        new(StringComparer.Ordinal);

    /// <summary>The next signal about an instance. Take it before reading the state, or one may be missed.</summary>
    public Task<InstanceState> Next(string instanceId) => _waits.GetOrAdd(
        instanceId,
        _ => new TaskCompletionSource<InstanceState>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>Signals the state just recorded.</summary>
    public void Signal(InstanceState state)
    {
        if (_waits.TryRemove(state.InstanceId, out TaskCompletionSource<InstanceState>? wait))
        {
            wait.SetResult(state);
        }
    }
}
