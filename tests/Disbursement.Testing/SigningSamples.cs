using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Disbursement.Testing;

/// <summary>Certificates that nobody trusts, made for a run of the tests.</summary>
public static class SigningSamples
{
    private static readonly DateTimeOffset From = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Lazy<X509Certificate2> Made = new(() => MakeRsa("CN=payer"));

    /// <summary>The payer's certificate, with its RSA key.</summary>
    public static X509Certificate2 Payer => Made.Value;

    /// <summary>The payer's certificate and key as a PFX without a password, in base64.</summary>
    public static string PayerPfx => Convert.ToBase64String(Payer.Export(X509ContentType.Pfx));

    /// <summary>A certificate with an RSA key, valid for a hundred years.</summary>
    public static X509Certificate2 MakeRsa(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(From, From.AddYears(100));
    }

    /// <summary>A certificate with an elliptic-curve key.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="years">Years it is valid, from 2020.</param>
    public static X509Certificate2 MakeEc(string name, int years = 100)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest(name, key, HashAlgorithmName.SHA256).CreateSelfSigned(From, From.AddYears(years));
    }
}
