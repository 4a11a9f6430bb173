using Disbursement.LocalRuntime.Durable.History;

namespace Disbursement.LocalRuntime.Durable.Runtime;

/// <summary>What an instance is asked to look at in the store, because a wake-up said so or the sweep did.</summary>
[Flags]
internal enum Look
{
    /// <summary>Nothing: go on where it stands.</summary>
    None = 0,

    /// <summary>Timers that are due.</summary>
    Timers = 1,

    /// <summary>Messages.</summary>
    Inbox = 2,

    /// <summary>Sub-orchestrations it waits for.</summary>
    Children = 4,

    /// <summary>Activities that are open and not worked on here.</summary>
    Activities = 8,

    /// <summary>Everything.</summary>
    All = Timers | Inbox | Children | Activities,
}

/// <summary>Something for an instance to work on.</summary>
internal abstract record ActorItem;

/// <summary>A request to look.</summary>
internal sealed record LookItem(Look What) : ActorItem;

/// <summary>An event for the history.</summary>
/// <param name="Event">The event.</param>
/// <param name="ExecutionId">The run it belongs to, which another run drops; null when any will do.</param>
/// <param name="Generation">The generation it belongs to; null when any will do.</param>
internal sealed record EventItem(DurableEvent Event, string? ExecutionId, int? Generation) : ActorItem
{
    /// <summary>The message's key when it stands in the inbox; the step that takes it up deletes it.</summary>
    public string? MessageKey { get; init; }

    /// <summary>Whether it was read from the inbox and so stands there, not just handed over by its sender.</summary>
    public bool IsFromStore { get; init; }

    /// <summary>Told true once the event is recorded, false when it never will be.</summary>
    public TaskCompletionSource<bool>? Recorded { get; init; }
}

/// <summary>The orchestrator was caught awaiting something that is not durable.</summary>
internal sealed record IllegalAwaitItem(string Text, string ExecutionId, int Generation) : ActorItem;
