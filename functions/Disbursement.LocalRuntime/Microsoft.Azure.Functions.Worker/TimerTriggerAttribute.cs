using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts a function by a schedule, in UTC.</summary>
/// <param name="schedule">Six fields (second minute hour day month weekday), a time span such as <c>00:05:00</c>, or
/// <c>%setting%</c>.</param>
public sealed class TimerTriggerAttribute(string schedule) : TriggerBindingAttribute
{
    /// <summary>The schedule.</summary>
    public string Schedule { get; } = schedule;

    /// <summary>Whether the function also runs whenever the app starts.</summary>
    public bool RunOnStartup { get; set; }

    /// <summary>Whether the last run is remembered, so that one missed while the app was down is made up for.</summary>
    /// <value>Default true.</value>
    public bool UseMonitor { get; set; } = true;
}
