namespace Disbursement.LocalRuntime.Durable.Runtime;

/// <summary>
/// Lets through one at a time what was under way when its process died more than once: when it dies again, the
/// one inside is to blame and nobody else.
/// </summary>
internal sealed class SuspectGate : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);

    /// <summary>Waits until nobody else is inside.</summary>
    /// <returns>Leaves when disposed; disposing twice is harmless.</returns>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        return new Stay(_gate);
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private sealed class Stay(SemaphoreSlim gate) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
            {
                gate.Release();
            }
        }
    }
}
