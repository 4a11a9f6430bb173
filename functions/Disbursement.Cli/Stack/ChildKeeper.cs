using System.Globalization;
using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Stack;

/// <summary>
/// Keeps one child up: starts it again when it ends by itself, later each time, and gives up when it ends too often in
/// a row. The month survives each of these ends; the operator is told of each.
/// </summary>
/// <param name="options">The bounds.</param>
/// <param name="time">The clock.</param>
/// <param name="tell">Told of each end.</param>
internal sealed class ChildKeeper(RestartOptions options, TimeProvider time, Action<Words> tell)
{
    private int _restarts;

    /// <summary>Restarts of all children so far.</summary>
    public int Restarts => Volatile.Read(ref _restarts);

    /// <summary>Keeps a child up until stopped.</summary>
    /// <param name="find">The child as it is now.</param>
    /// <param name="restart">Starts it again, and waits until it answers.</param>
    /// <param name="cancellationToken">Ends the keeping; the child is left as it is.</param>
    /// <exception cref="CliException">It ended too often in a row, or does not answer any more.</exception>
    public async Task KeepAsync(
        Func<ChildProcess> find, Func<CancellationToken, Task> restart, CancellationToken cancellationToken)
    {
        var budget = new RestartBudget(options);
        while (true)
        {
            ChildProcess child = find();
            long since = time.GetTimestamp();
            await child.WaitAsync(cancellationToken);
            if (!budget.TryTake(time.GetElapsedTime(since), out TimeSpan pause))
            {
                throw child.ExplainExit();
            }

            Interlocked.Increment(ref _restarts);
            tell(WordsOf(child, budget.InRow));
            await Task.Delay(pause, time, cancellationToken);
            try
            {
                await restart(cancellationToken);
            }
            catch (CliException) when (find().HasExited)
            {
                // It ended while it started: the next turn counts that.
            }
        }
    }

    private Words WordsOf(ChildProcess child, int inRow)
    {
        string name = child.Start.Name;
        string code = child.ExitCode.ToString(CultureInfo.InvariantCulture);
        string count = string.Create(CultureInfo.InvariantCulture, $"{inRow}/{options.InRowMax}");
        return new Words(
            $"{name} đã dừng (mã {code}), khởi động lại lần {count}; dữ liệu không mất. Nhật ký: {child.Start.LogPath}",
            $"{name} ended with code {code}, restart {count}; nothing is lost. Log: {child.Start.LogPath}");
    }
}
