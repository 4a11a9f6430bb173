using Disbursement.Core.Entitlements;
using Disbursement.Core.Events;
using Disbursement.Core.Identity;
using Disbursement.Core.Intake;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;

namespace Disbursement.Core.Recovery;

/// <summary>One payment that an event had already stopped when it was made. A row of the ledger.</summary>
/// <remarks>Personal data.</remarks>
public sealed record Overpayment
{
    /// <summary>Whom and what for.</summary>
    public required EntitlementKey Key { get; init; }

    /// <summary>The person entitled.</summary>
    public required PersonName BeneficiaryName { get; init; }

    /// <summary>The month the money is for.</summary>
    public required Period Period { get; init; }

    /// <summary>The month that paid it.</summary>
    public required Period PaidIn { get; init; }

    /// <summary>The unit that listed it.</summary>
    public required string Unit { get; init; }

    /// <summary>The group, which is also the budget source the money goes back to.</summary>
    public required ProgrammeGroup Group { get; init; }

    /// <summary>What was paid, arrears included.</summary>
    public required Vnd Amount { get; init; }

    /// <summary>The payment.</summary>
    public required EndToEndId Payment { get; init; }

    /// <summary>Whether a provider said that it was paid; otherwise it is out and nobody knows yet.</summary>
    public required bool IsPaid { get; init; }

    /// <summary>What happened.</summary>
    public required EventCode Event { get; init; }

    /// <summary>The day it happened.</summary>
    public required DateOnly EventDate { get; init; }

    /// <summary>Number of the decision; empty where there is none.</summary>
    public string Decision { get; init; } = "";

    /// <summary>The unit that reported it.</summary>
    public required string ReportedBy { get; init; }

    /// <summary>Where in its event list.</summary>
    public required RowPlace ReportedAt { get; init; }

    /// <summary>Prints the payment only: the rest is personal data.</summary>
    public override string ToString() => $"Overpayment {Payment}";
}
