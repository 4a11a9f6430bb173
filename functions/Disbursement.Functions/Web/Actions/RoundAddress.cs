using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Web.Actions;

/// <summary>A round of a month, as a call names it.</summary>
/// <param name="Month">The month.</param>
/// <param name="Round">Number, from 1.</param>
public sealed record RoundAddress(MonthRef Month, int Round)
{
    /// <summary>For the audit: <c>17/2024-06/r1</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Month.Folder}/r{Round}");
}
