using Disbursement.Core.Proof;
using Disbursement.Formats.Reports;
using Disbursement.Functions.Reference;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Coverage;

/// <summary>The proof of a month as people and programs read it: JSON, a page to print, a workbook.</summary>
/// <param name="reference">The contracts, which name the providers.</param>
/// <param name="names">The names on the report.</param>
/// <param name="blobs">The reports.</param>
public sealed class ProofReports(ReferenceStore reference, ReportNames names, BlobStore blobs)
{
    /// <summary>The page's content type.</summary>
    public const string HtmlType = "text/html; charset=utf-8";

    /// <summary>Publishes the proof of a month that is about to be settled.</summary>
    public async Task PublishAsync(MonthRef month, MonthProof proof, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(proof);
        await blobs.ReplaceJsonAsync(Containers.Reports, PathOf(month, "json"), proof, cancellationToken);
        foreach (string format in (string[])["html", "xlsx"])
        {
            (BinaryData content, string type) =
                await RenderAsync(month, proof, format, broken: null, isFinal: true, cancellationToken);
            await blobs.ReplaceAsync(Containers.Reports, PathOf(month, format), content, type, cancellationToken);
        }
    }

    /// <summary>The proof as it was published; null while the month is not settled.</summary>
    /// <param name="month">The month.</param>
    /// <param name="format"><c>json</c>, <c>html</c> or <c>xlsx</c>.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public Task<BinaryData?> FindAsync(MonthRef month, string format, CancellationToken cancellationToken) =>
        blobs.FindAsync(Containers.Reports, PathOf(month, format), cancellationToken);

    /// <summary>Writes a proof as a page or a workbook.</summary>
    /// <param name="month">The month.</param>
    /// <param name="proof">Its proof.</param>
    /// <param name="format"><c>html</c> or <c>xlsx</c>.</param>
    /// <param name="broken">Why it does not hold; null when it does.</param>
    /// <param name="isFinal">Whether the month is settled.</param>
    /// <param name="cancellationToken">Stops reading the contracts.</param>
    internal async Task<(BinaryData Content, string ContentType)> RenderAsync(
        MonthRef month,
        MonthProof proof,
        string format,
        string? broken,
        bool isFinal,
        CancellationToken cancellationToken)
    {
        ReferenceData data = await reference.FrozenAsync(month, cancellationToken);
        var contracts = data.Contracts.For(month.Province).Contracts;
        var options = new ProofReportOptions
        {
            Letterhead = names.LetterheadOf(month),
            UnitName = code => ReportNames.UnitName(month, code),
            ProviderName = code => contracts.FirstOrDefault(contract => contract.IsProvider(code))?.Name ?? code,
            ProviderKind = code => contracts.FirstOrDefault(contract => contract.IsProvider(code))?.Kind,
            Broken = broken,
            IsFinal = isFinal,
        };
        using var stream = new MemoryStream();
        if (format == "html")
        {
            ProofHtml.Write(stream, proof, options);
            return (new BinaryData(stream.ToArray()), HtmlType);
        }

        ProofXlsx.Write(stream, proof, options);
        return (new BinaryData(stream.ToArray()), ProofXlsx.ContentType);
    }

    private static string PathOf(MonthRef month, string format) =>
        PublishCoverageActivity.PathOf(month, $"proof.{format}");
}
