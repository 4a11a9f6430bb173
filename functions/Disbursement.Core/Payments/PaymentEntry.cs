using Disbursement.Core.Entitlements;
using Disbursement.Core.Identity;
using Disbursement.Core.Money;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Routing;

namespace Disbursement.Core.Payments;

/// <summary>One instruction to one provider: one attempt to pay one entitlement. A row of the ledger.</summary>
/// <remarks>
/// It knows the entitlement because the ledger must; the file writers take from it only what a provider may see:
/// payee, account, amount, group, and for cash what tells the payee apart from others. Never the programme.
/// </remarks>
public sealed record PaymentEntry
{
    /// <summary>The key of this attempt.</summary>
    public required EndToEndId Id { get; init; }

    /// <summary>The UETR of this attempt, 36 characters.</summary>
    public required string Uetr { get; init; }

    /// <summary>The month the entitlement is for; earlier than the month of payment when it was carried over.</summary>
    public required Period Period { get; init; }

    /// <summary>Whom and what for.</summary>
    public required EntitlementKey Key { get; init; }

    /// <summary>1 for the first attempt.</summary>
    public required int Attempt { get; init; }

    /// <summary>The attempt before, proven to have failed; <see langword="null"/> for the first.</summary>
    public EndToEndId? Previous { get; init; }

    /// <summary>The unit that made the list.</summary>
    public required string Unit { get; init; }

    /// <summary>The group, which is also the budget source.</summary>
    public required ProgrammeGroup Group { get; init; }

    /// <summary>The channel.</summary>
    public required ChannelKind Channel { get; init; }

    /// <summary>Who pays it out: a BIN or an operator's code.</summary>
    public required string Provider { get; init; }

    /// <summary>What is paid, arrears included; above zero.</summary>
    public required Vnd Amount { get; init; }

    /// <summary>Who receives: the beneficiary, or the person who receives for them.</summary>
    public required PersonName PayeeName { get; init; }

    /// <summary>The payee's citizen id or internal key.</summary>
    public required PersonKey PayeeId { get; init; }

    /// <summary>The person entitled.</summary>
    public required PersonName BeneficiaryName { get; init; }

    /// <summary>Whether the payee is someone else, and who.</summary>
    public ReceiverKind Receiver { get; init; }

    /// <summary>The authorisation of a payee who is not the beneficiary; number and expiry.</summary>
    public string? Authorisation { get; init; }

    /// <summary>The account's institution, a BIN; <see langword="null"/> for cash.</summary>
    public string? Institution { get; init; }

    /// <summary>The account; <see langword="null"/> for cash.</summary>
    public AccountNumber? Account { get; init; }

    /// <summary>The commune of the beneficiary, 5 digits.</summary>
    public required string CommuneCode { get; init; }

    /// <summary>
    /// The beneficiary's year of birth, for a list that is paid by hand; <see langword="null"/> when unknown.
    /// </summary>
    public int? BirthYear { get; init; }

    /// <summary>Whether the money goes to an account of an institution rather than from hand to hand.</summary>
    public bool IsToAccount => Account is not null;

    /// <summary>The EndToEndId only: names, accounts and authorisations stay out of logs and histories.</summary>
    public override string ToString() => $"PaymentEntry {Id}";
}
