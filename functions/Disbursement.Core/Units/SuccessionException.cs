namespace Disbursement.Core.Units;

/// <summary>The map of successors does not hold together. Carries every error at once.</summary>
/// <param name="errors">Each error, prefixed by the link it is about, such as <c>17 to 25 (2025-07)</c>.</param>
public sealed class SuccessionException(IReadOnlyList<string> errors)
    : Exception($"unit_successors.csv has {errors.Count} errors:\n{string.Join('\n', errors)}")
{
    /// <summary>Every error.</summary>
    public IReadOnlyList<string> Errors { get; } = errors;
}
