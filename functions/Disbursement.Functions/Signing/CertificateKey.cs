using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Disbursement.Functions.Signing;

/// <summary>A certificate and its private key, held by this process.</summary>
/// <param name="Certificate">The certificate.</param>
/// <param name="Key">Its private key.</param>
internal sealed record CertificateKey(X509Certificate2 Certificate, AsymmetricAlgorithm Key) : IDisposable
{
    /// <summary>Loads what the settings name; null when they name no key of this process.</summary>
    /// <exception cref="CryptographicException">It is no certificate with a private key.</exception>
    /// <exception cref="FormatException">The setting is no base64.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static CertificateKey? Load(SigningOptions options)
    {
        if (options.Pfx.Length > 0)
        {
            return Of(Convert.FromBase64String(options.Pfx), options.Password);
        }

        return options.CertificatePath.Length > 0
            ? Of(File.ReadAllBytes(options.CertificatePath), options.Password)
            : null;
    }

    /// <summary>Lets go of both.</summary>
    public void Dispose()
    {
        Key.Dispose();
        Certificate.Dispose();
    }

    private static CertificateKey Of(byte[] content, string password)
    {
        X509Certificate2 certificate = content.AsSpan().StartsWith("-----BEGIN"u8)
            ? X509Certificate2.CreateFromPem(Encoding.UTF8.GetString(content), Encoding.UTF8.GetString(content))
            : X509CertificateLoader.LoadPkcs12(content, password, X509KeyStorageFlags.EphemeralKeySet);
        AsymmetricAlgorithm? key = (AsymmetricAlgorithm?)certificate.GetRSAPrivateKey() ?? certificate.GetECDsaPrivateKey();
        return key is null
            ? throw new CryptographicException("The certificate has no RSA or EC private key.")
            : new CertificateKey(certificate, key);
    }
}
