using Disbursement.Cli.Api;
using Disbursement.Cli.Proof;
using Disbursement.Cli.Reports;
using Disbursement.Cli.Stack;

namespace Disbursement.Cli.Demo;

/// <summary>How one month of the demo ended.</summary>
/// <param name="Month">The month.</param>
/// <param name="View">How it stands.</param>
/// <param name="Coverage">Its coverage.</param>
/// <param name="Proofs">What must hold, and whether it does.</param>
internal sealed record MonthOutcome(
    MonthAddress Month, MonthView View, IReadOnlyList<CoverageLine> Coverage, IReadOnlyList<ProofResult> Proofs);

/// <summary>How the demo ended.</summary>
/// <param name="Months">Its months, the earlier first.</param>
/// <param name="Peaks">Peak memory of each process.</param>
internal sealed record DemoOutcome(IReadOnlyList<MonthOutcome> Months, IReadOnlyList<ProcessPeak> Peaks)
{
    /// <summary>Whether every proof of every month holds.</summary>
    public bool Holds => Months.Count > 0 && Months.All(month => month.Proofs.All(proof => proof.Holds));
}
