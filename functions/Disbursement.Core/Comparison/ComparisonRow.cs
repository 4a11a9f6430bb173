namespace Disbursement.Core.Comparison;

/// <summary>The figures of one place.</summary>
/// <param name="Place">Unit, commune and group.</param>
/// <param name="Figures">Its figures.</param>
public sealed record ComparisonRow(ComparisonPlace Place, ComparisonFigures Figures);
