using Disbursement.LocalRuntime.Durable.History;
using Disbursement.LocalRuntime.Durable.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Disbursement.LocalRuntime.Durable.Execution;

/// <summary>What a step made of the events it received.</summary>
/// <param name="Scheduled">What the orchestrator asked for; an end comes last.</param>
/// <param name="Ended">The end among them; null while the orchestrator goes on.</param>
internal sealed record StepOutcome(IReadOnlyList<DurableEvent> Scheduled, DurableEvent? Ended);

/// <summary>
/// A live orchestrator. It is fed events, runs until it can go no further, and says what it asked for. Fed the same
/// events it asks for the same: that is all replay is.
/// </summary>
internal sealed class OrchestrationExecution
{
    private readonly Func<TaskOrchestrationContext, Task<object?>> _orchestrator;
    private readonly OrchestratorThread _thread;
    private readonly OrchestratorContext _context;
    private readonly ExternalEvents _events = new();
    private readonly Dictionary<int, OpenCall> _calls = [];
    private readonly Dictionary<int, OpenTimer> _timers = [];
    private readonly HashSet<int> _undelivered = [];
    private readonly Action<string> _onIllegalAwait;
    private List<DurableEvent> _scheduled = [];
    private DurableEvent? _end;
    private int _nextId;
    private volatile string? _illegalAwait;

    /// <summary>Prepares an orchestrator to run from its start.</summary>
    /// <param name="state">The instance.</param>
    /// <param name="orchestrator">The orchestrator.</param>
    /// <param name="loggerFactory">Where its loggers come from.</param>
    /// <param name="onIllegalAwait">Told when it awaits something that is not durable, perhaps long after.</param>
    public OrchestrationExecution(
        InstanceState state,
        Func<TaskOrchestrationContext, Task<object?>> orchestrator,
        ILoggerFactory loggerFactory,
        Action<string> onIllegalAwait)
    {
        _orchestrator = orchestrator;
        _onIllegalAwait = onIllegalAwait;
        CustomStatus = state.CustomStatus;
        _thread = new OrchestratorThread(Trespassed);
        _context = new OrchestratorContext(this, state, loggerFactory);
    }

    /// <summary>Open timers and when they are due, UTC.</summary>
    public IEnumerable<(int Id, DateTime FireAt)> Timers => _timers.Select(timer => (timer.Key, timer.Value.FireAt));

    /// <summary>Events nobody waited for yet.</summary>
    public IReadOnlyList<EventRaised> BufferedEvents => _events.Buffered;

    /// <summary>The custom status as JSON.</summary>
    public string? CustomStatus { get; internal set; }

    /// <summary>The time of the current step, UTC.</summary>
    public DateTime Time { get; private set; }

    /// <summary>Whether the current step is recorded already.</summary>
    public bool IsReplaying { get; private set; }

    /// <summary>Set by the orchestrator: start over once it returns.</summary>
    internal ExecutionContinued? Continuation { get; set; }

    /// <summary>Feeds events to the orchestrator and runs it until it can go no further.</summary>
    public StepOutcome Run(IReadOnlyList<DurableEvent> received, DateTime time, bool replaying)
    {
        Time = time;
        IsReplaying = replaying;
        _scheduled = [];
        foreach (DurableEvent next in received)
        {
            RunOne(next);
        }

        DurableEvent? end = EndOfStep();
        if (end is not null)
        {
            _scheduled.Add(end);
        }

        return new StepOutcome(_scheduled, end);
    }

    internal Task<string?> CallActivityAsync(string name, string? input)
    {
        int id = TakeId();
        _scheduled.Add(new TaskScheduled(id, name, input));
        return Open(id, name);
    }

    internal Task<string?> CallSubOrchestratorAsync(string name, Func<int, string> instanceId, string? input)
    {
        int id = TakeId();
        _scheduled.Add(new SubOrchestrationScheduled(id, name, instanceId(id), input));
        return Open(id, name);
    }

    internal Task CreateTimerAsync(DateTime fireAt, CancellationToken cancellationToken)
    {
        int id = TakeId();
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled(cancellationToken);
        }

