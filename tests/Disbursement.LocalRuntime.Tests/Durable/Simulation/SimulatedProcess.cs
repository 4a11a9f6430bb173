namespace Disbursement.LocalRuntime.Tests.Durable.Simulation;

/// <summary>One process on the simulation's thread. Once killed, nothing of it ever goes on.</summary>
internal sealed class SimulatedProcess(SingleThread thread, string name) : SynchronizationContext
{
    private readonly TaskCompletionSource _death = new();

    /// <summary>Its name, for the record of a run.</summary>
    public string Name { get; } = name;

    /// <summary>Whether it was killed.</summary>
    public bool IsDead { get; private set; }

    /// <summary>Ends when it is killed.</summary>
    public Task Death => _death.Task;

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (!IsDead)
        {
            thread.Add(this, d, state);
        }
    }

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Kills it, wherever it is.</summary>
    public void Kill()
    {
        if (!IsDead)
        {
            IsDead = true;
            thread.Add(thread, static state => ((TaskCompletionSource)state!).TrySetResult(), _death);
        }
    }

    /// <summary>Starts something in the process, from wherever: a timer has no context of its own.</summary>
    /// <returns>Its end, which never comes when the process dies.</returns>
    public Task StartAsync(Func<Task> work)
    {
        var end = new TaskCompletionSource();
        Post(given => _ = RunAsync(work, end), state: null);
        return end.Task;
    }

    /// <summary>Does something in the process.</summary>
    /// <returns>Whether the process lived to the end of it.</returns>
    public async Task<bool> DoAsync(Func<Task> work)
    {
        Task end = StartAsync(work);
        await Task.WhenAny(end, Death);
        if (!end.IsCompleted)
        {
            return false;
        }

        await end;
        return true;
    }

    private static async Task RunAsync(Func<Task> work, TaskCompletionSource end)
    {
        try
        {
            await work();
            end.TrySetResult();
        }
        catch (Exception failure)
        {
            end.TrySetException(failure);
        }
    }
}
