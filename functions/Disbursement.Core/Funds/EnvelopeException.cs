namespace Disbursement.Core.Funds;

/// <summary>The file of envelopes does not hold together. Carries every error at once.</summary>
/// <param name="errors">Each error, in the order of lines.</param>
public sealed class EnvelopeException(IReadOnlyList<EnvelopeError> errors)
    : Exception($"envelopes.csv has {errors.Count} errors:\n{string.Join('\n', errors)}")
{
    /// <summary>Every error.</summary>
    public IReadOnlyList<EnvelopeError> Errors { get; } = errors;
}
