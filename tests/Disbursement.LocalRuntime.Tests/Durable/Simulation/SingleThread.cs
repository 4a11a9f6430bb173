namespace Disbursement.LocalRuntime.Tests.Durable.Simulation;

/// <summary>
/// One thread for every process of the simulation. What could go on is drawn by the seed, so that the same seed
/// gives the same interleaving; when nothing can, the clock moves.
/// </summary>
internal sealed class SingleThread : SynchronizationContext
{
    private readonly List<Step> _ready = [];
    private readonly int _threadId = Environment.CurrentManagedThreadId;
    private readonly Random _random;
    private readonly SimulatedTime _time;

    public SingleThread(Random random, SimulatedTime time)
    {
        _random = random;
        _time = time;
    }

    /// <summary>Steps taken so far.</summary>
    public long Steps { get; private set; }

    public override void Post(SendOrPostCallback d, object? state) => Add(this, d, state);

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Lets everything else that could go on go on first, as the seed has it.</summary>
    /// <remarks>
    /// What waits may be a library that leaves the context of its caller: it goes on here, without any context, and
    /// hands over to the caller's where that awaits it. So nothing ever reaches the thread pool.
    /// </remarks>
    public Task PauseAsync(SimulatedProcess process)
    {
        if (process.IsDead)
        {
            return Never();
        }

        var gate = new TaskCompletionSource();
        Demand();
        _ready.Add(new Step(process, Context: null, static state => ((TaskCompletionSource)state!).SetResult(), gate));
        return gate.Task;
    }

    /// <summary>What a dead process waits for.</summary>
    public static Task Never() => new TaskCompletionSource().Task;

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
                if (!RunOne() && (!FireNext() || _time.Elapsed > limit))
                {
                    throw new TimeoutException($"Nothing came of it in {_time.Elapsed} of simulated time.");
                }
            }

            task.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }

    /// <summary>Adds what can go on in a context.</summary>
    internal void Add(SynchronizationContext context, SendOrPostCallback callback, object? state)
    {
        Demand((state as Delegate)?.Target?.GetType().ToString());
        _ready.Add(new Step(context as SimulatedProcess, context, callback, state));
    }

    private void Demand(string? what = null)
    {
        if (_threadId != Environment.CurrentManagedThreadId)
        {
            throw new InvalidOperationException(
                $"Something left the simulation's thread, and the seed means nothing then: what awaited it is {what}.");
        }
    }

    private bool RunOne()
    {
        if (_ready.Count == 0)
        {
            return false;
        }

        // Swap with the last: the order in the list means nothing.
        int index = _random.Next(_ready.Count);
        Step step = _ready[index];
        _ready[index] = _ready[^1];
        _ready.RemoveAt(_ready.Count - 1);
        if (step.Process is not { IsDead: true })
        {
            Steps++;
            SetSynchronizationContext(step.Context);
            step.Callback(step.State);
            SetSynchronizationContext(this);
        }

        return true;
    }

    /// <summary>Timers fire without any context, as the clock of a machine does.</summary>
    private bool FireNext()
    {
        SetSynchronizationContext(null);
        bool fired = _time.FireNext();
        SetSynchronizationContext(this);
        return fired;
    }

    private readonly record struct Step(
        SimulatedProcess? Process, SynchronizationContext? Context, SendOrPostCallback Callback, object? State);
}
