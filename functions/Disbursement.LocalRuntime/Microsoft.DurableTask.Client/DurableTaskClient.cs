namespace Microsoft.DurableTask.Client;

/// <summary>Starts, watches and ends orchestrations.</summary>
/// <param name="name">The client's name; a label only.</param>
public abstract class DurableTaskClient(string name) : IAsyncDisposable
{
    /// <summary>The client's name; a label only.</summary>
    public string Name { get; } = name;

    /// <summary>Starts an orchestration.</summary>
    /// <param name="orchestratorName">The orchestrator.</param>
    /// <param name="cancellation">Stops the wait for the store.</param>
    /// <returns>The instance id.</returns>
    public virtual Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, CancellationToken cancellation) =>
        ScheduleNewOrchestrationInstanceAsync(orchestratorName, input: null, options: null, cancellation);

    /// <summary>Starts an orchestration.</summary>
    /// <param name="orchestratorName">The orchestrator.</param>
    /// <param name="input">Its input, written as JSON.</param>
    /// <param name="cancellation">Stops the wait for the store.</param>
    /// <returns>The instance id.</returns>
    public virtual Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input, CancellationToken cancellation) =>
        ScheduleNewOrchestrationInstanceAsync(orchestratorName, input, options: null, cancellation);

    /// <summary>Starts an orchestration.</summary>
    /// <param name="orchestratorName">The orchestrator.</param>
    /// <param name="options">Instance id and time of start.</param>
    /// <param name="cancellation">Stops the wait for the store.</param>
    /// <returns>The instance id.</returns>
    public virtual Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, StartOrchestrationOptions options, CancellationToken cancellation = default) =>
        ScheduleNewOrchestrationInstanceAsync(orchestratorName, input: null, options, cancellation);

    /// <summary>Starts an orchestration.</summary>
    /// <param name="orchestratorName">The orchestrator.</param>
    /// <param name="input">Its input, written as JSON.</param>
    /// <param name="options">Instance id and time of start.</param>
    /// <param name="cancellation">Stops the wait for the store.</param>
    /// <returns>The instance id. It does not guard against a second run: an ended instance starts again.</returns>
    /// <exception cref="global::DurableTask.Core.Exceptions.OrchestrationAlreadyExistsException">
    /// An instance of that id is pending or running.
    /// </exception>
    /// <exception cref="ArgumentException">The instance id is empty, too long or has a forbidden character.</exception>
    public abstract Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName,
        object? input = null,
        StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default);

    /// <summary>Sends an event without payload to an orchestration.</summary>
    /// <param name="instanceId">The receiver.</param>
    /// <param name="eventName">The event, without regard to case.</param>
    /// <param name="cancellation">Stops the wait for the store.</param>
    /// <returns>A task that ends when the event is stored.</returns>
    public virtual Task RaiseEventAsync(string instanceId, string eventName, CancellationToken cancellation) =>
        RaiseEventAsync(instanceId, eventName, eventPayload: null, cancellation);

    /// <summary>Sends an event to an orchestration, which keeps it until it waits for one of that name.</summary>
    /// <param name="instanceId">The receiver; an unknown or ended one gets nothing.</param>
    /// <param name="eventName">The event, without regard to case.</param>
    /// <param name="eventPayload">Its payload, written as JSON.</param>
    /// <param name="cancellation">Stops the wait for the store.</param>
    /// <returns>A task that ends when the event is stored.</returns>
    public abstract Task RaiseEventAsync(
        string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default);

    /// <summary>Reads the state of an instance.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="cancellation">Stops the wait for the store.</param>
    /// <returns>The state; null when the id is unknown.</returns>
    public virtual Task<OrchestrationMetadata?> GetInstanceAsync(string instanceId, CancellationToken cancellation) =>
        GetInstanceAsync(instanceId, getInputsAndOutputs: false, cancellation);

    /// <summary>Reads the state of an instance.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="getInputsAndOutputs">Whether input, output and custom status are fetched.</param>
    /// <param name="cancellation">Stops the wait for the store.</param>
    /// <returns>The state; null when the id is unknown.</returns>
    public virtual Task<OrchestrationMetadata?> GetInstanceAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        GetInstancesAsync(instanceId, getInputsAndOutputs, cancellation);

    /// <summary>Reads the state of an instance; what <c>GetInstanceAsync</c> rests on.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="getInputsAndOutputs">Whether input, output and custom status are fetched.</param>
    /// <param name="cancellation">Stops the wait for the store.</param>
    /// <returns>The state; null when the id is unknown.</returns>
    public abstract Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default);

    /// <summary>Lists instances without reading their histories.</summary>
    /// <param name="filter">Which; null for all.</param>
    /// <returns>The instances, by id.</returns>
    public abstract AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null);

    /// <summary>Waits until an instance has recorded a step.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Its state.</returns>
    /// <exception cref="InvalidOperationException">The id is unknown.</exception>
    public virtual Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, CancellationToken cancellation) =>
        WaitForInstanceStartAsync(instanceId, getInputsAndOutputs: false, cancellation);

    /// <summary>Waits until an instance has recorded a step.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="getInputsAndOutputs">Whether input, output and custom status are fetched.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Its state.</returns>
    /// <exception cref="InvalidOperationException">The id is unknown.</exception>
    public abstract Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default);

    /// <summary>Waits until an instance has ended.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Its state.</returns>
    /// <exception cref="InvalidOperationException">The id is unknown.</exception>
    public virtual Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, CancellationToken cancellation) =>
        WaitForInstanceCompletionAsync(instanceId, getInputsAndOutputs: false, cancellation);

    /// <summary>Waits until an instance has ended.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="getInputsAndOutputs">Whether input, output and custom status are fetched.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Its state.</returns>
    /// <exception cref="InvalidOperationException">The id is unknown.</exception>
    public abstract Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default);

    /// <summary>Ends an instance.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="cancellation">Stops the wait for the store.</param>
    /// <returns>A task that ends when the order is stored; the instance ends soon after.</returns>
    public virtual Task TerminateInstanceAsync(string instanceId, CancellationToken cancellation) =>
        TerminateInstanceAsync(instanceId, (TerminateInstanceOptions?)null, cancellation);

    /// <summary>Ends an instance with an output.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="output">What it leaves as its output, written as JSON.</param>
    /// <param name="cancellation">Stops the wait for the store.</param>
    /// <returns>A task that ends when the order is stored; the instance ends soon after.</returns>
    public virtual Task TerminateInstanceAsync(
        string instanceId, object? output, CancellationToken cancellation = default) =>
        TerminateInstanceAsync(
            instanceId, output as TerminateInstanceOptions ?? new TerminateInstanceOptions(output), cancellation);

    /// <summary>Ends an instance.</summary>
    /// <param name="instanceId">The instance; one that has ended or is unknown stays as it is.</param>
    /// <param name="options">Its output, and whether its sub-orchestrations end too.</param>
    /// <param name="cancellation">Stops the wait for the store.</param>
    /// <returns>A task that ends when the order is stored; the instance ends soon after.</returns>
    public virtual Task TerminateInstanceAsync(
        string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException($"{GetType().Name} does not end instances.");

    /// <summary>Deletes all data of an ended instance.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="cancellation">Stops the wait for the store.</param>
    /// <returns>How many instances were deleted.</returns>
    public virtual Task<PurgeResult> PurgeInstanceAsync(string instanceId, CancellationToken cancellation) =>
        PurgeInstanceAsync(instanceId, options: null, cancellation);

    /// <summary>Deletes all data of an ended instance.</summary>
    /// <param name="instanceId">The instance; one that has not ended stays.</param>
    /// <param name="options">Whether its sub-orchestrations go too.</param>
    /// <param name="cancellation">Stops the wait for the store.</param>
    /// <returns>How many instances were deleted.</returns>
    public virtual Task<PurgeResult> PurgeInstanceAsync(
        string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException($"{GetType().Name} does not delete instances.");

    /// <summary>Lets go of what the client holds.</summary>
    /// <returns>A task that ends when it is done.</returns>
    public abstract ValueTask DisposeAsync();
}
