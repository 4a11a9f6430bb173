using Disbursement.LocalRuntime.Durable.History;
using Disbursement.LocalRuntime.Durable.Storage;

namespace Disbursement.LocalRuntime.Durable.Runtime;

/// <summary>What the next step takes up.</summary>
internal sealed class Intake
{
    /// <summary>Events that are news, in order.</summary>
    public List<DurableEvent> Received { get; } = [];

    /// <summary>Keys of messages that the step deletes: taken up, or of no use to anyone.</summary>
    public List<string> TakenMessages { get; } = [];

    /// <summary>Who waits to hear that an event is recorded.</summary>
    public List<TaskCompletionSource<bool>> Recorded { get; } = [];

    /// <summary>Whether there is nothing to record.</summary>
    public bool IsEmpty => Received.Count == 0 && TakenMessages.Count == 0;

    /// <summary>A client's order to end, if there is one.</summary>
    public ExecutionTerminated? Order => Received.OfType<ExecutionTerminated>().FirstOrDefault();
}

/// <summary>Events that came in and wait for the next step.</summary>
internal sealed class WaitingEvents
{
    private readonly Queue<EventItem> _queue = new();

    /// <summary>Events waiting.</summary>
    public int Count => _queue.Count;

    /// <summary>Whether a client's order to end is among them.</summary>
    public bool HasOrder => _queue.Any(item => item.Event is ExecutionTerminated);

    /// <summary>Adds an event that was handed over.</summary>
    public void Add(EventItem item) => _queue.Enqueue(item);

    /// <summary>Adds messages read from the inbox, without those that were handed over already.</summary>
    public void Add(IEnumerable<InboxMessage> messages)
    {
        var known = _queue.Select(item => item.MessageKey).ToHashSet(StringComparer.Ordinal);
        foreach (InboxMessage message in messages.Where(message => !known.Contains(message.Key)))
        {
            _queue.Enqueue(new EventItem(message.Event, message.ExecutionId, Generation: null)
            {
                MessageKey = message.Key,
                IsFromStore = true,
            });
        }
    }

    /// <summary>Takes as many as one step may and drops what is not news.</summary>
    /// <param name="intake">Receives them.</param>
    /// <param name="isNews">Whether an event is for this run and not yet recorded.</param>
    public void TakeInto(Intake intake, Func<EventItem, bool> isNews)
    {
        while (intake.TakenMessages.Count < StepCommit.TakenMessagesMax && _queue.TryDequeue(out EventItem? item))
        {
            if (isNews(item))
            {
                intake.Received.Add(item.Event);
                if (item.Recorded is not null)
                {
                    intake.Recorded.Add(item.Recorded);
                }

                TakeMessage(intake, item);
            }
            else
            {
                item.Recorded?.TrySetResult(false);

                // Handed over and old: a step has taken and deleted it. Read from the inbox and old: it came twice.
                if (item.IsFromStore)
                {
                    TakeMessage(intake, item);
                }
            }
        }
    }

    /// <summary>Gives up on all of them.</summary>
    /// <param name="kept">Who is not told so, because the event is worked on elsewhere.</param>
    public void Disown(IReadOnlySet<TaskCompletionSource<bool>?> kept)
    {
        while (_queue.TryDequeue(out EventItem? item))
        {
            if (!kept.Contains(item.Recorded))
            {
                item.Recorded?.TrySetResult(false);
            }
        }
    }

    private static void TakeMessage(Intake intake, EventItem item)
    {
        if (item.MessageKey is not null && !intake.TakenMessages.Contains(item.MessageKey))
        {
            intake.TakenMessages.Add(item.MessageKey);
        }
    }
}
