using Disbursement.Cli.Api;
using Disbursement.Cli.Generate;
using Disbursement.Cli.Reports;

namespace Disbursement.Cli.Proof;

/// <summary>What an outsider can see of a finished month, gathered for the proofs.</summary>
internal sealed record MonthEvidence
{
    /// <summary>The month.</summary>
    public required MonthAddress Month { get; init; }

    /// <summary>How it stands.</summary>
    public required MonthView View { get; init; }

    /// <summary>Its payment files, as the app lists them.</summary>
    public required IReadOnlyList<FileView> Files { get; init; }

    /// <summary>Its coverage.</summary>
    public required IReadOnlyList<CoverageLine> Coverage { get; init; }

    /// <summary>How many list files were sent.</summary>
    public required int ListsSent { get; init; }

    /// <summary>Where the copies of what each party holds lie.</summary>
    public required string HandedOver { get; init; }

    /// <summary>The figures the input must lead to; null when the input was not made here.</summary>
    public ExpectedFigures? Expected { get; init; }

    /// <summary>Whether the providers were asked for faults that end payments in another way than the input
    /// expects.</summary>
    public bool ProvidersChangeOutcomes { get; init; }
}
