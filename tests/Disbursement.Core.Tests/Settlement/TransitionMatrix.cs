using Disbursement.Core.Settlement;

namespace Disbursement.Core.Tests.Settlement;

/// <summary>Reads a table drawn in text and compares it with a transition function, every cell of it.</summary>
/// <remarks>Columns are the events, rows the states; a cell is the state after, <c>=</c> a repeat, <c>.</c> a
/// refusal.</remarks>
internal static class TransitionMatrix
{
    public static void AssertEveryCell<TState, TEvent>(string drawn, Func<TState, TEvent, Transition<TState>> next)
        where TState : struct, Enum
        where TEvent : struct, Enum
    {
        string[][] rows = [.. drawn.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        TEvent[] events = [.. rows[0].Select(Enum.Parse<TEvent>)];
        Assert.Equal(Enum.GetValues<TEvent>().Order(), events.Order());
        Assert.Equal(Enum.GetValues<TState>().Order(), rows[1..].Select(row => Enum.Parse<TState>(row[0])).Order());

        foreach (string[] row in rows[1..])
        {
            TState state = Enum.Parse<TState>(row[0]);
            Assert.Equal(events.Length, row.Length - 1);
            for (int column = 0; column < events.Length; column++)
            {
                Transition<TState> expected = row[column + 1] switch
                {
                    "." => new(TransitionKind.Refused, state),
                    "=" => new(TransitionKind.Unchanged, state),
                    string word => new(TransitionKind.Moved, Enum.Parse<TState>(word)),
                };
                Transition<TState> actual = next(state, events[column]);
                Assert.True(expected == actual, $"{state} + {events[column]}: {actual}, not {expected}");
            }
        }
    }
}
