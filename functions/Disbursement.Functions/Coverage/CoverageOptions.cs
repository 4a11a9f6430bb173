using System.ComponentModel.DataAnnotations;

namespace Disbursement.Functions.Coverage;

/// <summary>What coverage is measured against. Section <c>Coverage</c>.</summary>
public sealed record CoverageOptions
{
    /// <summary>The share of beneficiaries to be paid to accounts, in percent.</summary>
    /// <value>Empty: no target is shown. 0 to 100.</value>
    [Range(0.0, 100.0)]
    public decimal? TargetPercent { get; init; }
}
