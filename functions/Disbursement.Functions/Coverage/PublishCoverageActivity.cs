using Azure;
using Disbursement.Core.Coverage;
using Disbursement.Core.Periods;
using Disbursement.Core.Units;
using Disbursement.Formats.Reports;
using Disbursement.Functions.Board;
using Disbursement.Functions.Close;
using Disbursement.Functions.Reference;
using Disbursement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Disbursement.Functions.Coverage;

/// <summary>Adds the units up and publishes coverage: the table, and the reports for managers.</summary>
/// <param name="months">How the month was closed.</param>
/// <param name="successions">Which units took over from which.</param>
/// <param name="counts">The counts of the units.</param>
/// <param name="store">The coverage table.</param>
/// <param name="documents">The reports.</param>
/// <param name="names">The names on the report.</param>
/// <param name="options">The target.</param>
/// <param name="logger">Where it says so.</param>
public sealed class PublishCoverageActivity(
    MonthStore months,
    SuccessionStore successions,
    UnitCounts counts,
    CoverageStore store,
    CoverageDocuments documents,
    ReportNames names,
    IOptions<CoverageOptions> options,
    ILogger<PublishCoverageActivity> logger)
{
    /// <summary>Bound on counts of one run while others publish the same month.</summary>
    private const int AttemptsMax = 5;

    /// <summary>Publishes and tells how many units there are.</summary>
    [Function(nameof(PublishCoverageActivity))]
    public async Task<int> RunAsync([ActivityTrigger] MonthRef month, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await PublishAsync(month, cancellationToken);
            }
            catch (IOException) when (attempt < AttemptsMax)
            {
                // Somebody else published meanwhile, from counts that may be older or newer: count again.
            }
        }
    }

    private async Task<int> PublishAsync(MonthRef month, CancellationToken cancellationToken)
    {
        MonthEntity row = await months.GetAsync(month, cancellationToken);
        var page = new CoverageReportOptions
        {
            ClosedWithout = row.ToNote(),
            Letterhead = names.LetterheadOf(month),
            UnitName = code => ReportNames.UnitName(month, code),
        };
        (string Name, string ContentType, Action<Stream, CoverageTable> Write)[] reports =
        [
            ("coverage.json", StoreJson.ContentType, CoverageJson.Write),
            ("coverage.csv", LedgerBytes.ContentType, CoverageCsv.Write),
            ("coverage.xlsx", CoverageXlsx.ContentType, CoverageXlsx.Write),
            ("coverage.html", "text/html; charset=utf-8", (stream, table) => CoverageHtml.Write(stream, table, page)),
        ];
        var versions = new List<ETag?>();
        foreach ((string name, _, _) in reports)
        {
            versions.Add(await documents.VersionAsync(Containers.Reports, PathOf(month, name), cancellationToken));
        }

        (CoverageTable table, int units) = await BuildAsync(month, cancellationToken);
        for (int index = 0; index < reports.Length; index++)
        {
            using var stream = new MemoryStream();
            reports[index].Write(stream, table);
            await documents.WriteAsync(
                Containers.Reports,
                PathOf(month, reports[index].Name),
                versions[index],
                new BinaryData(stream.ToArray()),
                reports[index].ContentType,
                cancellationToken);
        }

        await store.PutAsync(month, table, cancellationToken);
        logger.CoveragePublished(month.PartitionKey, units);
        return units;
    }

    private async Task<(CoverageTable Table, int Units)> BuildAsync(
        MonthRef month, CancellationToken cancellationToken)
    {
        SlotManifest manifest = await counts.ManifestAsync(month, cancellationToken);
        IReadOnlyList<UnitCount> units = await counts.ReadAsync(month, manifest, cancellationToken);
        CoverageBefore before = await BeforeAsync(month, units.Select(static unit => unit.Unit), cancellationToken);
        CoverageTable table = CoverageTable.Build(
            month.Province,
            month.ToPeriod(),
            units.SelectMany(static unit => unit.Coverage),
            before,
            options.Value.TargetPercent);
        return (table, units.Count);
    }

    /// <summary>The month before, of every province that this one took over from.</summary>
    private async Task<CoverageBefore> BeforeAsync(
        MonthRef month, IEnumerable<string> units, CancellationToken cancellationToken)
    {
        Period period = month.ToPeriod();
        UnitSuccession succession = await successions.CurrentAsync(cancellationToken);
        UnitMapping provinces = succession.Predecessors(month.Province, period, period.Previous);
        if (!provinces.IsComparable)
        {
            // A province that the register does not know can only be itself.
            return CoverageBefore.Same(await store.UnitsAsync(month.Before(), cancellationToken));
        }

        var before = new Dictionary<string, IReadOnlyList<UnitCoverage>>(StringComparer.Ordinal);
        foreach (string province in provinces.Units)
        {
            before[province] = await store.UnitsAsync(
                new MonthRef(province, period.Previous.ToString()), cancellationToken);
        }

        return CoverageBefore.Map(period, units, before, succession);
    }

    /// <summary>Where a report of a month stands in <c>reports</c>.</summary>
    internal static string PathOf(MonthRef month, string name) => $"{month.Folder}/{name}";
}
