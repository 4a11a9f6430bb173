namespace Disbursement.Core.Proof;

/// <summary>The proof of a month, as published.</summary>
/// <param name="Province">2-digit province code.</param>
/// <param name="Period">The month.</param>
/// <param name="Month">All attempts of the month.</param>
/// <param name="Providers">By provider.</param>
/// <param name="Units">By unit.</param>
/// <param name="Groups">By group, which is also the budget source.</param>
/// <param name="Files">By payment file.</param>
/// <param name="Entitlements">By group: what was to be paid, and what it came to by the last attempt.</param>
public sealed record MonthProof(
    string Province,
    string Period,
    ProofLine Month,
    IReadOnlyList<ProofLine> Providers,
    IReadOnlyList<ProofLine> Units,
    IReadOnlyList<ProofLine> Groups,
    IReadOnlyList<ProofLine> Files,
    IReadOnlyList<GroupSettlement> Entitlements)
{
    /// <summary>
    /// By unit and age: what of <see cref="GroupSettlement.Returned"/> and <see cref="GroupSettlement.Open"/> has been
    /// owed for how long. <see langword="null"/> while the units are not counted, or were before this was told.
    /// </summary>
    public IReadOnlyList<OwedLine>? Owed { get; init; }
}
