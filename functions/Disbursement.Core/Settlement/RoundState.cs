namespace Disbursement.Core.Settlement;

/// <summary>Where a round of a month stands. The names are stored; never rename one.</summary>
public enum RoundState
{
    /// <summary>Accounts are asked about, people are routed, files are built.</summary>
    Verifying,

    /// <summary>Files are built and proved; the round waits for approval of its root.</summary>
    Proposed,

    /// <summary>The approver sent the round back with a reason.</summary>
    SentBack,

    /// <summary>Someone other than who closed approved exactly this root.</summary>
    Approved,

    /// <summary>The files are in the providers' containers; nothing of the round is ever overwritten.</summary>
    Released,

    /// <summary>Every file of the round is answered, or it had none; its proof holds.</summary>
    Settled,

    /// <summary>A proof failed or a person stopped the round; what it held goes to a later round.</summary>
    Stopped,
}

/// <summary>What can happen to a round.</summary>
public enum RoundEvent
{
    /// <summary>The round is proved and put before the approver.</summary>
    Propose,

    /// <summary>The approver sends it back.</summary>
    SendBack,

    /// <summary>A round that was sent back is worked on again.</summary>
    Rework,

    /// <summary>The approver approves the root.</summary>
    Approve,

    /// <summary>The files were copied to the providers.</summary>
    Release,

    /// <summary>Every file is answered.</summary>
    Settle,

    /// <summary>A proof failed, or a person stops the round.</summary>
    Stop,

    /// <summary>Routing left nothing to pay: there is no proposal and nobody to answer.</summary>
    FindNothing,
}

/// <summary>The transition table of a round (DESIGN 4).</summary>
public static class RoundTransitions
{
    private static readonly TransitionTable<RoundState, RoundEvent> Table = new(
        (RoundState.Verifying, RoundEvent.Propose, RoundState.Proposed),
        (RoundState.Verifying, RoundEvent.Rework, RoundState.Verifying),
        (RoundState.Verifying, RoundEvent.Stop, RoundState.Stopped),
        (RoundState.Verifying, RoundEvent.FindNothing, RoundState.Settled),
        (RoundState.Proposed, RoundEvent.Propose, RoundState.Proposed),
        (RoundState.Proposed, RoundEvent.SendBack, RoundState.SentBack),
        (RoundState.Proposed, RoundEvent.Approve, RoundState.Approved),
        (RoundState.Proposed, RoundEvent.Stop, RoundState.Stopped),
        (RoundState.SentBack, RoundEvent.SendBack, RoundState.SentBack),
        (RoundState.SentBack, RoundEvent.Rework, RoundState.Verifying),
        (RoundState.SentBack, RoundEvent.Stop, RoundState.Stopped),
        (RoundState.Approved, RoundEvent.Approve, RoundState.Approved),
        (RoundState.Approved, RoundEvent.Release, RoundState.Released),
        (RoundState.Approved, RoundEvent.Stop, RoundState.Stopped),
        (RoundState.Released, RoundEvent.Release, RoundState.Released),
        (RoundState.Released, RoundEvent.Settle, RoundState.Settled),
        (RoundState.Released, RoundEvent.Stop, RoundState.Stopped),
        (RoundState.Settled, RoundEvent.Settle, RoundState.Settled),
        (RoundState.Settled, RoundEvent.FindNothing, RoundState.Settled),
        (RoundState.Stopped, RoundEvent.Stop, RoundState.Stopped));

    /// <summary>What <paramref name="happened"/> does to a round in <paramref name="state"/>.</summary>
    public static Transition<RoundState> Next(RoundState state, RoundEvent happened) => Table.Next(state, happened);
}
