namespace Disbursement.LocalRuntime.Tests.Durable.Simulation;

/// <summary>A clock that stands still until the simulation moves it to the next timer.</summary>
internal sealed class SimulatedTime : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 8, 3, 0, 0, 0, TimeSpan.Zero);

    private readonly PriorityQueue<Entry, (DateTimeOffset Due, long Order)> _queue = new();
    private DateTimeOffset _now = Start;
    private long _order;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public TimeSpan Elapsed => _now - Start;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SimulatedTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves to the next timer and fires it.</summary>
    public bool FireNext()
    {
        while (_queue.TryDequeue(out Entry? next, out (DateTimeOffset Due, long Order) at))
        {
            if (next.Timer.Setting == next.Setting)
            {
                _now = at.Due > _now ? at.Due : _now;
                next.Timer.Fire();
                return true;
            }
        }

        return false;
    }

    /// <summary>One setting of a timer; a later one makes it void.</summary>
    private sealed record Entry(SimulatedTimer Timer, long Setting);

    private sealed class SimulatedTimer(SimulatedTime owner, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;

        public long Setting { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _period = period;
            Set(dueTime);
            return true;
        }

        public void Fire()
        {
            Set(_period > TimeSpan.Zero ? _period : Timeout.InfiniteTimeSpan);
            callback(state);
        }

        public void Dispose() => Setting = -1;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Set(TimeSpan wait)
        {
            Setting = ++owner._order;
            if (wait != Timeout.InfiniteTimeSpan)
            {
                owner._queue.Enqueue(new Entry(this, Setting), (owner._now + wait, Setting));
            }
        }
    }
}
