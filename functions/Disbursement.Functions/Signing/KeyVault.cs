using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Disbursement.Functions.Signing;

/// <summary>
/// Azure Key Vault by REST: reads a certificate and lets its key sign, as the app's managed identity. The two calls do
/// not need a package of their own (decision 0025).
/// </summary>
/// <param name="http">Calls the vault and the identity endpoint.</param>
/// <param name="configuration"><c>IDENTITY_ENDPOINT</c> and <c>IDENTITY_HEADER</c>, which Azure sets.</param>
public sealed class KeyVault(HttpClient http, IConfiguration configuration)
{
    /// <summary>The version of the vault's REST interface.</summary>
    internal const string Version = "api-version=7.4";

    /// <summary>The certificate with a key that signs in the vault. Asked anew for each release: it may have been renewed.
    /// </summary>
    /// <param name="certificate"><c>https://{vault}/certificates/{name}</c>.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <exception cref="HttpRequestException">The vault or the identity endpoint refuses or does not answer.</exception>
    internal async Task<CertificateKey> FindAsync(Uri certificate, CancellationToken cancellationToken)
    {
        string token = await TokenAsync(cancellationToken);
        using HttpRequestMessage request = Ask(HttpMethod.Get, new Uri($"{certificate}?{Version}"), token);
        using HttpResponseMessage answer = await http.SendAsync(request, cancellationToken);
        answer.EnsureSuccessStatusCode();
        JsonElement found = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        X509Certificate2 known = X509CertificateLoader.LoadCertificate(found.GetProperty("cer").GetBytesFromBase64());
        var key = new Uri(found.GetProperty("kid").GetString()!);
        return new CertificateKey(known, new KeyVaultRsa(known, value => Sign(key, token, value)));
    }

    /// <summary>A request with a token.</summary>
    private static HttpRequestMessage Ask(HttpMethod method, Uri uri, string token)
    {
        var request = new HttpRequestMessage(method, uri);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
    }

    /// <summary>A signature over a SHA-256 hash; synchronous because .NET asks a key so.</summary>
    private byte[] Sign(Uri key, string token, byte[] hash)
    {
        using HttpRequestMessage request = Ask(HttpMethod.Post, new Uri($"{key}/sign?{Version}"), token);
        request.Content = JsonContent.Create(new { alg = "RS256", value = ToUrl(hash) });
        using HttpResponseMessage answer = http.Send(request, CancellationToken.None);
        answer.EnsureSuccessStatusCode();
        using Stream stream = answer.Content.ReadAsStream(CancellationToken.None);
        using var document = JsonDocument.Parse(stream);
        return FromUrl(document.RootElement.GetProperty("value").GetString()!);
    }

    private async Task<string> TokenAsync(CancellationToken cancellationToken)
    {
        string endpoint = configuration["IDENTITY_ENDPOINT"]
            ?? throw new InvalidOperationException("Signing:KeyVaultCertificate needs a managed identity; there is none here.");
        using var request = new HttpRequestMessage(
            HttpMethod.Get, new Uri($"{endpoint}?resource=https://vault.azure.net&api-version=2019-08-01"));
        request.Headers.Add("X-IDENTITY-HEADER", configuration["IDENTITY_HEADER"]);
        using HttpResponseMessage answer = await http.SendAsync(request, cancellationToken);
        answer.EnsureSuccessStatusCode();
        JsonElement token = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return token.GetProperty("access_token").GetString()!;
    }

    private static string ToUrl(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    private static byte[] FromUrl(string text) => System.Buffers.Text.Base64Url.DecodeFromChars(text);
}
