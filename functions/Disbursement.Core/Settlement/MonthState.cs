namespace Disbursement.Core.Settlement;

/// <summary>Where a province's month stands. The names are stored; never rename one.</summary>
public enum MonthState
{
    /// <summary>Files are taken in.</summary>
    Collecting,

    /// <summary>Intake is frozen; rounds are being verified, proposed and approved.</summary>
    Closed,

    /// <summary>At least one round has been released to the providers.</summary>
    Paying,

    /// <summary>Every payment has ended and the proof holds. The month never changes again.</summary>
    Settled,

    /// <summary>Money did not add up, or a person pulled the cord. Only a person starts it again.</summary>
    Stopped,
}

/// <summary>What can happen to a month.</summary>
public enum MonthEvent
{
    /// <summary>Intake is closed, at the deadline or on command.</summary>
    Close,

    /// <summary>A round was released.</summary>
    ReleaseRound,

    /// <summary>Every payment has ended and plan = paid + returned + open was shown.</summary>
    Settle,

    /// <summary>A proof failed or a person stops the month.</summary>
    Stop,

    /// <summary>A person lets a stopped month go on from the frozen intake.</summary>
    Resume,
}

/// <summary>The transition table of a month (DESIGN 4).</summary>
public static class MonthTransitions
{
    private static readonly TransitionTable<MonthState, MonthEvent> Table = new(
        (MonthState.Collecting, MonthEvent.Close, MonthState.Closed),
        (MonthState.Closed, MonthEvent.Close, MonthState.Closed),
        (MonthState.Closed, MonthEvent.ReleaseRound, MonthState.Paying),
        (MonthState.Closed, MonthEvent.Stop, MonthState.Stopped),
        (MonthState.Closed, MonthEvent.Resume, MonthState.Closed),
        (MonthState.Paying, MonthEvent.Close, MonthState.Paying),
        (MonthState.Paying, MonthEvent.ReleaseRound, MonthState.Paying),
        (MonthState.Paying, MonthEvent.Settle, MonthState.Settled),
        (MonthState.Paying, MonthEvent.Stop, MonthState.Stopped),
        (MonthState.Settled, MonthEvent.Settle, MonthState.Settled),
        (MonthState.Stopped, MonthEvent.Stop, MonthState.Stopped),
        (MonthState.Stopped, MonthEvent.Resume, MonthState.Closed));

    /// <summary>What <paramref name="happened"/> does to a month in <paramref name="state"/>.</summary>
    /// <remarks>After a resume the rounds that were released say so again, which brings the month to Paying.</remarks>
    public static Transition<MonthState> Next(MonthState state, MonthEvent happened) => Table.Next(state, happened);
}
