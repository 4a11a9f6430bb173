using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace Disbursement.Formats.Signatures;

/// <summary>
/// A detached CMS signature (RFC 5652, <c>SignedData</c> without content, DER): SHA-256, one signer, the signer's own
/// certificate inside, the time of signing as a signed attribute.
/// </summary>
/// <remarks>
/// The time makes every signature different, so one is made once and kept. Whether the certificate is trusted is
/// agreed between payer and provider: a reader names the one certificate it expects.
/// </remarks>
public static class DetachedSignature
{
    /// <summary>What is added to the name of the file that it signs.</summary>
    public const string Ending = ".p7s";

    private const string Sha256Oid = "2.16.840.1.101.3.4.2.1";

    /// <summary>Signs bytes.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="certificate">The signer's certificate.</param>
    /// <param name="key">Its private key, which may stay where it is kept: it is only asked to sign a hash.</param>
    /// <param name="at">The time of signing, in whole seconds.</param>
    /// <exception cref="CryptographicException">The key does not sign, or is not the certificate's.</exception>
    public static byte[] Sign(
        ReadOnlySpan<byte> content, X509Certificate2 certificate, AsymmetricAlgorithm key, DateTimeOffset at)
    {
        var cms = new SignedCms(new ContentInfo(content.ToArray()), detached: true);
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, certificate, key)
        {
            DigestAlgorithm = new Oid(Sha256Oid),
            IncludeOption = X509IncludeOption.EndCertOnly, // a chain would be looked for on the network
        };
        signer.SignedAttributes.Add(new Pkcs9SigningTime(at.UtcDateTime));
        cms.ComputeSignature(signer, silent: true);
        return cms.Encode();
    }

    /// <summary>Looks whether a signature is the expected signer's, over exactly these bytes.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="signature">The signature.</param>
    /// <param name="expected">The one certificate that counts; <see langword="null"/> asks about the bytes alone.</param>
    public static SignatureFinding Check(
        ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature, X509Certificate2? expected)
    {
        var cms = new SignedCms(new ContentInfo(content.ToArray()), detached: true);
        try
        {
            cms.Decode(signature.ToArray());
            if (cms.SignerInfos.Count != 1 || cms.SignerInfos[0].DigestAlgorithm.Value != Sha256Oid)
            {
                return SignatureFinding.NotReadable;
            }

            // The certificate inside is only read here, and may be damaged too.
            if (expected is not null && !IsBy(cms.SignerInfos[0], expected))
            {
                return SignatureFinding.OtherSigner;
            }
        }
        catch (CryptographicException)
        {
            return SignatureFinding.NotReadable;
        }

        return CheckHash(cms);
    }

    private static bool IsBy(SignerInfo signer, X509Certificate2 expected) =>
        signer.Certificate is { } certificate && certificate.RawData.AsSpan().SequenceEqual(expected.RawData);

    private static SignatureFinding CheckHash(SignedCms cms)
    {
        try
        {
            cms.CheckSignature(verifySignatureOnly: true);
            return SignatureFinding.Valid;
        }
        catch (CryptographicException)
        {
            return SignatureFinding.Broken;
        }
    }
}
