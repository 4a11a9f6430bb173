using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Verification;

/// <summary>What a person decided about a name, for as long as payee, account and the bank's name stay the same.</summary>
/// <remarks>The row key is a keyed hash: nobody without the province's key can tell whom it is about.</remarks>
public sealed class NameDecisionEntity : StoreEntity
{
    /// <summary>What was decided: a word of the decision table.</summary>
    public string Decision { get; set; } = "";

    /// <summary>Who decided.</summary>
    public string DecidedBy { get; set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset DecidedAt { get; set; }

    /// <summary>The reason given.</summary>
    public string Reason { get; set; } = "";

    /// <summary>The month it was asked in, <c>yyyy-MM</c>.</summary>
    public string Period { get; set; } = "";

    /// <summary>Where the evidence of that month stands in the ledger.</summary>
    public string Evidence { get; set; } = "";
}
