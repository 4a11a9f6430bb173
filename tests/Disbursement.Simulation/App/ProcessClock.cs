using Disbursement.LocalRuntime.Tests.Durable.Simulation;

namespace Disbursement.Simulation.App;

/// <summary>The clock of one process: the simulation's, a little off, and now and then set.</summary>
internal sealed class ProcessClock(SimulatedTime time, SimulatedProcess process) : TimeProvider
{
    /// <summary>How far the clock on the wall is off.</summary>
    public TimeSpan Skew { get; set; }

    public override long TimestampFrequency => time.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => time.GetUtcNow() + Skew;

    public override long GetTimestamp() => time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        time.CreateTimer(
            given =>
            {
                if (!process.IsDead)
                {
                    callback(given);
                }
            },
            state,
            dueTime,
            period);
}
