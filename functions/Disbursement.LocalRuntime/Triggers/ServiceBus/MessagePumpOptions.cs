namespace Disbursement.LocalRuntime.Triggers.ServiceBus;

/// <summary>How messages of one queue are given to one function.</summary>
/// <param name="Function">The function's name.</param>
/// <param name="IsBatched">Whether it takes several messages at once.</param>
/// <param name="CompletesItself">Whether a message is completed when the function returns.</param>
/// <param name="RunsMax">Runs at one time, at least 1.</param>
internal sealed record MessagePumpOptions(string Function, bool IsBatched, bool CompletesItself, int RunsMax)
{
    /// <summary>How long a message is its receiver's before it must be renewed.</summary>
    public TimeSpan LockDuration { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often a message is given out before it is put among the dead letters.</summary>
    public int DeliveriesMax { get; init; } = 10;

    /// <summary>The pause after messages were there.</summary>
    public TimeSpan PauseMin { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The pause after a batch that was not full.</summary>
    public TimeSpan PauseToFill { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The pause once the queue has long been empty.</summary>
    public TimeSpan PauseMax { get; init; } = TimeSpan.FromSeconds(1);
}
