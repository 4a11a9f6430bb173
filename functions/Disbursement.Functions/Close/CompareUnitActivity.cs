using Disbursement.Functions.Months;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.Functions.Close;

/// <summary>Compares a unit's lists with those of the month before, so that the province only merges what differs.</summary>
/// <param name="comparer">Compares the lists of close.</param>
/// <param name="supplements">Compares what came after.</param>
public sealed class CompareUnitActivity(UnitComparer comparer, SupplementComparer supplements)
{
    /// <summary>Writes the unit's comparison and tells how many entitlements differ.</summary>
    [Function(nameof(CompareUnitActivity))]
    public async Task<int> RunAsync([ActivityTrigger] UnitWork work, CancellationToken cancellationToken) =>
        work.Round > 1
            ? await supplements.CompareAsync(work, cancellationToken)
            : (await comparer.CompareAsync(work, cancellationToken)).Differences;
}
