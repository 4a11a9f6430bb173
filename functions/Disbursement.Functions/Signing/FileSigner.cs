using System.Security.Cryptography.X509Certificates;
using Disbursement.Formats.Signatures;
using Microsoft.Extensions.Options;

namespace Disbursement.Functions.Signing;

/// <summary>Signs with the key that the settings name: a PFX, a PEM file, or a key in Key Vault.</summary>
/// <param name="options">Where the key is.</param>
/// <param name="vault">Key Vault.</param>
/// <param name="clock">The time of signing.</param>
public sealed class FileSigner(IOptions<SigningOptions> options, KeyVault vault, TimeProvider clock)
    : IFileSigner, IDisposable
{
    private readonly Lazy<CertificateKey?> _held = new(() => CertificateKey.Load(options.Value));

    /// <inheritdoc />
    public bool HasKey => _held.Value is not null || options.Value.KeyVaultCertificate.Length > 0;

    /// <inheritdoc />
    public async Task<X509Certificate2> CertificateAsync(CancellationToken cancellationToken) =>
        (await KeyAsync(cancellationToken)).Certificate;

    /// <inheritdoc />
    public async Task<byte[]> SignAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        CertificateKey key = await KeyAsync(cancellationToken);
        DateTimeOffset now = clock.GetUtcNow();
        if (now < new DateTimeOffset(key.Certificate.NotBefore) || now > new DateTimeOffset(key.Certificate.NotAfter))
        {
            throw new InvalidOperationException(FormattableString.Invariant(
                $"The certificate that signs payment files is valid from {key.Certificate.NotBefore:yyyy-MM-dd} to {key.Certificate.NotAfter:yyyy-MM-dd} only; name another in Signing."));
        }

        var at = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds());
        return DetachedSignature.Sign(content.Span, key.Certificate, key.Key, at);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (_held.IsValueCreated)
        {
            _held.Value?.Dispose();
        }
    }

    private async Task<CertificateKey> KeyAsync(CancellationToken cancellationToken) =>
        _held.Value
        ?? (options.Value.KeyVaultCertificate.Length > 0
            ? await vault.FindAsync(new Uri(options.Value.KeyVaultCertificate), cancellationToken)
            : throw new InvalidOperationException("No key signs payment files: the section Signing names none."));
}
