using Disbursement.LocalRuntime.Durable.Execution;
using Disbursement.LocalRuntime.Durable.History;
using Disbursement.LocalRuntime.Durable.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Disbursement.LocalRuntime.Durable.Runtime;

/// <summary>How work on a loaded instance stopped.</summary>
internal enum SessionEnd
{
    /// <summary>It did not: all is recorded and the instance may go on.</summary>
    None,

    /// <summary>The instance ended, or leaves memory.</summary>
    Gone,

    /// <summary>Another worker recorded something; what is in memory is worth nothing.</summary>
    Fenced,
}

/// <summary>
/// An instance loaded into memory. Working on it means: take up events, run the orchestrator, record the step, and
/// only then let the world see what it asked for.
/// </summary>
internal sealed class InstanceSession : IDisposable
{
    private readonly DurableHub _hub;
    private readonly WaitingEvents _waiting = new();
    private InstanceState _state;
    private string _version;
    private Claim? _claim;
    private OpenWork _open = new();
    private OrchestrationExecution? _execution;
    private IReadOnlyList<DurableEvent> _carried = [];
    private TaskFailureDetails? _doom;
    private int _inheritedIdsEnd;

    /// <summary>Taken up by a step that is not recorded yet.</summary>
    private Intake? _takenUp;

    private InstanceSession(DurableHub hub, StoredState stored, Claim? claim)
    {
        _hub = hub;
        _state = stored.State;
        _version = stored.Version;
        _claim = claim;
        StartExecution();
    }

    /// <summary>Whether only this process knows of something: activities queued or running, events that wait.</summary>
    public bool HoldsOpenWork => _open.Activities.Count > 0 || _waiting.Count > 0;

    /// <summary>Whether it is under way.</summary>
    public bool IsActive => _state.IsActive;

    private bool IsFirstStepDue =>
        _state.Step == 0 && (_state.NextTimerAt is not { } startAt || startAt <= _hub.Time.GetUtcNow());

    /// <summary>Makes a session of an instance that was just created.</summary>
    public static InstanceSession Create(DurableHub hub, StoredState stored) => new(hub, stored, claim: null);

    /// <summary>Makes a session of a stored instance by running its history again.</summary>
    public static InstanceSession Replay(DurableHub hub, StoredInstance stored, Claim? claim)
    {
        var session = new InstanceSession(hub, stored.Stored, claim);
        if (claim is not null && session._state.Attempts > hub.Options.CrashesMax)
        {
            session.GiveUp();
        }

        session.ReplaySteps(stored.Steps);
        session._waiting.Add(stored.Inbox);
        session._inheritedIdsEnd = session._open.IdsEnd;
        return session;
    }

    /// <summary>Works on a batch until nothing more can be done now.</summary>
    /// <param name="batch">What came in.</param>
    /// <param name="isFresh">Whether the inbox was just read: messages that were handed over too are in it.</param>
    public async Task<SessionEnd> WorkAsync(IReadOnlyList<ActorItem> batch, bool isFresh)
    {
        await TakeUpAsync(batch, isFresh);
        while (TakeIntake() is { } intake)
        {
            SessionEnd end = await StepAsync(intake);
            if (end != SessionEnd.None)
            {
                return end;
            }
        }

        DispatchInherited();
        _hub.Timers.Set(_state.InstanceId, _state.NextTimerAt);
        return _hub.Options.ReplayEveryStep ? SessionEnd.Gone : SessionEnd.None;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _claim?.Dispose();
        _claim = null;
    }

    /// <summary>
    /// Tells those who wait for events of earlier batches that this session will not record them: only it knew of them.
    /// </summary>
    /// <param name="batch">The present batch, which does not depend on the session.</param>
    public void GiveUpEvents(IEnumerable<ActorItem> batch)
    {
        HashSet<TaskCompletionSource<bool>?> kept = [.. batch.OfType<EventItem>().Select(item => item.Recorded)];
        _waiting.Disown(kept);
        _takenUp?.Recorded.FindAll(waiter => !kept.Contains(waiter)).ForEach(waiter => waiter.TrySetResult(false));
        _takenUp = null;
    }

    private void StartExecution()
    {
        Func<TaskOrchestrationContext, Task<object?>>? orchestrator = _hub.Registry.FindOrchestrator(_state.Name);
        if (orchestrator is null)
        {
            _doom = Failure($"There is no orchestrator named '{_state.Name}'.");
            return;
        }

        InstanceState state = _state;
        _execution = new OrchestrationExecution(state, orchestrator, _hub.LoggerFactory, text => _hub.Deliver(
            state.InstanceId, new IllegalAwaitItem(text, state.ExecutionId, state.Generation)));
    }

