using Disbursement.LocalRuntime.Durable.Execution;
using Microsoft.Extensions.Logging;

namespace Microsoft.DurableTask;

/// <summary>What an orchestrator may use: everything here gives the same answer when the history is replayed.</summary>
/// <remarks>
/// An orchestrator awaits only tasks made by this context, on its own thread: no <c>Task.Delay</c>, no
/// <c>Task.Run</c>, no <c>ConfigureAwait(false)</c>, no <c>CancelAsync</c>. The instance fails otherwise.
/// </remarks>
public abstract class TaskOrchestrationContext
{
    /// <summary>The orchestrator's name, as it was started.</summary>
    public abstract TaskName Name { get; }

    /// <summary>The instance id.</summary>
    public abstract string InstanceId { get; }

    /// <summary>The orchestration that started this one; null when a client did.</summary>
    public abstract ParentOrchestrationInstance? Parent { get; }

    /// <summary>The time of the current step, UTC; stands still between two awaits.</summary>
    public abstract DateTime CurrentUtcDateTime { get; }

    /// <summary>True while steps that are already recorded run again.</summary>
    public abstract bool IsReplaying { get; }

    /// <summary>Where replay-safe loggers come from.</summary>
    protected abstract ILoggerFactory LoggerFactory { get; }

    /// <summary>Reads the input.</summary>
    /// <typeparam name="T">The input's type.</typeparam>
    /// <returns>The input; default when there is none.</returns>
    public abstract T? GetInput<T>();

    /// <summary>Calls an activity and gives its result.</summary>
    /// <typeparam name="TResult">The result's type.</typeparam>
    /// <param name="name">The activity.</param>
    /// <param name="input">Its input, written as JSON.</param>
    /// <param name="options">How failures are tried again.</param>
    /// <returns>The result.</returns>
    /// <exception cref="TaskFailedException">The activity failed, after its retries.</exception>
    public abstract Task<TResult> CallActivityAsync<TResult>(
        TaskName name, object? input = null, TaskOptions? options = null);

    /// <summary>Calls an activity without input and gives its result.</summary>
    /// <typeparam name="TResult">The result's type.</typeparam>
    /// <param name="name">The activity.</param>
    /// <param name="options">How failures are tried again.</param>
    /// <returns>The result.</returns>
    /// <exception cref="TaskFailedException">The activity failed, after its retries.</exception>
    public virtual Task<TResult?> CallActivityAsync<TResult>(TaskName name, TaskOptions options) =>
        CallActivityAsync<TResult?>(name, input: null, options);

    /// <summary>Calls an activity.</summary>
    /// <param name="name">The activity.</param>
    /// <param name="input">Its input, written as JSON.</param>
    /// <param name="options">How failures are tried again.</param>
    /// <returns>A task that ends with the activity.</returns>
    /// <exception cref="TaskFailedException">The activity failed, after its retries.</exception>
    public virtual Task CallActivityAsync(TaskName name, object? input = null, TaskOptions? options = null) =>
        CallActivityAsync<object?>(name, input, options);

    /// <summary>Calls an activity without input.</summary>
    /// <param name="name">The activity.</param>
    /// <param name="options">How failures are tried again.</param>
    /// <returns>A task that ends with the activity.</returns>
    /// <exception cref="TaskFailedException">The activity failed, after its retries.</exception>
    public virtual Task CallActivityAsync(TaskName name, TaskOptions options) =>
        CallActivityAsync<object?>(name, input: null, options);

