using System.Collections.Concurrent;

namespace Disbursement.Simulation.Storage.Tests;

/// <summary>A context of one thread: whatever comes back from another is caught.</summary>
internal sealed class OneThread : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _ready = new();
    private readonly ConcurrentQueue<string> _strangers = new();
    private int _threadId;

    /// <summary>Steps that came back here.</summary>
    public int Steps { get; private set; }

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (Environment.CurrentManagedThreadId == _threadId)
        {
            _ready.Enqueue((d, state));
        }
        else
        {
            _strangers.Enqueue(Environment.StackTrace);
        }
    }

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Runs a task to its end, outside the scheduler of the test that asks.</summary>
    public Task RunAsync(Func<Task> main, Func<bool> whenIdle) => Task.Run(() => Run(main, whenIdle));

    private void Run(Func<Task> main, Func<bool> whenIdle)
    {
        _threadId = Environment.CurrentManagedThreadId;
        SynchronizationContext? outer = Current;
        SetSynchronizationContext(this);
        try
        {
            Task task = main();
            while (!task.IsCompleted && (RunOne() || whenIdle()))
            {
                Assert.Empty(_strangers);
            }

            Assert.True(task.IsCompleted, "Something went on elsewhere, or waits for nothing.");
            task.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }

    private bool RunOne()
    {
        if (!_ready.TryDequeue(out (SendOrPostCallback Callback, object? State) next))
        {
            return false;
        }

        Steps++;
        next.Callback(next.State);
        SetSynchronizationContext(this);
        return true;
    }
}
