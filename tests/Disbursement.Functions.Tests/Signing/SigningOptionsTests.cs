using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography.X509Certificates;
using Disbursement.Functions.Signing;
using Disbursement.Testing;

namespace Disbursement.Functions.Tests.Signing;

/// <summary>Goal: a key that cannot sign is found at start-up, with where it is named. Method: each place, right and wrong.</summary>
public sealed class SigningOptionsTests
{
    [Fact]
    public void Validate_NothingNamed_IsAllowed() => Assert.Empty(ErrorsOf(new SigningOptions()));

    [Fact]
    public void Validate_APfxInBase64_IsAllowed() =>
        Assert.Empty(ErrorsOf(new SigningOptions { Pfx = SigningSamples.PayerPfx }));

    [Fact]
    public void Validate_APfxWithItsPassword_IsAllowedAndWithAnotherIsNot()
    {
        string pfx = Convert.ToBase64String(SigningSamples.Payer.Export(X509ContentType.Pfx, "mật khẩu"));

        Assert.Empty(ErrorsOf(new SigningOptions { Pfx = pfx, Password = "mật khẩu" }));
        Assert.Contains("Signing:Pfx", Assert.Single(ErrorsOf(new SigningOptions { Pfx = pfx, Password = "khác" })),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing here")]
    [InlineData("AAAA")]
    public void Validate_NoPfx_NamesTheSettingAndNotItsText(string pfx)
    {
        string error = Assert.Single(ErrorsOf(new SigningOptions { Pfx = pfx }));

        Assert.Contains("Signing:Pfx", error, StringComparison.Ordinal);
        Assert.DoesNotContain(pfx, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_AFileThatIsNotThere_IsFound() => Assert.Contains(
        "Signing:CertificatePath",
        Assert.Single(ErrorsOf(new SigningOptions { CertificatePath = "/nowhere/signing.pfx" })),
        StringComparison.Ordinal);

    [Fact]
    public void Validate_ACertificateWithoutItsKey_IsFound()
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, SigningSamples.Payer.ExportCertificatePem());

        string[] errors = ErrorsOf(new SigningOptions { CertificatePath = path });

        File.Delete(path);
        Assert.Contains("Signing:CertificatePath", Assert.Single(errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://v.vault.azure.net/certificates/sign")]
    [InlineData("https://v.vault.azure.net/keys/sign")]
    [InlineData("sign")]
    public void Validate_NoCertificateOfAVault_IsFound(string uri) => Assert.Contains(
        "Signing:KeyVaultCertificate",
        Assert.Single(ErrorsOf(new SigningOptions { KeyVaultCertificate = uri })),
        StringComparison.Ordinal);

    [Fact]
    public void Validate_TwoPlaces_IsFound() => Assert.Single(ErrorsOf(new SigningOptions
    {
        Pfx = SigningSamples.PayerPfx,
        KeyVaultCertificate = "https://v.vault.azure.net/certificates/sign",
    }));

    private static string[] ErrorsOf(SigningOptions options)
    {
        var found = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), found, validateAllProperties: true);
        return [.. found.Select(static one => one.ErrorMessage!)];
    }
}
