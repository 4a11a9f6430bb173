using System.ComponentModel.DataAnnotations;

namespace Disbursement.Functions.Recovery;

/// <summary>Settings of <c>Recovery:*</c>.</summary>
public sealed class RecoveryOptions
{
    /// <summary>How many months before the report of an event are searched for payments it had stopped.</summary>
    /// <value>Default 24; 1 to 120. Each costs a few reads for each person reported late, and nothing otherwise.</value>
    [Range(1, 120)]
    public int MonthsBack { get; init; } = 24;
}
