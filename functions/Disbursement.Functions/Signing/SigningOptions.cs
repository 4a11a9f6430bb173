using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;

namespace Disbursement.Functions.Signing;

/// <summary>
/// The key that signs payment files. Section <c>Signing</c>. At most one of the three places is named; with none, a round
/// with files under a contract of <c>"signature": "cms"</c> cannot be approved.
/// </summary>
public sealed record SigningOptions : IValidatableObject
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Signing";

    /// <summary>A PFX, or a PEM file with certificate and private key.</summary>
    /// <value>Default none.</value>
    public string CertificatePath { get; init; } = "";

    /// <summary>A PFX in base64: what a Key Vault reference in the app's settings gives.</summary>
    /// <value>Default none. <c>disburse up</c> sets the development certificate of its data folder.</value>
    public string Pfx { get; init; } = "";

    /// <summary>Password of either PFX.</summary>
    /// <value>Default none.</value>
    public string Password { get; init; } = "";

    /// <summary>
    /// A certificate in Azure Key Vault, <c>https://{vault}.vault.azure.net/certificates/{name}</c>: its key signs there
    /// and never leaves. The app's managed identity needs <c>certificates/get</c> and <c>keys/sign</c>.
    /// </summary>
    /// <value>Default none.</value>
    public string KeyVaultCertificate { get; init; } = "";

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        int places = new[] { CertificatePath, Pfx, KeyVaultCertificate }.Count(static place => place.Length > 0);
        if (places > 1)
        {
            yield return new ValidationResult($"{Section}: more than one place of the key is named.");
        }

        if (KeyVaultCertificate.Length > 0 && !IsCertificate(KeyVaultCertificate))
        {
            yield return new ValidationResult(
                $"{Section}:{nameof(KeyVaultCertificate)}: must be https://…/certificates/{{name}}.");
        }

        if (ProblemOfKey() is { } problem)
        {
            yield return new ValidationResult(
                $"{Section}:{(Pfx.Length > 0 ? nameof(Pfx) : nameof(CertificatePath))}: {problem}");
        }
    }

    private static bool IsCertificate(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && uri.Scheme == Uri.UriSchemeHttps
        && uri.AbsolutePath.StartsWith("/certificates/", StringComparison.Ordinal) && uri.Query.Length == 0;

    /// <summary>What is wrong with a key that this process holds; the message never quotes it.</summary>
    private string? ProblemOfKey()
    {
        try
        {
            using CertificateKey? key = CertificateKey.Load(this);
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or FormatException
            or CryptographicException)
        {
            return problem is CryptographicException ? "is no certificate with an RSA or EC private key, or the password is another"
                : problem is FormatException ? "is no base64" : "cannot be read";
        }
    }
}
