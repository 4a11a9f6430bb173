namespace Disbursement.Functions.Verification;

/// <summary>Lets at most so many inquiries into one institution at once, and at most so many start per second.</summary>
internal sealed class InstitutionGate(int concurrencyMax, int requestsPerSecond, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _inFlight = new(concurrencyMax);
    private readonly Lock _lock = new();
    private readonly TimeSpan _interval = TimeSpan.FromSeconds(1.0 / requestsPerSecond);
    private long _nextStart = long.MinValue;

    /// <summary>Waits for a place and for the moment at which the rate allows a start.</summary>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await _inFlight.WaitAsync(cancellationToken);
        try
        {
            TimeSpan wait = TakeStart();
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, clock, cancellationToken);
            }
        }
        catch
        {
            _inFlight.Release();
            throw;
        }

        return new Pass(_inFlight);
    }

    /// <inheritdoc />
    public void Dispose() => _inFlight.Dispose();

    private TimeSpan TakeStart()
    {
        lock (_lock)
        {
            long now = clock.GetTimestamp();
            long start = Math.Max(now, _nextStart);
            _nextStart = start + (long)(_interval.TotalSeconds * clock.TimestampFrequency);
            return clock.GetElapsedTime(now, start);
        }
    }

    private sealed class Pass(SemaphoreSlim place) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
            {
                place.Release();
            }
        }
    }
}
