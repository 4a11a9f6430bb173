namespace Disbursement.LocalRuntime.Durable.Runtime;

/// <summary>
/// Room for so many at a time, given out in order. Unlike a semaphore it resumes the next in line where that one
/// waited, which is what lets the simulation run on one thread. Who waits when the hub stops, waits for ever.
/// </summary>
/// <param name="count">How many at a time, at least 1.</param>
internal sealed class Slots(int count)
{
    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _line = new();
    private int _free = count;

    /// <summary>Waits for room.</summary>
    /// <returns>Gives the room back when disposed; disposing twice is harmless.</returns>
    public async Task<IDisposable> EnterAsync()
    {
        Task turn = TakeTurn();
        await turn;
        return new Stay(this);
    }

    private Task TakeTurn()
    {
        lock (_lock)
        {
            if (_free > 0)
            {
                _free--;
                return Task.CompletedTask;
            }

            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _line.Enqueue(turn);
            return turn.Task;
        }
    }

    private void Leave()
    {
        TaskCompletionSource? next;
        lock (_lock)
        {
            if (!_line.TryDequeue(out next))
            {
                _free++;
            }
        }

        next?.SetResult();
    }

    private sealed class Stay(Slots slots) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
            {
                slots.Leave();
            }
        }
    }
}
