namespace Disbursement.Core.Settlement;

/// <summary>What a transition table says to an event.</summary>
public enum TransitionKind
{
    /// <summary>The event has no place in this state; nothing may change and a person is told.</summary>
    Refused,

    /// <summary>What the event asks for is already so: a repeat, which changes nothing and is not an error.</summary>
    Unchanged,

    /// <summary>The state moves.</summary>
    Moved,
}

/// <summary>The answer of a transition table: whether the state moves, and the state after the event.</summary>
/// <param name="Kind">Whether the event moved the state, repeated what was so, or was refused.</param>
/// <param name="State">The state after the event; the old one unless <see cref="TransitionKind.Moved"/>.</param>
/// <typeparam name="TState">The state enum of the entity.</typeparam>
public readonly record struct Transition<TState>(TransitionKind Kind, TState State)
    where TState : struct, Enum
{
    /// <summary>Whether the event may stand: it moved the state or repeated what was so.</summary>
    public bool IsAllowed => Kind != TransitionKind.Refused;
}
