using Disbursement.Core.Contracts;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;

namespace Disbursement.Formats.Pain001;

/// <summary>What a pain.001 says once for all its payments.</summary>
public sealed record Pain001Header
{
    /// <summary>The clearing system that <c>MmbId</c> is a number of: the BINs of the national switch.</summary>
    public const string ClearingSystem = "NAPAS";

    /// <summary>What <c>LclInstrm</c> says of transfers that are too large for the national switch.</summary>
    public const string OrdinaryInstrument = "CITAD";

    /// <summary>The version of the message.</summary>
    public Pain001Version Version { get; init; } = Pain001Version.V09;

    /// <summary>The file id, which is the message id and the payment information id; at most 35 characters.</summary>
    public required FileId Id { get; init; }

    /// <summary>The proposal's recorded time; never the clock's, so that equal input gives equal bytes.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The payer: name, account and the bank that receives the file.</summary>
    public required Debtor Debtor { get; init; }

    /// <summary>The day the bank is to pay.</summary>
    public required DateOnly ExecuteOn { get; init; }

    /// <summary>The month the remittance text names.</summary>
    public required Period Period { get; init; }

    /// <summary>The letters the bank takes.</summary>
    public CharacterRules Characters { get; init; } = CharacterRules.Bank;

    /// <summary>How the payments go: all alike.</summary>
    public TransferRoute Route { get; init; }
}

/// <summary>One payment as a pain.001 carries it: what a provider may see, and no more.</summary>
/// <param name="EndToEndId">The payment's key.</param>
/// <param name="Uetr">The UETR, 36 characters; empty where the version has none.</param>
/// <param name="Amount">The amount.</param>
/// <param name="Institution">The BIN of the creditor's agent.</param>
/// <param name="Account">The creditor's account.</param>
/// <param name="CreditorName">The owner of the account, in bank form; personal data.</param>
/// <param name="UltimateCreditorName">The beneficiary when someone else receives; else empty; personal data.</param>
public sealed record Pain001Payment(
    EndToEndId EndToEndId, string Uetr, Core.Money.Vnd Amount, string Institution, Core.Identity.AccountNumber Account,
    string CreditorName, string UltimateCreditorName)
{
    /// <summary>The key only.</summary>
    public override string ToString() => $"Pain001Payment {EndToEndId}";
}

/// <summary>What a pain.001 turned out to hold, after both levels of totals were recomputed.</summary>
/// <param name="Version">The version of the message.</param>
/// <param name="MessageId">The message id.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Debtor">The payer.</param>
/// <param name="ExecuteOn">The day to pay.</param>
/// <param name="Total">Count and sum of its payments, recomputed.</param>
public sealed record Pain001Summary(
    Pain001Version Version, string MessageId, DateTimeOffset CreatedAt, Debtor Debtor, DateOnly ExecuteOn, Tally Total);
