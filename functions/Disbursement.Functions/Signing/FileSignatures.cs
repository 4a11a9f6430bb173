using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Disbursement.Core.Contracts;
using Disbursement.Core.Money;
using Disbursement.Formats.Signatures;
using Disbursement.Functions.Payments;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Signing;

/// <summary>
/// The signatures of released files. Each is made once, over exactly the approved bytes, and kept in the ledger by
/// create-if-absent: whoever comes later hands over that one and never makes another.
/// </summary>
/// <param name="signer">The key.</param>
/// <param name="contracts">Which files are signed.</param>
/// <param name="blobs">Ledger and the provider's container.</param>
public sealed class FileSignatures(IFileSigner signer, FrozenContracts contracts, BlobStore blobs)
{
    private const string ContentType = "application/pkcs7-signature";

    /// <summary>The name of a file's signature beside it.</summary>
    public static string NameOf(PaymentFileEntity file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.FileName + DetachedSignature.Ending;
    }

    /// <summary>Whether files of a round must be signed and there is no key for it.</summary>
    public async Task<bool> LackKeyAsync(
        MonthRef month, IReadOnlyList<PaymentFileEntity> files, CancellationToken cancellationToken)
    {
        if (signer.HasKey || files.Count == 0)
        {
            return false;
        }

        ContractBook book = await contracts.OfAsync(month, cancellationToken);
        return files.Any(file => IsSigned(book, month, file));
    }

    /// <summary>Signs a file whose contract wants it and notes the signature's hash in the row, which is not written yet.
    /// </summary>
    /// <param name="month">The month.</param>
    /// <param name="file">The file's row.</param>
    /// <param name="approved">The bytes that were approved.</param>
    /// <param name="cancellationToken">Stops signing.</param>
    /// <exception cref="ControlTotalException">The signature in the ledger is not over these bytes.</exception>
    public async Task SignAsync(
        MonthRef month, PaymentFileEntity file, BinaryData approved, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(approved);
        if (!IsSigned(await contracts.OfAsync(month, cancellationToken), month, file))
        {
            return;
        }

        string path = PathOf(month, file);
        BinaryData? kept = await blobs.FindAsync(Containers.Ledger, path, cancellationToken);
        X509Certificate2? certificate = null;
        if (kept is null)
        {
            byte[] made = await signer.SignAsync(approved.ToMemory(), cancellationToken);
            await blobs.CreateAsync(Containers.Ledger, path, new BinaryData(made), ContentType, cancellationToken);
            kept = await blobs.ReadAsync(Containers.Ledger, path, cancellationToken);
            certificate = await signer.CertificateAsync(cancellationToken);
        }

        // One made earlier is asked about its bytes alone: the key may have been renewed since.
        SignatureFinding found = DetachedSignature.Check(
            approved.ToMemory().Span, kept.ToMemory().Span, certificate);
        ControlTotalException.ThrowIfDifferent(
            $"signature of {file.RowKey}", nameof(SignatureFinding.Valid), found.ToString());
        string hash = HashOf(kept);
        if (file.SignatureSha256.Length > 0)
        {
            ControlTotalException.ThrowIfDifferent($"signature of {file.RowKey}", file.SignatureSha256, hash);
        }

        file.SignatureSha256 = hash;
    }

    /// <summary>Puts the signature where the file will stand; call before the file itself is put there.</summary>
    public async Task HandOverAsync(MonthRef month, PaymentFileEntity file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.SignatureSha256.Length == 0)
        {
            return;
        }

        BinaryData signature = await blobs.ReadAsync(Containers.Ledger, PathOf(month, file), cancellationToken);
        string container = Containers.OfProvider(file.Provider);
        string path = PaymentPaths.Released(month, file.Round, NameOf(file));
        if (!await blobs.CreateAsync(container, path, signature, ContentType, cancellationToken))
        {
            signature = await blobs.ReadAsync(container, path, cancellationToken);
        }

        ControlTotalException.ThrowIfDifferent($"signature of {file.RowKey}", file.SignatureSha256, HashOf(signature));
    }

    private static bool IsSigned(ContractBook book, MonthRef month, PaymentFileEntity file) =>
        FrozenContracts.Of(book, month, file.Provider, file.Unit, file.Source).Signature == SignatureKind.Cms;

    private static string PathOf(MonthRef month, PaymentFileEntity file) =>
        LedgerPaths.Signature(month, file.Round, file.Proposal, file.RowKey);

    private static string HashOf(BinaryData content) =>
        Convert.ToHexStringLower(SHA256.HashData(content.ToMemory().Span));
}
