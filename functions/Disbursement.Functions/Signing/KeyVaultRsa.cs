using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Disbursement.Functions.Signing;

/// <summary>An RSA key whose private half stays in a vault: it signs SHA-256 hashes with PKCS#1 padding, nothing else.</summary>
internal sealed class KeyVaultRsa : RSA
{
    private readonly RSA _public;
    private readonly Func<byte[], byte[]> _sign;

    /// <summary>A key.</summary>
    /// <param name="certificate">Its certificate.</param>
    /// <param name="sign">Signs a hash in the vault.</param>
    public KeyVaultRsa(X509Certificate2 certificate, Func<byte[], byte[]> sign)
    {
        _public = certificate.GetRSAPublicKey()
            ?? throw new CryptographicException("The certificate in Key Vault has no RSA key.");
        _sign = sign;
        KeySizeValue = _public.KeySize;
    }

    /// <inheritdoc />
    public override byte[] SignHash(byte[] hash, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding) =>
        hashAlgorithm == HashAlgorithmName.SHA256 && padding == RSASignaturePadding.Pkcs1
            ? _sign(hash)
            : throw new NotSupportedException("Only SHA-256 with PKCS#1 padding is signed.");

    /// <inheritdoc />
    public override RSAParameters ExportParameters(bool includePrivateParameters) =>
        includePrivateParameters
            ? throw new CryptographicException("The private key stays in the vault.")
            : _public.ExportParameters(includePrivateParameters: false);

    /// <inheritdoc />
    public override void ImportParameters(RSAParameters parameters) => throw new NotSupportedException();

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _public.Dispose();
        }

        base.Dispose(disposing);
    }
}
