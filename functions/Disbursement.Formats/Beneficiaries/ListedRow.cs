using Disbursement.Core.Intake;

namespace Disbursement.Formats.Beneficiaries;

/// <summary>
/// A row of a list that came after close which its month has already. It is never paid a second time.
/// </summary>
/// <param name="Problem">Why it is refused; none when the month has the very same row.</param>
/// <param name="Unit">Code of the unit whose list the month has it from.</param>
public sealed record ListedRow(FindingNumber? Problem, string Unit)
{
    /// <summary>The reason as a finding; none for the very same row.</summary>
    public IReadOnlyList<Finding> Findings =>
        Problem is { } problem ? [Finding.Of(problem, IntakeField.CitizenId, Unit)] : [];
}
