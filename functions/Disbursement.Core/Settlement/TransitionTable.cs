using System.Collections.Frozen;

namespace Disbursement.Core.Settlement;

/// <summary>One pure table: every pair of state and event that is allowed, and where it leads.</summary>
/// <remarks>A pair the table does not name is refused: a forgotten cell can stop a month, never pay it twice.</remarks>
/// <typeparam name="TState">The states.</typeparam>
/// <typeparam name="TEvent">The events.</typeparam>
internal sealed class TransitionTable<TState, TEvent>(params (TState From, TEvent Event, TState To)[] cells)
    where TState : struct, Enum
    where TEvent : struct, Enum
{
    private readonly FrozenDictionary<(TState From, TEvent Event), TState> _cells =
        cells.ToFrozenDictionary(cell => (cell.From, cell.Event), cell => cell.To);

    /// <summary>Looks one cell up. A cell that leads to its own state is a repeat.</summary>
    public Transition<TState> Next(TState state, TEvent happened)
    {
        if (!_cells.TryGetValue((state, happened), out TState to))
        {
            return new(TransitionKind.Refused, state);
        }

        bool same = EqualityComparer<TState>.Default.Equals(state, to);
        return new(same ? TransitionKind.Unchanged : TransitionKind.Moved, to);
    }
}
