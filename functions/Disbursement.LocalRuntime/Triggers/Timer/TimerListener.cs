using Azure.Storage.Blobs;
using Disbursement.LocalRuntime.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Disbursement.LocalRuntime.Triggers.Timer;

/// <summary>Runs timer functions by their schedules. A run missed while the host was down is made up for
/// once.</summary>
internal sealed class TimerListener(
    FunctionIndex functions,
    FunctionInvoker invoker,
    Connections connections,
    TimeProvider time,
    ILogger<TimerListener> logger) : Listener
{
    private readonly BlobContainerClient _container = new(connections.Storage, HostContainer.Name);
    private readonly List<TimerLoop> _loops = [];

    /// <inheritdoc/>
    protected override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await HostContainer.EnsureAsync(_container, cancellationToken);
        foreach ((BoundFunction function, TimerTriggerAttribute trigger) in functions.Of<TimerTriggerAttribute>())
        {
            var monitor = trigger.UseMonitor ? new TimerMonitor(_container, function.Descriptor.Name) : null;
            ISchedule schedule = Parse(function.Descriptor, trigger);
            var loop = new TimerLoop(
                function.Descriptor.Name,
                schedule,
                monitor,
                (info, stopping) => invoker.InvokeAsync(function, new FunctionRun(info, FunctionRun.NoData, stopping)),
                time,
                logger);
            await loop.PrepareAsync(trigger.RunOnStartup, cancellationToken);
            _loops.Add(loop);
        }
    }

    /// <inheritdoc/>
    protected override IEnumerable<Func<Task>> Listen(CancellationToken stopping) =>
        _loops.Select(loop => (Func<Task>)(() =>
            ListenerLoop.RunAsync(loop.Function, loop.RoundAsync, logger, time, stopping)));

    private ISchedule Parse(FunctionDescriptor function, TimerTriggerAttribute trigger)
    {
        try
        {
            return CronSchedule.Parse(connections.Resolve(trigger.Schedule));
        }
        catch (FormatException exception)
        {
            throw function.CannotBind(function.TriggerParameter, exception.Message);
        }
    }
}
