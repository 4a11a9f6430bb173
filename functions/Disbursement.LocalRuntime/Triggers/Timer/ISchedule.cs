namespace Disbursement.LocalRuntime.Triggers.Timer;

/// <summary>When a timer runs.</summary>
internal interface ISchedule
{
    /// <summary>The first run after an instant, both in UTC.</summary>
    DateTimeOffset Next(DateTimeOffset after);
}
