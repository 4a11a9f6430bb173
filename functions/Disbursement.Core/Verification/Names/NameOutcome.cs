namespace Disbursement.Core.Verification.Names;

/// <summary>How a bank's name compares with the payee's: exactly three outcomes.</summary>
public enum NameOutcome
{
    /// <summary>The same name.</summary>
    Match,

    /// <summary>Perhaps the same person. Never taken for a match: a person decides.</summary>
    Close,

    /// <summary>Another name.</summary>
    Different,
}
