namespace Disbursement.Formats.Reports;

/// <summary>The choice to close intake although lists were missing, as reports print it.</summary>
/// <param name="Missing">What was missing, in order: <c>152</c> a unit, <c>148/ncc</c> a list.</param>
/// <param name="Because">The reason given.</param>
/// <param name="By">Who closed.</param>
public sealed record ClosedWithoutNote(IReadOnlyList<string> Missing, string Because, string By)
{
    /// <summary>The choice as a sentence.</summary>
    public string Sentence =>
        $"Khóa sổ khi còn thiếu: {string.Join(", ", Missing)}. Lý do: {Because.TrimEnd('.')}. Người khóa sổ: {By}.";
}
