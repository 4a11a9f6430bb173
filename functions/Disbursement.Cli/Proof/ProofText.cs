using Disbursement.Cli.Reports;
using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Proof;

/// <summary>Proofs in plain text.</summary>
internal static class ProofText
{
    /// <summary>Writes one line per proof, with both sides.</summary>
    public static void Write(CliContext context, IReadOnlyList<ProofResult> proofs)
    {
        var table = new TextTable(string.Empty, context.Say("Kiểm chứng", "Proof"), ">", ">");
        foreach (ProofResult proof in proofs)
        {
            table.Add(proof.Holds ? "✓" : "✗", context.Say(proof.What), proof.Left, proof.Right);
        }

        table.Write(context.Output);
    }
}
