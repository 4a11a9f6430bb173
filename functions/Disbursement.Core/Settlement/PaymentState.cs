namespace Disbursement.Core.Settlement;

/// <summary>Where one payment stands. The names are stored; never rename one.</summary>
public enum PaymentState
{
    /// <summary>Not to be sent until a person decides.</summary>
    Held,

    /// <summary>In a file that is not released.</summary>
    Ready,

    /// <summary>In a released file, without a final result.</summary>
    Sent,

    /// <summary>The provider says the money arrived or was handed over.</summary>
    Paid,

    /// <summary>The provider refused it before paying: a proven failure.</summary>
    Rejected,

    /// <summary>Came back after it was paid: a proven failure.</summary>
    Returned,

    /// <summary>Cash nobody collected within the time: proven not paid.</summary>
    Unclaimed,

    /// <summary>
    /// The provider does not know. Never paid again until a person or a later result says what happened.
    /// </summary>
    Unknown,

    /// <summary>Ended here; a later attempt, in another round or month, stands for it.</summary>
    CarriedOver,
}

/// <summary>What can happen to a payment.</summary>
public enum PaymentEvent
{
    /// <summary>A person, or the rule, lets it go into a file.</summary>
    MakeReady,

    /// <summary>It is taken back for a person to decide.</summary>
    Hold,

    /// <summary>Its file is released.</summary>
    Send,

    /// <summary>Result: paid.</summary>
    Pay,

    /// <summary>Result: rejected.</summary>
    Reject,

    /// <summary>Result: returned.</summary>
    Return,

    /// <summary>Result: nobody collected it.</summary>
    Unclaim,

    /// <summary>Result: outcome unknown.</summary>
    LoseTrack,

    /// <summary>A later attempt takes over.</summary>
    CarryOver,
}

/// <summary>The transition table of a payment (DESIGN 4 and 5.7).</summary>
/// <remarks>
/// Paid leads only to Returned, and CarriedOver leads nowhere, so a payment that may have been made is never
/// carried to another attempt: Sent, Paid and Unknown refuse <see cref="PaymentEvent.CarryOver"/>.
/// </remarks>
public static class PaymentTransitions
{
    private static readonly TransitionTable<PaymentState, PaymentEvent> Table = new(
        (PaymentState.Held, PaymentEvent.MakeReady, PaymentState.Ready),
        (PaymentState.Held, PaymentEvent.Hold, PaymentState.Held),
        (PaymentState.Held, PaymentEvent.CarryOver, PaymentState.CarriedOver),
        (PaymentState.Ready, PaymentEvent.MakeReady, PaymentState.Ready),
        (PaymentState.Ready, PaymentEvent.Hold, PaymentState.Held),
        (PaymentState.Ready, PaymentEvent.Send, PaymentState.Sent),
        (PaymentState.Ready, PaymentEvent.CarryOver, PaymentState.CarriedOver),
        (PaymentState.Sent, PaymentEvent.Send, PaymentState.Sent),
        (PaymentState.Sent, PaymentEvent.Pay, PaymentState.Paid),
        (PaymentState.Sent, PaymentEvent.Reject, PaymentState.Rejected),
        (PaymentState.Sent, PaymentEvent.Return, PaymentState.Returned),
        (PaymentState.Sent, PaymentEvent.Unclaim, PaymentState.Unclaimed),
        (PaymentState.Sent, PaymentEvent.LoseTrack, PaymentState.Unknown),
        (PaymentState.Paid, PaymentEvent.Pay, PaymentState.Paid),
        (PaymentState.Paid, PaymentEvent.Return, PaymentState.Returned),
        (PaymentState.Rejected, PaymentEvent.Reject, PaymentState.Rejected),
        (PaymentState.Rejected, PaymentEvent.CarryOver, PaymentState.CarriedOver),
        (PaymentState.Returned, PaymentEvent.Return, PaymentState.Returned),
        (PaymentState.Returned, PaymentEvent.CarryOver, PaymentState.CarriedOver),
        (PaymentState.Unclaimed, PaymentEvent.Unclaim, PaymentState.Unclaimed),
        (PaymentState.Unclaimed, PaymentEvent.CarryOver, PaymentState.CarriedOver),
        (PaymentState.Unknown, PaymentEvent.LoseTrack, PaymentState.Unknown),
        (PaymentState.Unknown, PaymentEvent.Pay, PaymentState.Paid),
        (PaymentState.Unknown, PaymentEvent.Reject, PaymentState.Rejected),
        (PaymentState.Unknown, PaymentEvent.Return, PaymentState.Returned),
        (PaymentState.Unknown, PaymentEvent.Unclaim, PaymentState.Unclaimed),
        (PaymentState.CarriedOver, PaymentEvent.CarryOver, PaymentState.CarriedOver));

    /// <summary>What <paramref name="happened"/> does to a payment in <paramref name="state"/>.</summary>
    public static Transition<PaymentState> Next(PaymentState state, PaymentEvent happened) =>
        Table.Next(state, happened);

    /// <summary>
    /// Whether the payment has proven not to have reached the payee, so that another attempt may exist.
    /// </summary>
    public static bool IsProvenFailure(PaymentState state) =>
        state is PaymentState.Rejected or PaymentState.Returned or PaymentState.Unclaimed;

    /// <summary>Whether a provider's final word is in: paid, or a proven failure.</summary>
    public static bool IsFinal(PaymentState state) =>
        state is PaymentState.Paid or PaymentState.CarriedOver || IsProvenFailure(state);
}