    private void ReplaySteps(IReadOnlyList<HistoryStep> steps)
    {
        if (_state.Step == 0)
        {
            _carried = [.. steps.SelectMany(step => step.Received)];
            return;
        }

        foreach (HistoryStep step in steps.Where(step => step.Number > 0))
        {
            foreach (DurableEvent received in step.Received)
            {
                _open.TryReceive(received);
            }

            _open.Schedule(step.Scheduled, step.Time);
            if (_doom is null && _execution is not null)
            {
                StepOutcome replayed = _execution.Run(step.Received, step.Time, replaying: true);
                string? difference = Determinism.FindDifference(_state.Name, step, replayed);
                _doom = difference is null ? null : Failure(difference);
            }
        }
    }

    private void GiveUp() => _doom = Failure(
        $"The process ended {_hub.Options.CrashesMax} times in a row while it worked on step {_state.Step + 1} of"
        + $" orchestrator '{_state.Name}'. It is not tried again.");

    /// <summary>Turns what came in into events, reading from the store what it only points at.</summary>
    private async Task TakeUpAsync(IReadOnlyList<ActorItem> batch, bool isFresh)
    {
        Look look = Look.None;
        foreach (ActorItem item in batch)
        {
            switch (item)
            {
                case LookItem { What: var what }:
                    look |= what;
                    break;
                case EventItem posted when !(isFresh && posted.MessageKey is not null):
                    _waiting.Add(posted);
                    break;
                case IllegalAwaitItem illegal when IsMine(illegal.ExecutionId, illegal.Generation):
                    _doom ??= Failure(illegal.Text);
                    break;
            }
        }

        if (look.HasFlag(Look.Inbox) && !isFresh)
        {
            _waiting.Add(await _hub.Store.ReadInboxAsync(_state.InstanceId, _hub.Stopping));
        }

        if (look.HasFlag(Look.Activities) && !isFresh)
        {
            StartActivities(_open.Activities);
        }

        if (look.HasFlag(Look.Children) && !isFresh)
        {
            // One in this process's memory answers by itself, unless another worker took it over and ended it.
            foreach (SubOrchestrationScheduled child in _open.Children)
            {
                if (_hub.IsResident(child.InstanceId))
                {
                    _hub.Outbox.AskChild(_state, child);
                }
                else
                {
                    _hub.Outbox.StartChild(_state, child);
                }
            }
        }
    }

    private bool IsMine(string? executionId, int? generation) =>
        (executionId is null || executionId == _state.ExecutionId)
        && (generation is null || generation == _state.Generation);

    private bool IsNews(EventItem item) => IsMine(item.ExecutionId, item.Generation) && _open.TryReceive(item.Event);

    /// <summary>Takes up waiting events, as many as one step may, and the timers that are due.</summary>
    /// <returns>Null when there is nothing to record.</returns>
    private Intake? TakeIntake()
    {
        var intake = new Intake();
        if (IsFirstStepDue)
        {
            intake.Received.Add(new ExecutionStarted(_state.Name));
            intake.Received.AddRange(_carried);
        }

        if (_state.Step > 0 || IsFirstStepDue || _waiting.HasOrder)
        {
            _waiting.TakeInto(intake, IsNews);
            intake.Received.AddRange(DueTimers());
        }

        return intake.IsEmpty && _claim is null && _doom is null ? null : intake;
    }

    private IEnumerable<TimerFired> DueTimers()
    {
        DateTime now = _hub.Time.GetUtcNow().UtcDateTime;
        return _execution is null
            ? []
            : _execution.Timers.Where(timer => timer.FireAt <= now)
                .OrderBy(timer => timer.FireAt).ThenBy(timer => timer.Id).Select(timer => new TimerFired(timer.Id));
    }

