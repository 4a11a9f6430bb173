using Azure;
using Disbursement.Core.Coverage;
using Disbursement.Formats.Reports;
using Disbursement.Functions.Close;
using Disbursement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Disbursement.Functions.Coverage;

/// <summary>Adds the units up and publishes coverage: the table, and the reports for managers.</summary>
/// <param name="counts">The counts of the units.</param>
/// <param name="store">The coverage table.</param>
/// <param name="documents">The reports.</param>
/// <param name="names">The names on the report.</param>
/// <param name="options">The target.</param>
/// <param name="logger">Where it says so.</param>
public sealed class PublishCoverageActivity(
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
        var page = new CoverageReportOptions
        {
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
        IReadOnlyList<UnitCoverage> before = await store.UnitsAsync(month.Before(), cancellationToken);
        CoverageTable table = CoverageTable.Build(
            month.Province,
            month.ToPeriod(),
            units.SelectMany(static unit => unit.Coverage),
            before,
            options.Value.TargetPercent);
        return (table, units.Count);
    }

    /// <summary>Where a report of a month stands in <c>reports</c>.</summary>
    internal static string PathOf(MonthRef month, string name) => $"{month.Folder}/{name}";
}
