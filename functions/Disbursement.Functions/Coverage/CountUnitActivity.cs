using Azure;
using Disbursement.Core.Coverage;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Programmes;
using Disbursement.Core.Proof;
using Disbursement.Functions.Close;
using Disbursement.Functions.Months;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Disbursement.Functions.Coverage;

/// <summary>
/// Counts one unit: its rows, what was sent for them in all rounds, and what became of that. The lists are
/// those of the ledger, not of the call: a run that comes late counts the supplements frozen since, too.
/// </summary>
/// <param name="lists">The lists frozen so far.</param>
/// <param name="ledger">The accepted rows.</param>
/// <param name="refused">The refused ones.</param>
/// <param name="payments">What was sent.</param>
/// <param name="documents">Where the count is written.</param>
/// <param name="logger">Where it says so.</param>
public sealed class CountUnitActivity(
    MonthLists lists,
    EntitlementLedger ledger,
    RefusedRows refused,
    UnitPayments payments,
    CoverageDocuments documents,
    ILogger<CountUnitActivity> logger)
{
    /// <summary>Counts the unit and tells how many beneficiaries it has.</summary>
    [Function(nameof(CountUnitActivity))]
    public async Task<int> RunAsync([ActivityTrigger] UnitWork work, CancellationToken cancellationToken)
    {
        string path = LedgerPaths.Coverage(work.Month, work.Unit);
        ETag? version = await documents.VersionAsync(Containers.Ledger, path, cancellationToken);
        SlotManifest? manifest = await lists.FindAsync(work.Month, cancellationToken);
        FrozenList[] own = [.. (manifest?.Lists ?? []).Where(list => list.Unit == work.Unit)];
        UnitSettlement unit = await payments.LoadAsync(work.Month, work.Unit, seal: false, cancellationToken);
        var coverage = new List<UnitCoverage>();
        var settlements = new List<GroupSettlement>();
        foreach (ProgrammeGroup group in Enum.GetValues<ProgrammeGroup>())
        {
            GroupCounter counter = await CountAsync(work, group, own, unit, cancellationToken);
            (CoverageFigures figures, GroupSettlement settlement) = counter.Complete();
            if (figures.Listed > 0 || settlement.Plan.Count > 0)
            {
                coverage.Add(new UnitCoverage(work.Unit, group, figures));
                settlements.Add(settlement);
            }
        }

        var count = new UnitCount(work.Unit, coverage, settlements, unit.Files)
        {
            Owed = OwedLine.Of(work.Unit, work.Month.ToPeriod(), unit.Owed()),
        };
        await documents.WriteAsync(
            Containers.Ledger, path, version, StoreJson.ToBytes(count), StoreJson.ContentType, cancellationToken);
        int beneficiaries = (int)coverage.Sum(static item => item.Figures.Beneficiaries);
        logger.UnitCounted(work.Month.PartitionKey, work.Unit, beneficiaries);
        return beneficiaries;
    }

    private async Task<GroupCounter> CountAsync(
        UnitWork work,
        ProgrammeGroup group,
        FrozenList[] own,
        UnitSettlement unit,
        CancellationToken cancellationToken)
    {
        var counter = new GroupCounter(work.Month.ToPeriod(), group, unit.Of(group));
        foreach (string person in await refused.PeopleAsync(
            work.Month, work.Unit, group, own, cancellationToken))
        {
            counter.AddRefused(person);
        }

        IAsyncEnumerable<EntitlementRow>[] sequences =
        [
            .. own.Where(list => list.List == group.ToListCode())
                .Select(list => ledger.ReadAsync(work.Month, list, cancellationToken)),
        ];
        await foreach ((_, EntitlementRow row) in SortedMerge.MergeAsync(
            sequences, static row => row.Key, cancellationToken))
        {
            counter.Add(row);
        }

        return counter;
    }
}
