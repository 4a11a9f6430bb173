using Disbursement.Core.Comparison;

namespace Disbursement.Functions.Close;

/// <summary>A comparison as the ledger keeps it.</summary>
/// <param name="Comparison">The figures.</param>
/// <param name="Chunks">Chunks of the persons behind them.</param>
/// <param name="Facts">What tripwires ask about.</param>
public sealed record ComparedMonth(MonthComparison Comparison, int Chunks, ListedFacts Facts);
