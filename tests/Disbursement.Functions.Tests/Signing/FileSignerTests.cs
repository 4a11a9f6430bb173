using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Disbursement.Formats.Signatures;
using Disbursement.Functions.Signing;
using Disbursement.Functions.Tests.Settlement;
using Disbursement.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Disbursement.Functions.Tests.Signing;

/// <summary>Goal: one kind of signature, wherever the key is. Method: a key in a file, and a vault played over HTTP.</summary>
public sealed class FileSignerTests
{
    private static readonly byte[] Content = [1, 2, 3];
    private static readonly DateTimeOffset Now = new(2024, 6, 10, 5, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Sign_WithAPem_IsValid()
    {
        string path = Path.GetTempFileName();
        using RSA key = SigningSamples.Payer.GetRSAPrivateKey()!;
        await File.WriteAllTextAsync(
            path, $"{SigningSamples.Payer.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n", Token);
        using FileSigner signer = Make(new SigningOptions { CertificatePath = path });

        byte[] signature = await signer.SignAsync(Content, Token);

        File.Delete(path);
        Assert.True(signer.HasKey);
        Assert.Equal(SignatureFinding.Valid, DetachedSignature.Check(Content, signature, SigningSamples.Payer));
    }

    [Fact]
    public async Task Sign_WithoutAKey_IsRefused()
    {
        using FileSigner signer = Make(new SigningOptions());

        Assert.False(signer.HasKey);
        await Assert.ThrowsAsync<InvalidOperationException>(() => signer.SignAsync(Content, Token));
    }

    [Fact]
    public async Task Sign_WithACertificateThatEnded_IsRefused()
    {
        using X509Certificate2 ended = SigningSamples.MakeEc("CN=payer", years: 1);
        using FileSigner signer = Make(new SigningOptions
        {
            Pfx = Convert.ToBase64String(ended.Export(X509ContentType.Pfx)),
        });

        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(
            () => signer.SignAsync(Content, Token));

        Assert.Contains("valid from", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sign_InAVault_SendsTheHashOnlyAndIsValid()
    {
        using var vault = new PlayedVault();
        using FileSigner signer = Make(
            new SigningOptions { KeyVaultCertificate = "https://v.vault.azure.net/certificates/sign" }, vault);

        byte[] signature = await signer.SignAsync(Content, Token);

        Assert.Equal(SignatureFinding.Valid, DetachedSignature.Check(Content, signature, SigningSamples.Payer));
        Assert.Equal(
            [
                "GET http://identity/?resource=https://vault.azure.net&api-version=2019-08-01 secret",
                "GET https://v.vault.azure.net/certificates/sign?api-version=7.4 Bearer a-token",
                "POST https://v.vault.azure.net/keys/sign/1/sign?api-version=7.4 Bearer a-token",
            ],
            vault.Asked);
    }

    [Fact]
    public async Task Sign_TheVaultRefuses_Throws()
    {
        using var vault = new PlayedVault { Refuses = true };
        using FileSigner signer = Make(
            new SigningOptions { KeyVaultCertificate = "https://v.vault.azure.net/certificates/sign" }, vault);

        await Assert.ThrowsAsync<HttpRequestException>(() => signer.SignAsync(Content, Token));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static FileSigner Make(SigningOptions options, HttpMessageHandler? handler = null)
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["IDENTITY_ENDPOINT"] = "http://identity/",
                ["IDENTITY_HEADER"] = "secret",
            })
            .Build();
        var vault = new KeyVault(handler is null ? new HttpClient() : new HttpClient(handler), configuration);
        return new FileSigner(Options.Create(options), vault, new FixedClock(Now));
    }

    /// <summary>The identity endpoint and a vault that holds the payer's key.</summary>
    private sealed class PlayedVault : HttpMessageHandler
    {
        public List<string> Asked { get; } = [];

        public bool Refuses { get; init; }

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(Send(request, cancellationToken));

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            string right = request.Headers.TryGetValues("X-IDENTITY-HEADER", out IEnumerable<string>? header)
                ? header.Single()
                : request.Headers.Authorization?.ToString() ?? "";
            Asked.Add($"{request.Method} {request.RequestUri} {right}");
            return request.RequestUri!.AbsolutePath switch
            {
                "/certificates/sign" => Answer(new
                {
                    cer = Convert.ToBase64String(SigningSamples.Payer.RawData),
                    kid = "https://v.vault.azure.net/keys/sign/1",
                }),
                "/keys/sign/1/sign" => Refuses ? new HttpResponseMessage(HttpStatusCode.Forbidden) : SignHash(request),
                _ => Answer(new { access_token = "a-token" }),
            };
        }

        private static HttpResponseMessage SignHash(HttpRequestMessage request)
        {
            using var body = JsonDocument.Parse(request.Content!.ReadAsStream(CancellationToken.None));
            Assert.Equal("RS256", body.RootElement.GetProperty("alg").GetString());
            byte[] hash = System.Buffers.Text.Base64Url.DecodeFromChars(body.RootElement.GetProperty("value").GetString());
            using RSA key = SigningSamples.Payer.GetRSAPrivateKey()!;
            byte[] signed = key.SignHash(hash, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            return Answer(new { value = System.Buffers.Text.Base64Url.EncodeToString(signed) });
        }

        private static HttpResponseMessage Answer(object body) =>
            new(HttpStatusCode.OK) { Content = JsonContent.Create(body) };
    }
}
