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
            await wait();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(null);
        }
    }
}
