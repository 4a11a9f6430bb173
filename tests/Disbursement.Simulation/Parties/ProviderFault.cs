namespace Disbursement.Simulation.Parties;

/// <summary>What a provider does wrong, by the names of functions/docs/sandbox-faults.md and two of its own.</summary>
internal enum ProviderFault
{
    /// <summary>The answer comes much later.</summary>
    Late,

    /// <summary>A file's answers come in several.</summary>
    Partial,

    /// <summary>The same file again under another name.</summary>
    Duplicate,

    /// <summary>One thing, then the opposite.</summary>
    Contradictory,

    /// <summary>A payment is never answered.</summary>
    Silent,

    /// <summary>The payment file itself comes back as a result.</summary>
    WrongFile,

    /// <summary>The answer lies in another provider's place.</summary>
    OtherProvider,

    /// <summary>Paid, then returned.</summary>
    Reversal,

    /// <summary>Another amount than was ordered.</summary>
    OtherAmount,

    /// <summary>A message that somebody else signed.</summary>
    Forged,
}
