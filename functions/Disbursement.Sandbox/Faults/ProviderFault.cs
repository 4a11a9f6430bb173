namespace Disbursement.Sandbox.Faults;

/// <summary>How a provider's answer goes wrong. Each has a name on the command line (<see cref="ProviderFaults"/>).</summary>
internal enum ProviderFault
{
    /// <summary>Nothing is said in time: the whole answer comes later. <c>late</c>.</summary>
    Late,

    /// <summary>The first answer has about half of the payments; the rest comes later. <c>partial</c>.</summary>
    Partial,

    /// <summary>Every answer comes twice: files under another name, messages again. <c>duplicate</c>.</summary>
    Duplicate,

    /// <summary>A payment told paid is told rejected later. <c>contradictory</c>.</summary>
    Contradictory,

    /// <summary>A payment is never answered. <c>silent</c>.</summary>
    Silent,

    /// <summary>Beside the answer comes what is no answer: the payment file itself sent back, or a message about a
    /// payment nobody made. <c>wrong-file</c>.</summary>
    WrongFile,

    /// <summary>The answer comes in another provider's name too, who was never told to pay. <c>other-provider</c>.</summary>
    OtherProvider,

    /// <summary>A payment told paid comes back later. <c>reversal</c>.</summary>
    Reversal,
}
