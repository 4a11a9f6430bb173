using Disbursement.Core.Contracts;

namespace Disbursement.Formats.Reports;

/// <summary>What the proof's report needs beside the figures.</summary>
public sealed record ProofReportOptions
{
    /// <summary>The names on the report.</summary>
    public required ReportLetterhead Letterhead { get; init; }

    /// <summary>The name of a unit's code.</summary>
    public required Func<string, string> UnitName { get; init; }

    /// <summary>The name of a provider's code.</summary>
    public required Func<string, string> ProviderName { get; init; }

    /// <summary>What kind of operator a provider's code is; <see langword="null"/> when no contract says.</summary>
    public Func<string, ContractKind?> ProviderKind { get; init; } = static _ => null;

    /// <summary>Why the proof does not hold, both sides named; <see langword="null"/> when it holds.</summary>
    public string? Broken { get; init; }

    /// <summary>Whether the month is settled; until then the figures go on changing.</summary>
    public bool IsFinal { get; init; } = true;
}
