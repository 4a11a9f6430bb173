using Disbursement.LocalRuntime.Durable.History;

namespace Disbursement.LocalRuntime.Durable.Runtime;

/// <summary>
/// What an instance has scheduled and not yet settled: its outbox. It is never stored; the history says it.
/// </summary>
internal sealed class OpenWork
{
    private readonly Dictionary<int, TaskScheduled> _activities = [];
    private readonly Dictionary<int, int> _attempts = [];
    private readonly Dictionary<int, SubOrchestrationScheduled> _children = [];
    private readonly Dictionary<int, (EventSent Event, DateTime Time)> _sent = [];
    private readonly HashSet<string> _seenMessages = new(StringComparer.Ordinal);

    /// <summary>Calls and sent events that are not settled.</summary>
    public int Count => _activities.Count + _children.Count + _sent.Count;

    /// <summary>Activities without a result.</summary>
    public IReadOnlyCollection<TaskScheduled> Activities => _activities.Values;

    /// <summary>Sub-orchestrations without a result.</summary>
    public IReadOnlyCollection<SubOrchestrationScheduled> Children => _children.Values;

    /// <summary>Events not yet in the other's inbox, with the time of the step that sent them.</summary>
    public IReadOnlyCollection<(EventSent Event, DateTime Time)> Sent => _sent.Values;

    /// <summary>One more than the highest number of a call or sent event that is open.</summary>
    public int IdsEnd => _activities.Keys.Concat(_children.Keys).Concat(_sent.Keys).DefaultIfEmpty(-1).Max() + 1;

    /// <summary>Times an activity was started, as far as recorded: the first needs no record of its own.</summary>
    public int AttemptsOf(int id) => _attempts.GetValueOrDefault(id, 1);

    /// <summary>Whether an event says something new. One that does is taken to be recorded.</summary>
    public bool TryReceive(DurableEvent received)
    {
        switch (received)
        {
            case TaskCompleted { Id: var id }:
                return _activities.Remove(id) || _children.Remove(id);
            case TaskFailed { Id: var id }:
                return _activities.Remove(id) || _children.Remove(id);
            case EventDelivered { Id: var id }:
                return _sent.Remove(id);
            case TaskRestarted restarted:
                bool isOpen = _activities.ContainsKey(restarted.Id) && restarted.Attempt > AttemptsOf(restarted.Id);
                if (isOpen)
                {
                    _attempts[restarted.Id] = restarted.Attempt;
                }

                return isOpen;
            case EventRaised raised:
                return _seenMessages.Add(raised.MessageId);
            default:
                return true;
        }
    }

    /// <summary>Adds what a step scheduled.</summary>
    public void Schedule(IEnumerable<DurableEvent> scheduled, DateTime time)
    {
        foreach (DurableEvent next in scheduled)
        {
            switch (next)
            {
                case TaskScheduled task:
                    _activities.Add(task.Id, task);
                    break;
                case SubOrchestrationScheduled child:
                    _children.Add(child.Id, child);
                    break;
                case EventSent sent:
                    _sent.Add(sent.Id, (sent, time));
                    break;
            }
        }
    }
}
