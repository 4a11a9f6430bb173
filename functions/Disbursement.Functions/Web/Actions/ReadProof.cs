using Disbursement.Core.Payments;
using Disbursement.Core.Proof;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Reports;
using Disbursement.Functions.Coverage;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Problems;

namespace Disbursement.Functions.Web.Actions;

/// <summary>
/// The proof of any month: of a settled one as it was published, of one under way as its released files stand now.
/// </summary>
/// <param name="months">The months.</param>
/// <param name="files">The payment files.</param>
/// <param name="standings">The payments in them.</param>
/// <param name="reports">Writes the proof.</param>
public sealed class ReadProof(
    MonthStore months, PaymentFileStore files, StandingStore standings, ProofReports reports)
{
    /// <summary>The proof in a format.</summary>
    /// <param name="month">The month.</param>
    /// <param name="format"><c>json</c>, <c>html</c> or <c>xlsx</c>.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="ProblemException">The month is unknown, or nothing of it was released yet.</exception>
    public async Task<(BinaryData Content, string ContentType)> RunAsync(
        MonthRef month, string format, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(month);
        MonthEntity row = await months.FindAsync(month, cancellationToken)
            ?? throw new ProblemException(MonthProblems.MonthUnknown(month));
        if (row.State == nameof(MonthState.Settled)
            && await reports.FindAsync(month, format, cancellationToken) is { } published)
        {
            return (published, TypeOf(format));
        }

        MonthProof proof = await UnderWayAsync(month, cancellationToken);
        string? broken = FirstBroken(proof);
        return format == "json"
            ? (BinaryData.FromObjectAsJson(proof, StoreJson.Options), StoreJson.ContentType)
            : await reports.RenderAsync(month, proof, format, broken, isFinal: false, cancellationToken);
    }

    /// <summary>The rows behind a file's line, as CSV.</summary>
    /// <exception cref="ProblemException">The month has no such released file.</exception>
    public async Task<BinaryData> RowsAsync(MonthRef month, string fileId, CancellationToken cancellationToken)
    {
        PaymentFileEntity? file = FileId.TryParse(fileId, out _)
            ? await files.FindAsync(month, fileId, cancellationToken)
            : null;
        if (file is null || !ProofLines.IsReleased(file))
        {
            throw new ProblemException(MonthProblems.FileUnknown);
        }

        using var stream = new MemoryStream();
        ProofRowsCsv.Write(stream, await standings.LatestAsync(month, file, cancellationToken));
        return new BinaryData(stream.ToArray());
    }

    private async Task<MonthProof> UnderWayAsync(MonthRef month, CancellationToken cancellationToken)
    {
        IReadOnlyList<PaymentFileEntity> all = await files.ListAsync(month, round: null, cancellationToken);
        PaymentFileEntity[] released = [.. all.Where(ProofLines.IsReleased)];
        return released.Length == 0
            ? throw new ProblemException(MonthProblems.NothingReleased(month))
            : new MonthProof(
                month.Province,
                month.Period,
                ProofLine.Sum("", released.Select(ProofLines.Of)),
                ProofLines.By(released, static file => file.Provider),
                ProofLines.By(released, static file => file.Unit),
                ProofLines.By(released, static file => file.Source),
                [.. released.Select(ProofLines.Of)],
                Entitlements: []);
    }

    private static string? FirstBroken(MonthProof proof) =>
        proof.Files.FirstOrDefault(static line => !line.Holds)?.Code;

    private static string TypeOf(string format) => format switch
    {
        "json" => StoreJson.ContentType,
        "html" => ProofReports.HtmlType,
        _ => ProofXlsx.ContentType,
    };
}
