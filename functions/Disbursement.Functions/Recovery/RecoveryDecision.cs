namespace Disbursement.Functions.Recovery;

/// <summary>What a person decides about money paid too much. The words are stored; never rename one.</summary>
internal static class RecoveryDecision
{
    /// <summary>The money came back to the treasury; the reason names the voucher.</summary>
    public const string Recovered = "recovered";

    /// <summary>The payment was due after all, or is not recovered by a decision that the reason names.</summary>
    public const string NotRecovered = "not-recovered";
}