    /// <summary>Runs another orchestration and gives its result.</summary>
    /// <typeparam name="TResult">The result's type.</typeparam>
    /// <param name="orchestratorName">The orchestrator.</param>
    /// <param name="input">Its input, written as JSON.</param>
    /// <param name="options">Instance id and how failures are tried again.</param>
    /// <returns>The result.</returns>
    /// <exception cref="TaskFailedException">The sub-orchestration failed, after its retries.</exception>
    public abstract Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName, object? input = null, TaskOptions? options = null);

    /// <summary>Runs another orchestration without input and gives its result.</summary>
    /// <typeparam name="TResult">The result's type.</typeparam>
    /// <param name="orchestratorName">The orchestrator.</param>
    /// <param name="options">Instance id and how failures are tried again.</param>
    /// <returns>The result.</returns>
    /// <exception cref="TaskFailedException">The sub-orchestration failed, after its retries.</exception>
    public virtual Task<TResult?> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, TaskOptions options) =>
        CallSubOrchestratorAsync<TResult?>(orchestratorName, input: null, options);

    /// <summary>Runs another orchestration.</summary>
    /// <param name="orchestratorName">The orchestrator.</param>
    /// <param name="input">Its input, written as JSON.</param>
    /// <param name="options">Instance id and how failures are tried again.</param>
    /// <returns>A task that ends with the sub-orchestration.</returns>
    /// <exception cref="TaskFailedException">The sub-orchestration failed, after its retries.</exception>
    public virtual Task CallSubOrchestratorAsync(
        TaskName orchestratorName, object? input = null, TaskOptions? options = null) =>
        CallSubOrchestratorAsync<object?>(orchestratorName, input, options);

    /// <summary>Runs another orchestration without input.</summary>
    /// <param name="orchestratorName">The orchestrator.</param>
    /// <param name="options">Instance id and how failures are tried again.</param>
    /// <returns>A task that ends with the sub-orchestration.</returns>
    /// <exception cref="TaskFailedException">The sub-orchestration failed, after its retries.</exception>
    public virtual Task CallSubOrchestratorAsync(TaskName orchestratorName, TaskOptions options) =>
        CallSubOrchestratorAsync<object?>(orchestratorName, input: null, options);

    /// <summary>Waits until a time, however far and however often the process restarts.</summary>
    /// <param name="fireAt">When, UTC. A time in the past fires at once.</param>
    /// <param name="cancellationToken">
    /// Cancels the timer; cancel it with <c>Cancel()</c>. An instance does not complete before its open timers.
    /// </param>
    /// <returns>A task that ends when the timer fires.</returns>
    /// <exception cref="TaskCanceledException">The timer was cancelled.</exception>
    public abstract Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken);

    /// <summary>Waits for a time span, however long and however often the process restarts.</summary>
    /// <param name="delay">How long, from <see cref="CurrentUtcDateTime"/>.</param>
    /// <param name="cancellationToken">Cancels the timer; cancel it with <c>Cancel()</c>.</param>
    /// <returns>A task that ends when the timer fires.</returns>
    /// <exception cref="TaskCanceledException">The timer was cancelled.</exception>
    public virtual Task CreateTimer(TimeSpan delay, CancellationToken cancellationToken) =>
        CreateTimer(CurrentUtcDateTime.Add(delay), cancellationToken);

    /// <summary>Waits for an event raised by a client or another orchestration.</summary>
    /// <typeparam name="T">The payload's type.</typeparam>
    /// <param name="eventName">The event, without regard to case.</param>
    /// <param name="cancellationToken">Ends the wait; the event then stays for the next wait.</param>
    /// <returns>The payload of the oldest event of that name, which may have come before the wait.</returns>
    /// <exception cref="TaskCanceledException">The wait was cancelled.</exception>
    public abstract Task<T?> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default);

    /// <summary>Waits for an event, but not longer than a time span.</summary>
    /// <typeparam name="T">The payload's type.</typeparam>
    /// <param name="eventName">The event, without regard to case.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <returns>The payload.</returns>
    /// <exception cref="TaskCanceledException">The time ran out.</exception>
    public Task<T?> WaitForExternalEvent<T>(string eventName, TimeSpan timeout) =>
        WaitForExternalEvent<T>(eventName, timeout, CancellationToken.None);

    /// <summary>Waits for an event, but not longer than a time span.</summary>
    /// <typeparam name="T">The payload's type.</typeparam>
    /// <param name="eventName">The event, without regard to case.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="cancellationToken">Ends the wait earlier.</param>
    /// <returns>The payload.</returns>
    /// <exception cref="TaskCanceledException">The time ran out, or the wait was cancelled.</exception>
    public async Task<T?> WaitForExternalEvent<T>(
        string eventName, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var timerEnd = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var waitEnd = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<T?> arrival = WaitForExternalEvent<T>(eventName, waitEnd.Token);
        Task timer = CreateTimer(timeout, timerEnd.Token);

        // Synchronous Cancel: CancelAsync would leave the orchestrator's thread.
        bool arrived = await Task.WhenAny(arrival, timer) == arrival;
#pragma warning disable CA1849, MA0042 // Cancel blocks only for our own callbacks, and replay needs them here and now
        (arrived ? timerEnd : waitEnd).Cancel();
#pragma warning restore CA1849, MA0042
        return await arrival;
    }

    /// <summary>Sends an event to another orchestration, after this step is recorded.</summary>
    /// <param name="instanceId">The receiver; an unknown or finished one gets nothing.</param>
    /// <param name="eventName">The event.</param>
    /// <param name="payload">Its payload, written as JSON.</param>
    public abstract void SendEvent(string instanceId, string eventName, object payload);

    /// <summary>Shows a status to clients, with the state of the instance.</summary>
    /// <param name="customStatus">The status, at most 16 KB as JSON.</param>
    /// <exception cref="ArgumentException">The status is larger.</exception>
    public abstract void SetCustomStatus(object? customStatus);

    /// <summary>Starts over with a new input and an empty history once the orchestrator returns.</summary>
    /// <param name="newInput">The new input.</param>
    /// <param name="preserveUnprocessedEvents">Whether events nobody waited for are kept.</param>
    public abstract void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true);

    /// <summary>Makes an id that is the same at every replay.</summary>
    /// <returns>The id.</returns>
    public abstract Guid NewGuid();

    /// <summary>Makes a logger that is silent during replay.</summary>
    /// <param name="categoryName">The logger's category.</param>
    /// <returns>The logger.</returns>
    public virtual ILogger CreateReplaySafeLogger(string categoryName) =>
        new ReplaySafeLogger(this, LoggerFactory.CreateLogger(categoryName));

    /// <summary>Makes a logger that is silent during replay.</summary>
    /// <param name="type">Gives the logger's category.</param>
    /// <returns>The logger.</returns>
    public virtual ILogger CreateReplaySafeLogger(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return CreateReplaySafeLogger(type.FullName ?? type.Name);
    }
}
