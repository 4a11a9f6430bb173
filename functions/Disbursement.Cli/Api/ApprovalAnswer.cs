namespace Disbursement.Cli.Api;

/// <summary>What the app says after a signature.</summary>
/// <param name="State">The round's state: still Proposed while another signature is missing.</param>
/// <param name="By">Who signed, by the token.</param>
/// <param name="Signatures">Signatures given.</param>
/// <param name="SignaturesNeeded">Signatures of different people needed.</param>
internal sealed record ApprovalAnswer(string State, string By, int Signatures, int SignaturesNeeded)
{
    /// <summary>Whether somebody else must sign too.</summary>
    public bool IsMissingSignatures => State == "Proposed";
}

/// <summary>One signature under the root of a proposal.</summary>
/// <param name="By">Who signed.</param>
/// <param name="At">When.</param>
internal sealed record SignatureView(string By, DateTimeOffset At);
