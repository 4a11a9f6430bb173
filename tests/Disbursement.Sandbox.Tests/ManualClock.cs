namespace Disbursement.Sandbox.Tests;

/// <summary>A clock that stands until a test moves it. Timers run on the system's.</summary>
internal sealed class ManualClock : TimeProvider
{
    private long _seconds = 1_700_000_000;

    /// <summary>Moves the clock.</summary>
    public void Advance(int seconds) => Interlocked.Add(ref _seconds, seconds);

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeSeconds(Interlocked.Read(ref _seconds));
}
