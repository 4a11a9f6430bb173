namespace Disbursement.LocalRuntime.Tests.Durable.Simulation;

/// <summary>
/// One thread for every process of the simulation. What could go on is drawn by the seed, so that the same seed
/// gives the same interleaving; when nothing can, the clock moves.
/// </summary>
internal sealed class SingleThread(Random random, SimulatedTime time) : SynchronizationContext
{
    private readonly List<(SendOrPostCallback Callback, object? State)> _ready = [];
    private readonly int _threadId = Environment.CurrentManagedThreadId;

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (_threadId != Environment.CurrentManagedThreadId)
        {
            throw new InvalidOperationException("Something left the simulation's thread; the seed means nothing then.");
        }

        _ready.Add((d, state));
    }

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Runs until a task ends.</summary>
    public void Run(Func<Task> main, TimeSpan limit)
    {
        SynchronizationContext? outer = Current;
        SetSynchronizationContext(this);
        try
        {
            Task task = main();
            while (!task.IsCompleted)
            {
                if (!RunOne() && (!time.FireNext() || time.Elapsed > limit))
                {
                    throw new TimeoutException($"Nothing came of it in {time.Elapsed} of simulated time.");
                }
            }

            task.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }

    private bool RunOne()
    {
        if (_ready.Count == 0)
        {
            return false;
        }

        // Swap with the last: the order in the list means nothing.
        int index = random.Next(_ready.Count);
        (SendOrPostCallback callback, object? state) = _ready[index];
        _ready[index] = _ready[^1];
        _ready.RemoveAt(_ready.Count - 1);
        callback(state);
        return true;
    }
}
