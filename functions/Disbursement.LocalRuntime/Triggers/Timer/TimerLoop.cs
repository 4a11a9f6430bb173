using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Disbursement.LocalRuntime.Triggers.Timer;

/// <summary>One timer function's course through its schedule.</summary>
internal sealed class TimerLoop(
    string function,
    ISchedule schedule,
    TimerMonitor? monitor,
    Func<TimerInfo, CancellationToken, Task> run,
    TimeProvider time,
    ILogger logger)
{
    /// <summary>A clock may be set while the loop sleeps, so it looks again at least this often.</summary>
    private static readonly TimeSpan SleepMax = TimeSpan.FromHours(1);

    private DateTime _last;
    private DateTimeOffset _due;
    private bool _isPastDue;

    /// <summary>The function's name.</summary>
    public string Function => function;

    /// <summary>Finds the first run: now for one that was missed or is wanted at start-up, else by the
    /// schedule.</summary>
    public async Task PrepareAsync(bool runOnStartup, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        _due = schedule.Next(now);
        if (monitor is not null && await monitor.ReadAsync(cancellationToken) is { } status)
        {
            _last = status.Last;
            DateTimeOffset missed = NextOf(status);
            _isPastDue = missed <= now;
            if (_isPastDue)
            {
                logger.TimerPastDue(function, missed);
                _due = now;
            }
        }
        else if (monitor is not null)
        {
            await monitor.WriteAsync(Status(), cancellationToken);
        }

        _due = runOnStartup ? now : _due;
    }

    /// <summary>Runs the function if it is due, and says how long to wait.</summary>
    public async Task<TimeSpan> RoundAsync(CancellationToken stopping)
    {
        TimeSpan wait = _due - time.GetUtcNow();
        if (wait > TimeSpan.Zero)
        {
            return wait < SleepMax ? wait : SleepMax;
        }

        await RunAsync(stopping);
        return TimeSpan.Zero;
    }

    /// <summary>From the last run on if there was one, so that a changed schedule counts; else as was
    /// promised.</summary>
    private DateTimeOffset NextOf(ScheduleStatus status) => status.Last == default
        ? new DateTimeOffset(DateTime.SpecifyKind(status.Next, DateTimeKind.Utc))
        : schedule.Next(new DateTimeOffset(DateTime.SpecifyKind(status.Last, DateTimeKind.Utc)));

    private async Task RunAsync(CancellationToken stopping)
    {
        DateTimeOffset started = time.GetUtcNow();
        var info = new TimerInfo { IsPastDue = _isPastDue, ScheduleStatus = monitor is null ? null : Status() };
        try
        {
            await run(info, stopping);
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            logger.TimerFailed(exception, function, schedule.Next(time.GetUtcNow()));
        }

        // Counted from now: occurrences that passed during a long run are not made up for one by one.
        _last = (_isPastDue ? started : _due).UtcDateTime;
        _isPastDue = false;
        _due = schedule.Next(time.GetUtcNow());
        if (monitor is not null)
        {
            await monitor.WriteAsync(Status(), stopping);
        }
    }

    private ScheduleStatus Status() => new()
    {
        Last = _last,
        Next = _due.UtcDateTime,
        LastUpdated = time.GetUtcNow().UtcDateTime,
    };
}
