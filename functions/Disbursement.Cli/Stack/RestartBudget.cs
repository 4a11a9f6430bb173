namespace Disbursement.Cli.Stack;

/// <summary>Counts the restarts of one child in a row, and says how long to wait before the next.</summary>
/// <param name="options">The bounds.</param>
internal sealed class RestartBudget(RestartOptions options)
{
    /// <summary>Restarts since the child was last well.</summary>
    public int InRow { get; private set; }

    /// <summary>Asks for one more restart.</summary>
    /// <param name="lived">How long the child lived.</param>
    /// <param name="pause">How long to wait before it.</param>
    /// <returns>False when it has ended too often in a row: starting it again would not help.</returns>
    public bool TryTake(TimeSpan lived, out TimeSpan pause)
    {
        InRow = lived >= options.WellAfter ? 1 : InRow + 1;
        TimeSpan wanted = options.FirstPause * (1 << Math.Min(InRow - 1, 10));
        pause = wanted < options.PauseMax ? wanted : options.PauseMax;
        return InRow <= options.InRowMax;
    }
}
