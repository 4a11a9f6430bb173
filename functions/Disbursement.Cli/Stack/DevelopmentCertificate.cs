using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Disbursement.Cli.Stack;

/// <summary>
/// The certificate that signs payment files on this machine: signed by itself, and trusted by nobody but the sandbox.
/// </summary>
internal static class DevelopmentCertificate
{
    private const int KeyBits = 3072;
    private const int ValidYears = 50;
    private static readonly DateTimeOffset From = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Makes a certificate with its key: a PFX without a password, in base64.</summary>
    public static string Make()
    {
        using var key = RSA.Create(KeyBits);
        var request = new CertificateRequest(
            "CN=Disbursement development", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(
            X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, critical: true));
        using X509Certificate2 certificate = request.CreateSelfSigned(From, From.AddYears(ValidYears));
        return Convert.ToBase64String(certificate.Export(X509ContentType.Pfx));
    }

    /// <summary>The certificate without its key, as a provider gets it: DER in base64; nothing of nothing.</summary>
    public static string PublicPart(string pfx)
    {
        if (pfx.Length == 0)
        {
            return "";
        }

        using X509Certificate2 certificate = X509CertificateLoader.LoadPkcs12(
            Convert.FromBase64String(pfx), password: null, X509KeyStorageFlags.EphemeralKeySet);
        return Convert.ToBase64String(certificate.RawData);
    }
}
