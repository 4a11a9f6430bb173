using Disbursement.Core.Payments;

namespace Disbursement.Core.Proof;

/// <summary>One line of the proof: plan = in files = paid + returned + open.</summary>
/// <param name="Code">Provider, unit, group or file; empty for the month.</param>
/// <param name="InFiles">Payments released.</param>
/// <param name="Paid">Paid.</param>
/// <param name="Returned">Proven not to have reached the payee.</param>
/// <param name="Open">Without a final answer.</param>
public sealed record ProofLine(string Code, Tally InFiles, Tally Paid, Tally Returned, Tally Open)
{
    /// <summary>Whether it adds up, in count and in money, to the đồng.</summary>
    public bool Holds => new SettlementProof(InFiles, Paid, Returned, Open).Holds;

    /// <summary>Many lines as one.</summary>
    public static ProofLine Sum(string code, IEnumerable<ProofLine> lines) => lines.Aggregate(
        new ProofLine(code, default, default, default, default),
        static (sum, line) => sum with
        {
            InFiles = sum.InFiles + line.InFiles,
            Paid = sum.Paid + line.Paid,
            Returned = sum.Returned + line.Returned,
            Open = sum.Open + line.Open,
        });

    /// <summary>Stops everything when the line does not add up.</summary>
    /// <exception cref="Money.ControlTotalException">Count or money differs. Never retried.</exception>
    public void ThrowIfBroken() => new SettlementProof(InFiles, Paid, Returned, Open).ThrowIfBroken();
}
