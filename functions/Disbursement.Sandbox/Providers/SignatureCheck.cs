using System.Security.Cryptography.X509Certificates;
using Disbursement.Formats.Signatures;
using Microsoft.Extensions.Options;

namespace Disbursement.Sandbox.Providers;

/// <summary>Refuses a payment file that the payer did not sign, as a bank does before it takes one.</summary>
internal sealed class SignatureCheck(AppApi app, IOptions<SandboxOptions> options)
{
    /// <summary>Looks at the signature of a file, if it has or needs one.</summary>
    /// <exception cref="HttpRequestException">Storage does not answer; try again.</exception>
    /// <exception cref="InvalidDataException">The file is not taken: its signature is missing, or not the payer's over
    /// these bytes.</exception>
    public async Task ThrowUnlessSignedAsync(
        ReleasedFile file, byte[] content, CancellationToken cancellationToken)
    {
        if (file.Signature is not { } signature)
        {
            bool needed = options.Value.SignedOnly.Split(',', StringSplitOptions.TrimEntries)
                .Contains(file.Provider, StringComparer.Ordinal);
            if (needed)
            {
                throw new InvalidDataException($"{file.FileId} has no signature.");
            }

            return;
        }

        byte[] bytes = await app.DownloadAsync(
            file with { Url = signature.Url, Sha256 = signature.Sha256 }, cancellationToken);
        SignatureFinding found = Check(content, bytes);
        if (found != SignatureFinding.Valid)
        {
            throw new InvalidDataException($"The signature of {file.FileId} is refused: {found}.");
        }
    }

    private SignatureFinding Check(byte[] content, byte[] signature)
    {
        if (options.Value.SignerCertificate.Length == 0)
        {
            return SignatureFinding.OtherSigner;
        }

        using X509Certificate2 known = X509CertificateLoader.LoadCertificate(
            Convert.FromBase64String(options.Value.SignerCertificate));
        return DetachedSignature.Check(content, signature, known);
    }
}
