using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Formats.Manifests;
using Disbursement.Functions.Payments;
using Disbursement.Functions.Signing;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Approval;

/// <summary>Makes the manifest of one provider's release from the rows that were approved.</summary>
internal static class ReleaseManifest
{
    /// <summary>The manifest as bytes.</summary>
    /// <param name="release">Round and provider.</param>
    /// <param name="round">The approved round.</param>
    /// <param name="own">The provider's files.</param>
    /// <param name="auditHead">Number and hash of the last audit entry.</param>
    public static BinaryData Of(
        ProviderRelease release, RoundEntity round, IReadOnlyList<PaymentFileEntity> own, string auditHead)
    {
        var manifest = new ProviderManifest(
            release.Round.Month.Province,
            release.Round.Month.ToPeriod(),
            round.RowKey,
            release.Provider,
            round.ApprovedAt!.Value,
            round.Root,
            auditHead,
            [.. own.OrderBy(static file => file.RowKey, StringComparer.Ordinal).Select(file => Describe(file, own))])
        {
            Signatures = [.. round.SignaturesGiven().Select(static one => new ManifestSignature(one.By, one.At))],
        };
        using var stream = new MemoryStream();
        ProviderManifestJson.Write(stream, manifest);
        return new BinaryData(stream.ToArray());
    }

    private static ManifestFile Describe(PaymentFileEntity file, IReadOnlyList<PaymentFileEntity> own)
    {
        string family = PaymentFileFormats.FamilyOf(file.RowKey);
        return new ManifestFile(
            FileId.Parse(file.RowKey),
            file.FileName,
            file.Format,
            own.Count(other => PaymentFileFormats.FamilyOf(other.RowKey) == family),
            new Tally(file.Payments, Vnd.FromDong(file.SumDong)),
            file.Sha256)
        {
            Prints = [.. PayoutPrints.Of(file).Select(static form => (form.Name, form.Sha256))],
            Signature = file.SignatureSha256.Length > 0
                ? new FileSignature(FileSignatures.NameOf(file), file.SignatureSha256)
                : null,
        };
    }
}
