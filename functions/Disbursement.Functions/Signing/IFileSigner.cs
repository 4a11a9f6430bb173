using System.Security.Cryptography.X509Certificates;

namespace Disbursement.Functions.Signing;

/// <summary>Signs payment files with the agency's key, wherever that is kept.</summary>
public interface IFileSigner
{
    /// <summary>Whether there is a key to sign with.</summary>
    bool HasKey { get; }

    /// <summary>The certificate that providers know.</summary>
    /// <exception cref="InvalidOperationException">There is no key.</exception>
    Task<X509Certificate2> CertificateAsync(CancellationToken cancellationToken);

    /// <summary>A detached CMS signature over the bytes. Each call makes another one: keep the first.</summary>
    /// <exception cref="InvalidOperationException">There is no key, or its certificate is not valid now.</exception>
    Task<byte[]> SignAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken);
}
