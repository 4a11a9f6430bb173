using Microsoft.Extensions.Logging;

namespace Disbursement.LocalRuntime.Triggers;

/// <summary>Repeats one round of listening until stopped; storage that does not answer only slows it down.</summary>
internal static class ListenerLoop
{
    private static readonly TimeSpan PauseMax = TimeSpan.FromSeconds(30);

    /// <summary>Runs rounds with the pause that each asks for.</summary>
    /// <param name="function">The function listened for, for the log.</param>
    /// <param name="round">Does one round and says how long to wait before the next.</param>
    /// <param name="logger">Told of disturbances.</param>
    /// <param name="time">The clock of the pauses.</param>
    /// <param name="stopping">Ends the loop.</param>
    public static async Task RunAsync(
        string function,
        Func<CancellationToken, Task<TimeSpan>> round,
        ILogger logger,
        TimeProvider time,
        CancellationToken stopping)
    {
        int disturbances = 0;
        while (!stopping.IsCancellationRequested)
        {
            TimeSpan pause;
            try
            {
                pause = await round(stopping);
                disturbances = 0;
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                pause = TimeSpan.FromSeconds(Math.Min(PauseMax.TotalSeconds, 1 << Math.Min(disturbances++, 8)));
                logger.ListenerDisturbed(exception, function, pause);
            }

            if (pause > TimeSpan.Zero)
            {
                await Task.Delay(pause, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
