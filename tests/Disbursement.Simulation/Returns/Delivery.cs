namespace Disbursement.Simulation.Returns;

/// <summary>Something that reaches the app: a file of a provider, or a message when it has no path.</summary>
/// <param name="Path">Where the file lies in <c>returns</c>; empty for a message.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record Delivery(string Path, byte[] Content)
{
    /// <summary>Lines its writer put into it; null when it is cut off, so that nobody can say.</summary>
    public int? Lines { get; init; } = 0;

    /// <summary>Whether none of its words may count: another provider's, misplaced, no result at all, forged.</summary>
    public bool IsStrange { get; init; }

    /// <summary>The signature of a message.</summary>
    public string Signature { get; init; } = "";
}
