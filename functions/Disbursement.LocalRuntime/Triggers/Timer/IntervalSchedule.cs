namespace Disbursement.LocalRuntime.Triggers.Timer;

/// <summary>Runs again and again after the same span.</summary>
internal sealed class IntervalSchedule(TimeSpan interval) : ISchedule
{
    /// <inheritdoc/>
    public DateTimeOffset Next(DateTimeOffset after) => after + interval;
}