    /// <summary>One step: run the orchestrator, record, dispatch.</summary>
    private async Task<SessionEnd> StepAsync(Intake intake)
    {
        _takenUp = intake;
        if (intake.Order is { Recursive: true } order)
        {
            await _hub.Outbox.TerminateChildrenAsync(_open.Children, order);
        }

        DateTime now = _hub.Time.GetUtcNow().UtcDateTime;
        StepOutcome outcome = RunOrchestrator(intake, now);
        var step = new HistoryStep(_state.Step + 1, now, intake.Received, outcome.Scheduled);
        HistoryStep? row = outcome.Ended is ExecutionContinued continued ? CarriedStep(continued, now) : step;
        bool isConfirmation = step.Received.Count == 0 && step.Scheduled.Count == 0;
        bool isFirst = _state.Status == OrchestrationRuntimeStatus.Pending;

        _open.Schedule(step.Scheduled, now);
        InstanceState next = isConfirmation
            ? NextState.Confirmed(_state, now)
            : NextState.After(_state, step, outcome.Ended, _open, _execution);
        var commit = new StepCommit(_version, next, isConfirmation ? null : row, intake.TakenMessages)
        {
            InputChanges = outcome.Ended is ExecutionContinued,
        };
        string? version = await _hub.Store.TryCommitAsync(commit, _hub.Stopping);
        if (version is null)
        {
            return SessionEnd.Fenced;
        }

        (_version, _state, _carried) = (version, next, []);
        _claim?.Dispose();
        _claim = null;
        _takenUp = null;
        intake.Recorded.ForEach(waiter => waiter.TrySetResult(true));
        if (isFirst || outcome.Ended is ExecutionCompleted)
        {
            _hub.Signals.Signal(_state);
        }

        return GoOn(step, row, outcome.Ended);
    }

    private StepOutcome RunOrchestrator(Intake intake, DateTime now)
    {
        ExecutionCompleted? end = intake.Order is { } order
            ? new ExecutionCompleted(OrchestrationRuntimeStatus.Terminated) { Output = order.Output }
            : _doom is not null ? new ExecutionCompleted(OrchestrationRuntimeStatus.Failed) { Failure = _doom } : null;
        if (end is not null)
        {
            return new StepOutcome([end], end);
        }

        return intake.Received.Count == 0
            ? new StepOutcome([], Ended: null)
            : _execution!.Run(intake.Received, now, replaying: false);
    }

    /// <summary>The events a start-over keeps, for the new generation's first step; null when there are none.</summary>
    private HistoryStep? CarriedStep(ExecutionContinued continued, DateTime time) =>
        continued.KeepEvents && _execution is { BufferedEvents.Count: > 0 }
            ? new HistoryStep(0, time, [.. _execution.BufferedEvents], [])
            : null;

    /// <summary>What follows from a recorded step, in this process; after a crash the history says it again.</summary>
    private SessionEnd GoOn(HistoryStep step, HistoryStep? row, DurableEvent? ended)
    {
        switch (ended)
        {
            case ExecutionCompleted:
                _hub.Timers.Set(_state.InstanceId, at: null);
                _hub.Outbox.AnswerParent(_state);
                return SessionEnd.Gone;
            case ExecutionContinued:
                _carried = row?.Received ?? [];
                _open = new OpenWork();
                _inheritedIdsEnd = 0;
                StartExecution();
                _hub.Outbox.DeleteOldHistory(_state);
                return SessionEnd.None;
            default:
                foreach (TaskScheduled activity in step.Scheduled.OfType<TaskScheduled>())
                {
                    _hub.Activities.Start(_state, activity, attempt: 1);
                }

                StartChildren(step.Scheduled.OfType<SubOrchestrationScheduled>());
                Send(step.Scheduled.OfType<EventSent>().Select(sent => (sent, step.Time)));
                return SessionEnd.None;
        }
    }

    /// <summary>Starts what was open when the instance was loaded; an earlier process may have, too.</summary>
    private void DispatchInherited()
    {
        int end = _inheritedIdsEnd;
        _inheritedIdsEnd = 0;
        StartActivities(_open.Activities.Where(activity => activity.Id < end));
        StartChildren(_open.Children.Where(child => child.Id < end));
        Send(_open.Sent.Where(sent => sent.Event.Id < end));
    }

    /// <summary>Starts open activities again, except those that this process works on.</summary>
    private void StartActivities(IEnumerable<TaskScheduled> activities)
    {
        foreach (TaskScheduled activity in activities)
        {
            _hub.Activities.Start(_state, activity, _open.AttemptsOf(activity.Id) + 1);
        }
    }

    private void StartChildren(IEnumerable<SubOrchestrationScheduled> children)
    {
        foreach (SubOrchestrationScheduled child in children)
        {
            _hub.Outbox.StartChild(_state, child);
        }
    }

    private void Send(IEnumerable<(EventSent Event, DateTime Time)> sent)
    {
        foreach ((EventSent Event, DateTime Time) each in sent)
        {
            _hub.Outbox.SendEvent(_state, each.Event, each.Time);
        }
    }

    private static TaskFailureDetails Failure(string text) =>
        new(typeof(InvalidOperationException).FullName!, text, StackTrace: null, InnerFailure: null, Properties: null);
}
