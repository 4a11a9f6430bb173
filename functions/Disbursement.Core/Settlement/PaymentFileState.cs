namespace Disbursement.Core.Settlement;

/// <summary>Where a payment file stands. The names are stored; never rename one.</summary>
public enum PaymentFileState
{
    /// <summary>Written to staging, read back and balanced.</summary>
    Built,

    /// <summary>Part of a proposal; its hash is under the round's root.</summary>
    Proposed,

    /// <summary>In the provider's container.</summary>
    Released,

    /// <summary>The provider has read it.</summary>
    Fetched,

    /// <summary>Some of its payments have a final result.</summary>
    PartlyAnswered,

    /// <summary>All of its payments have a final result.</summary>
    Answered,

    /// <summary>The contract's time to answer has passed with payments unanswered.</summary>
    Overdue,
}

/// <summary>What can happen to a payment file.</summary>
public enum PaymentFileEvent
{
    /// <summary>The round it belongs to is proposed.</summary>
    Propose,

    /// <summary>The round was sent back; the file leaves the proposal.</summary>
    Withdraw,

    /// <summary>It was copied to the provider's container.</summary>
    Release,

    /// <summary>The provider has read it.</summary>
    Fetch,

    /// <summary>Results came, and payments are still without one.</summary>
    AnswerPart,

    /// <summary>Results came, and every payment has a final one.</summary>
    AnswerAll,

    /// <summary>The contract's time to answer has passed.</summary>
    PassDeadline,
}

/// <summary>The transition table of a payment file (DESIGN 4).</summary>
public static class PaymentFileTransitions
{
    private static readonly TransitionTable<PaymentFileState, PaymentFileEvent> Table = new(
        (PaymentFileState.Built, PaymentFileEvent.Propose, PaymentFileState.Proposed),
        (PaymentFileState.Built, PaymentFileEvent.Withdraw, PaymentFileState.Built),
        (PaymentFileState.Proposed, PaymentFileEvent.Propose, PaymentFileState.Proposed),
        (PaymentFileState.Proposed, PaymentFileEvent.Withdraw, PaymentFileState.Built),
        (PaymentFileState.Proposed, PaymentFileEvent.Release, PaymentFileState.Released),
        (PaymentFileState.Released, PaymentFileEvent.Release, PaymentFileState.Released),
        (PaymentFileState.Released, PaymentFileEvent.Fetch, PaymentFileState.Fetched),
        // A provider that answers has the file, whether or not anything recorded the reading of it.
        (PaymentFileState.Released, PaymentFileEvent.AnswerPart, PaymentFileState.PartlyAnswered),
        (PaymentFileState.Released, PaymentFileEvent.AnswerAll, PaymentFileState.Answered),
        (PaymentFileState.Released, PaymentFileEvent.PassDeadline, PaymentFileState.Overdue),
        (PaymentFileState.Fetched, PaymentFileEvent.Release, PaymentFileState.Fetched),
        (PaymentFileState.Fetched, PaymentFileEvent.Fetch, PaymentFileState.Fetched),
        (PaymentFileState.Fetched, PaymentFileEvent.AnswerPart, PaymentFileState.PartlyAnswered),
        (PaymentFileState.Fetched, PaymentFileEvent.AnswerAll, PaymentFileState.Answered),
        (PaymentFileState.Fetched, PaymentFileEvent.PassDeadline, PaymentFileState.Overdue),
        (PaymentFileState.PartlyAnswered, PaymentFileEvent.Release, PaymentFileState.PartlyAnswered),
        (PaymentFileState.PartlyAnswered, PaymentFileEvent.Fetch, PaymentFileState.PartlyAnswered),
        (PaymentFileState.PartlyAnswered, PaymentFileEvent.AnswerPart, PaymentFileState.PartlyAnswered),
        (PaymentFileState.PartlyAnswered, PaymentFileEvent.AnswerAll, PaymentFileState.Answered),
        (PaymentFileState.PartlyAnswered, PaymentFileEvent.PassDeadline, PaymentFileState.Overdue),
        (PaymentFileState.Answered, PaymentFileEvent.Release, PaymentFileState.Answered),
        (PaymentFileState.Answered, PaymentFileEvent.Fetch, PaymentFileState.Answered),
        (PaymentFileState.Answered, PaymentFileEvent.AnswerAll, PaymentFileState.Answered),
        (PaymentFileState.Answered, PaymentFileEvent.PassDeadline, PaymentFileState.Answered),
        (PaymentFileState.Overdue, PaymentFileEvent.Release, PaymentFileState.Overdue),
        (PaymentFileState.Overdue, PaymentFileEvent.Fetch, PaymentFileState.Overdue),
        (PaymentFileState.Overdue, PaymentFileEvent.AnswerPart, PaymentFileState.Overdue),
        (PaymentFileState.Overdue, PaymentFileEvent.AnswerAll, PaymentFileState.Answered),
        (PaymentFileState.Overdue, PaymentFileEvent.PassDeadline, PaymentFileState.Overdue));

    /// <summary>What <paramref name="happened"/> does to a file in <paramref name="state"/>.</summary>
    public static Transition<PaymentFileState> Next(PaymentFileState state, PaymentFileEvent happened) =>
        Table.Next(state, happened);
}
