using Disbursement.Core.Advances;
using Disbursement.Core.Contracts;

namespace Disbursement.Formats.Reports;

/// <summary>What the settlement of the advance needs beside the figures.</summary>
public sealed record AdvanceReportOptions
{
    /// <summary>The names on the report.</summary>
    public required ReportLetterhead Letterhead { get; init; }

    /// <summary>The name of a unit's code.</summary>
    public required Func<string, string> UnitName { get; init; }

    /// <summary>The name of a provider's code.</summary>
    public required Func<string, string> ProviderName { get; init; }

    /// <summary>
    /// The agency's account that the money of a line came from, and goes back to; none when no contract says.
    /// </summary>
    public Func<AdvanceLine, Debtor?> DebtorOf { get; init; } = static _ => null;

    /// <summary>Whether the month is settled; until then the figures go on changing.</summary>
    public bool IsFinal { get; init; } = true;
}
