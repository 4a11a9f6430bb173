using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Disbursement.Functions.Web.Identity;

/// <summary>What a tenant publishes about itself.</summary>
/// <param name="Issuer">The issuer its tokens carry.</param>
/// <param name="Keys">The keys it signs with at present.</param>
/// <param name="ReadAt">When it was read.</param>
public sealed record EntraMetadata(string Issuer, IReadOnlyList<SecurityKey> Keys, DateTimeOffset ReadAt);

/// <summary>
/// The tenant's issuer and signing keys by OpenID Connect Discovery 1.0, kept for a day and read again when a token
/// carries an unknown key: Entra ID changes its keys without notice.
/// </summary>
/// <param name="http">Reads the documents.</param>
/// <param name="options">The authority.</param>
/// <param name="clock">Tells the time.</param>
public sealed class EntraKeys(IHttpClientFactory http, IOptions<AuthOptions> options, TimeProvider clock) : IDisposable
{
    /// <summary>The name of the client that reads the documents.</summary>
    public const string ClientName = "entra";

    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    // Anybody can send a token with an invented key id: it must not make the app ask for each of them.
    private static readonly TimeSpan AskedAgainAfter = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _one = new(1, 1);
    private volatile EntraMetadata? _known;

    /// <summary>The metadata, fresh enough to judge a token with this key.</summary>
    /// <param name="keyId">Key id of the token's header; empty when it has none.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="HttpRequestException">The authority does not answer and nothing is kept.</exception>
    public async Task<EntraMetadata> GetAsync(string keyId, CancellationToken cancellationToken)
    {
        if (_known is { } known && IsGood(known, keyId))
        {
            return known;
        }

        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_known is not { } current || !IsGood(current, keyId))
            {
                _known = await ReadAsync(cancellationToken);
            }

            return _known;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _one.Dispose();

    private bool IsGood(EntraMetadata metadata, string keyId)
    {
        TimeSpan age = clock.GetUtcNow() - metadata.ReadAt;
        bool knows = metadata.Keys.Any(key => key.KeyId == keyId);
        return age < AskedAgainAfter || (knows && age < KeptFor);
    }

    private async Task<EntraMetadata> ReadAsync(CancellationToken cancellationToken)
    {
        using HttpClient client = http.CreateClient(ClientName);
        string authority = options.Value.Authority.TrimEnd('/');
        string discovery = await client.GetStringAsync(
            new Uri($"{authority}/.well-known/openid-configuration"), cancellationToken);
        using JsonDocument document = JsonDocument.Parse(discovery);
        string issuer = Text(document, "issuer");
        var keysAddress = new Uri(Text(document, "jwks_uri"));
        if (keysAddress.Scheme != Uri.UriSchemeHttps)
        {
            throw new HttpRequestException("The authority names an address for its keys that is not https.");
        }

        var keys = new JsonWebKeySet(await client.GetStringAsync(keysAddress, cancellationToken));
        return new EntraMetadata(issuer, [.. keys.GetSigningKeys()], clock.GetUtcNow());
    }

    private static string Text(JsonDocument document, string name) =>
        document.RootElement.TryGetProperty(name, out JsonElement value) && value.GetString() is { Length: > 0 } text
            ? text
            : throw new HttpRequestException($"The authority's metadata has no {name}.");
}
