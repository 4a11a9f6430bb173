namespace Disbursement.Functions.Settlement;

/// <summary>Why a payment cannot be decided by a person.</summary>
public enum OverrideRefusal
{
    /// <summary>It can.</summary>
    None,

    /// <summary>There is no such released file, or it has no such payment.</summary>
    PaymentUnknown,

    /// <summary>The month was counted for good: what it proved does not change.</summary>
    MonthCounted,

    /// <summary>It stands so already.</summary>
    SameState,

    /// <summary>A later attempt pays the same entitlement: saying now that this one was paid would pay twice.</summary>
    LaterAttempt,

    /// <summary>A later round is being made and may contain a later attempt: try again when it is proposed.</summary>
    RoundRunning,
}

/// <summary>What became of an override.</summary>
/// <param name="Refusal">Why nothing was changed; <see cref="OverrideRefusal.None"/> when it counts.</param>
/// <param name="State">The payment's state afterwards; empty when it is unknown.</param>
public sealed record OverrideOutcome(OverrideRefusal Refusal, string State);
