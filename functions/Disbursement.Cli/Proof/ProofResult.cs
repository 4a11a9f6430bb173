using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Proof;

/// <summary>One thing that must hold, and whether it does.</summary>
/// <param name="What">What must hold.</param>
/// <param name="Left">One side, as it was found.</param>
/// <param name="Right">The other side.</param>
/// <param name="Holds">Whether both sides agree.</param>
internal sealed record ProofResult(Words What, string Left, string Right, bool Holds)
{
    /// <summary>Two numbers that must be equal.</summary>
    public static ProofResult Equal(Words what, Language language, long left, long right) => new(
        what, Reports.Figures.Number(language, left), Reports.Figures.Number(language, right), left == right);
}
