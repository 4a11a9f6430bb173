namespace Disbursement.Simulation.Storage;

/// <summary>Waits on a context of the simulation although the caller's code is of the clients, which forget it.</summary>
internal static class OnHome
{
    /// <summary>
    /// Waits there. What the clients do next runs in place: with a context around, an await that is configured not to
    /// capture one would go on in the thread pool.
    /// </summary>
    /// <remarks>The caller's context is put back by the runtime when this method returns to him.</remarks>
    public static async ValueTask WaitAsync(SynchronizationContext? home, Func<ValueTask> wait)
    {
        SynchronizationContext.SetSynchronizationContext(home);
        try
        {
            await Checked(wait());
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(null);
        }
    }

    /// <summary>Refuses to wait where what comes behind the wait would go on in the thread pool.</summary>
    /// <exception cref="InvalidOperationException">The thread runs a task of a scheduler of its own, as xunit's tests
    /// are: run the simulation by <see cref="Task.Run(Action)"/> or on a thread of its own.</exception>
    public static ValueTask Checked(ValueTask wait) => wait.IsCompleted || TaskScheduler.Current == TaskScheduler.Default
        ? wait
        : throw new InvalidOperationException(
            $"The simulation runs inside a task of {TaskScheduler.Current.GetType().Name}; start it by Task.Run.");
}