        var timer = new OpenTimer(fireAt, new TaskCompletionSource());
        _timers.Add(id, timer);
        _scheduled.Add(new TimerCreated(id, fireAt));
        cancellationToken.Register(() =>
        {
            DemandThread();
            if (_timers.Remove(id))
            {
                timer.Wait.SetCanceled(cancellationToken);
            }
        });
        return timer.Wait.Task;
    }

    internal Task<string?> WaitForEventAsync(string name, CancellationToken cancellationToken)
    {
        DemandThread();
        return _events.WaitAsync(name, DemandThread, cancellationToken);
    }

    internal void SendEvent(string instanceId, string name, string? payload)
    {
        int id = TakeId();
        _undelivered.Add(id);
        _scheduled.Add(new EventSent(id, instanceId, name, payload));
    }

    /// <summary>Refuses a caller that is not on the orchestrator's thread.</summary>
    internal void DemandThread()
    {
        if (!_thread.IsCurrent)
        {
            Trespassed(method: null);
            throw new InvalidOperationException(_illegalAwait);
        }
    }

    private int TakeId()
    {
        DemandThread();
        return _nextId++;
    }

    private Task<string?> Open(int id, string name)
    {
        var call = new OpenCall(name, new TaskCompletionSource<string?>());
        _calls.Add(id, call);
        return call.Wait.Task;
    }

    private void RunOne(DurableEvent received)
    {
        try
        {
            _thread.Run(() => Receive(received));
        }
#pragma warning disable CA1031 // An async void method of the orchestrator threw: that is the instance's failure too.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            _end = Failed(TaskFailureDetails.FromException(failure));
        }
    }

    private void Receive(DurableEvent received)
    {
        switch (received)
        {
            case ExecutionStarted:
                _ = RunOrchestratorAsync();
                break;
            case TaskCompleted done when _calls.Remove(done.Id, out OpenCall? call):
                call.Wait.SetResult(done.Result);
                break;
            case TaskFailed failed when _calls.Remove(failed.Id, out OpenCall? call):
                call.Wait.SetException(new TaskFailedException(call.Name, failed.Id, failed.Failure));
                break;
            case TimerFired fired when _timers.Remove(fired.Id, out OpenTimer? timer):
                timer.Wait.SetResult();
                break;
            case EventRaised raised:
                _events.Raise(raised);
                break;
            case EventDelivered delivered:
                _undelivered.Remove(delivered.Id);
                break;
        }
    }

    private async Task RunOrchestratorAsync()
    {
        DurableEvent end;
        try
        {
            object? output = await _orchestrator(_context);
            end = (DurableEvent?)Continuation ?? new ExecutionCompleted(OrchestrationRuntimeStatus.Completed)
            {
                Output = DurableJson.Write(output),
            };
        }
#pragma warning disable CA1031 // Whatever an orchestrator throws is the instance's failure, never the engine's.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            end = Failed(TaskFailureDetails.FromException(failure));
        }

        if (_thread.IsCurrent)
        {
            _end = end;
        }
        else
        {
            Trespassed(method: null);
        }
    }

    private DurableEvent? EndOfStep()
    {
        if (_illegalAwait is null && _end is null && _calls.Count == 0 && _timers.Count == 0 && !_events.HasOpenWaits)
        {
            Trespassed(method: null);
        }

        if (_illegalAwait is { } text)
        {
            return Failed(new TaskFailureDetails(
                typeof(InvalidOperationException).FullName!,
                text,
                StackTrace: null,
                InnerFailure: null,
                Properties: null));
        }

        // Like the real engine: an instance that returned stays Running until its open timers have fired. And nobody
        // would deliver the events of an instance that has ended.
        bool hasTimers = _timers.Count > 0
            && _end is ExecutionCompleted { Status: OrchestrationRuntimeStatus.Completed };
        return hasTimers || _undelivered.Count > 0 ? null : _end;
    }

    private void Trespassed(string? method)
    {
        string where = method is null ? string.Empty : $" in {method}";
        string last = _scheduled.Count > 0 ? $", after {Describe.Event(_scheduled[^1])}" : string.Empty;
        string text = $"Illegal await: orchestrator '{_context.Name}'{where}{last} awaits a task that its context did"
            + " not make. Replay cannot repeat it. Await only tasks of the TaskOrchestrationContext: no Task.Delay,"
            + " Task.Run, I/O, ConfigureAwait(false) or CancelAsync.";
        _illegalAwait ??= text;
        _onIllegalAwait(text);
    }

    private static ExecutionCompleted Failed(TaskFailureDetails failure) =>
        new(OrchestrationRuntimeStatus.Failed) { Failure = failure };

    private sealed record OpenCall(string Name, TaskCompletionSource<string?> Wait);

    private sealed record OpenTimer(DateTime FireAt, TaskCompletionSource Wait);
}
