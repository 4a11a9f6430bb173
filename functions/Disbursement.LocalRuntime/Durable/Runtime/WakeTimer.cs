namespace Disbursement.LocalRuntime.Durable.Runtime;

/// <summary>Wakes instances when their next timer is due. One entry per instance, one clock timer for all.</summary>
internal sealed class WakeTimer : IDisposable
{
    /// <summary>The clock takes no waits of weeks; a longer one is waited for in parts.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly PriorityQueue<string, DateTimeOffset> _queue = new();
    private readonly Dictionary<string, DateTimeOffset> _due = new(StringComparer.Ordinal);
    private readonly TimeProvider _time;
    private readonly Action<string> _wake;
    private readonly ITimer _timer;
    private DateTimeOffset _armedFor = DateTimeOffset.MaxValue;

    /// <summary>Makes a timer.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="wake">Told the id of an instance that is due.</param>
    public WakeTimer(TimeProvider time, Action<string> wake)
    {
        _time = time;
        _wake = wake;
        _timer = time.CreateTimer(_ => Fire(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Sets when an instance is to be woken; null for not at all. The last word holds.</summary>
    public void Set(string instanceId, DateTimeOffset? at)
    {
        lock (_lock)
        {
            if (at is not { } due)
            {
                _due.Remove(instanceId);
            }
            else if (!_due.TryGetValue(instanceId, out DateTimeOffset known) || known != due)
            {
                _due[instanceId] = due;
                _queue.Enqueue(instanceId, due);
                DropStale();
                Arm();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void Fire()
    {
        var woken = new List<string>();
        lock (_lock)
        {
            _armedFor = DateTimeOffset.MaxValue;
            DateTimeOffset now = _time.GetUtcNow();
            while (_queue.TryPeek(out string? id, out DateTimeOffset due) && due <= now)
            {
                _queue.Dequeue();
                if (_due.TryGetValue(id, out DateTimeOffset current) && current == due)
                {
                    _due.Remove(id);
                    woken.Add(id);
                }
            }

            Arm();
        }

        woken.ForEach(_wake);
    }

    private void Arm()
    {
        if (_queue.TryPeek(out _, out DateTimeOffset next) && next < _armedFor)
        {
            TimeSpan wait = next - _time.GetUtcNow();
            wait = wait < TimeSpan.Zero ? TimeSpan.Zero : wait > LongestWait ? LongestWait : wait;
            _armedFor = next;

            // Clock timers count in whole milliseconds and cut: one more, or we would wake a moment too early.
            _timer.Change(wait + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Entries that were set anew stay in the queue; cleared away before they are the larger part.</summary>
    private void DropStale()
    {
        if (_queue.Count > 64 && _queue.Count > 2 * _due.Count)
        {
            _queue.Clear();
            foreach ((string id, DateTimeOffset due) in _due)
            {
                _queue.Enqueue(id, due);
            }
        }
    }
}
