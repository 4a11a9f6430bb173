using Microsoft.DurableTask;

namespace Disbursement.LocalRuntime.Durable;

/// <summary>
/// The orchestrators and activities that the host found. Names are compared without regard to case. It is filled
/// before the hub starts and not changed afterwards.
/// </summary>
internal sealed class DurableRegistry
{
    private readonly Dictionary<string, Func<TaskOrchestrationContext, Task<object?>>> _orchestrators =
        new(StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, Func<DurableActivityCall, CancellationToken, Task<object?>>> _activities =
        new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds an orchestrator.</summary>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public void AddOrchestrator(string name, Func<TaskOrchestrationContext, Task<object?>> run) =>
        _orchestrators.Add(name, run);

    /// <summary>Adds an activity.</summary>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public void AddActivity(string name, Func<DurableActivityCall, CancellationToken, Task<object?>> run) =>
        _activities.Add(name, run);

    /// <summary>Finds an orchestrator; null when there is none of that name.</summary>
    public Func<TaskOrchestrationContext, Task<object?>>? FindOrchestrator(string name) =>
        _orchestrators.GetValueOrDefault(name);

    /// <summary>Finds an activity; null when there is none of that name.</summary>
    public Func<DurableActivityCall, CancellationToken, Task<object?>>? FindActivity(string name) =>
        _activities.GetValueOrDefault(name);
}
