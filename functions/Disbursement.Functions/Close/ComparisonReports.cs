using Disbursement.Core.Comparison;
using Disbursement.Core.Periods;
using Disbursement.Formats.Reports;
using Disbursement.Functions.Coverage;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Close;

/// <summary>Publishes a comparison: a page to print, CSV and workbook. Counts and money only.</summary>
/// <param name="blobs">The reports.</param>
/// <param name="names">The names on the page.</param>
public sealed class ComparisonReports(BlobStore blobs, ReportNames names)
{
    /// <summary>Writes the reports; equal figures of one day give equal bytes.</summary>
    /// <param name="comparison">The figures.</param>
    /// <param name="at">The time of the proposal they stand beside: the date on the page.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task WriteAsync(MonthComparison comparison, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var month = new MonthRef(comparison.Province, comparison.Period);
        ReportLetterhead letterhead = names.LetterheadOf(month) with { Date = VietnamTime.DateOf(at) };
        (string Name, string ContentType, Action<Stream> Write)[] reports =
        [
            ("comparison.csv", LedgerBytes.ContentType, stream => ComparisonSheets.WriteCsv(stream, comparison)),
            ("comparison.xlsx", CoverageXlsx.ContentType, stream => ComparisonSheets.WriteXlsx(stream, comparison)),
            ("comparison.html", "text/html; charset=utf-8", stream => ComparisonHtml.Write(
                stream, comparison, letterhead, code => ReportNames.UnitName(month, code))),
        ];
        foreach ((string name, string contentType, Action<Stream> write) in reports)
        {
            using var stream = new MemoryStream();
            write(stream);
            await blobs.ReplaceAsync(
                Containers.Reports,
                PublishCoverageActivity.PathOf(month, name),
                new BinaryData(stream.ToArray()),
                contentType,
                cancellationToken);
        }
    }
}
