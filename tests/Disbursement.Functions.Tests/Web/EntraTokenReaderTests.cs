using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Disbursement.Functions.Web.Access;
using Disbursement.Functions.Web.Identity;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Disbursement.Functions.Tests.Web;

/// <summary>
/// Goal: Azure's tokens are believed only when the tenant's present keys signed them. Method: a tenant in memory
/// that publishes metadata and keys, changes its keys and counts who asks.
/// </summary>
public sealed class EntraTokenReaderTests : IDisposable
{
    private const string Authority = "https://login.example/tenant/v2.0";

    private readonly Tenant _tenant = new();
    private readonly ManualClock _clock = new();
    private readonly EntraKeys _keys;
    private readonly EntraTokenReader _reader;

    public EntraTokenReaderTests()
    {
        IOptions<AuthOptions> options = Options.Create(new AuthOptions { Authority = Authority, Audience = "app-id" });
        _keys = new EntraKeys(_tenant, options, _clock);
        _reader = new EntraTokenReader(_keys, options, _clock);
    }

    public void Dispose()
    {
        _keys.Dispose();
        _tenant.Dispose();
    }

    [Fact]
    public async Task ReadAsync_ATokenOfTheTenant_TellsWhoActs()
    {
        Actor? actor = await _reader.ReadAsync(_tenant.Sign(_clock), CancellationToken.None);

        Assert.NotNull(actor);
        Assert.Equal("lan@tinh.example (0c1d)", actor.Signature);
        Assert.Contains(Role.Approver, actor.Roles);
        Assert.True(actor.Covers("17"));
    }

    [Fact]
    public async Task ReadAsync_ManyTokens_AskTheTenantOnce()
    {
        for (int call = 0; call < 5; call++)
        {
            Assert.NotNull(await _reader.ReadAsync(_tenant.Sign(_clock), CancellationToken.None));
        }

        Assert.Equal(2, _tenant.Requests);
    }

    [Fact]
    public async Task ReadAsync_TheTenantChangedItsKey_AsksAgainButNotAtOnce()
    {
        Assert.NotNull(await _reader.ReadAsync(_tenant.Sign(_clock), CancellationToken.None));
        _tenant.ChangeKey();

        Assert.Null(await _reader.ReadAsync(_tenant.Sign(_clock), CancellationToken.None));
        _clock.Now += TimeSpan.FromMinutes(6);

        Assert.NotNull(await _reader.ReadAsync(_tenant.Sign(_clock), CancellationToken.None));
        Assert.Equal(4, _tenant.Requests);
    }

    [Fact]
    public async Task ReadAsync_SignedByAStranger_IsNotBelieved()
    {
        using var stranger = new Tenant();

        Assert.Null(await _reader.ReadAsync(stranger.Sign(_clock), CancellationToken.None));
    }

    [Fact]
    public async Task ReadAsync_ThePublicKeyUsedAsASecret_IsNotBelieved()
    {
        string token = _tenant.SignWithPublicKeyAsSecret(_clock);

        Assert.Null(await _reader.ReadAsync(token, CancellationToken.None));
    }

    [Fact]
    public async Task ReadAsync_KeysOverPlainHttp_AreNotRead()
    {
        _tenant.KeysAddress = "http://login.example/keys";

        await Assert.ThrowsAsync<HttpRequestException>(
            () => _reader.ReadAsync(_tenant.Sign(_clock), CancellationToken.None));
    }

    [Fact]
    public void Reads_ADevelopmentToken_IsNotItsToJudge()
    {
        Assert.False(_reader.Reads(AuthOptions.DevelopmentIssuer));
        Assert.True(_reader.Reads(Authority));
    }

    private sealed class ManualClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2024, 6, 10, 8, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }

    private sealed class Tenant : HttpMessageHandler, IHttpClientFactory
    {
        private static readonly string[] Roles = ["approver", "area:17"];

        private RSA _key = RSA.Create(2048);
        private int _number;

        public int Requests { get; private set; }

        public string KeysAddress { get; set; } = "https://login.example/keys";

        private string KeyId => $"key-{_number}";

        public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

        public void ChangeKey()
        {
            _key.Dispose();
            _key = RSA.Create(2048);
            _number++;
        }

        public string Sign(TimeProvider clock) => Token(clock, new SigningCredentials(
            new RsaSecurityKey(_key) { KeyId = KeyId }, SecurityAlgorithms.RsaSha256));

        public string SignWithPublicKeyAsSecret(TimeProvider clock) => Token(clock, new SigningCredentials(
            new SymmetricSecurityKey(_key.ExportSubjectPublicKeyInfo()) { KeyId = KeyId },
            SecurityAlgorithms.HmacSha256));

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            string body = request.RequestUri!.AbsolutePath.EndsWith("/keys", StringComparison.Ordinal)
                ? KeySet()
                : JsonSerializer.Serialize(new { issuer = Authority, jwks_uri = KeysAddress });
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body) });
        }

        protected override void Dispose(bool disposing)
        {
            _key.Dispose();
            base.Dispose(disposing);
        }

        private static string Token(TimeProvider clock, SigningCredentials credentials)
        {
            DateTime now = clock.GetUtcNow().UtcDateTime;
            return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
            {
                Issuer = Authority,
                Audience = "app-id",
                NotBefore = now,
                IssuedAt = now,
                Expires = now.AddHours(1),
                SigningCredentials = credentials,
                Claims = new Dictionary<string, object>(StringComparer.Ordinal)
                {
                    ["oid"] = "0c1d",
                    ["preferred_username"] = "lan@tinh.example",
                    ["roles"] = Roles,
                },
            });
        }

        private string KeySet()
        {
            RSAParameters values = _key.ExportParameters(includePrivateParameters: false);
            return JsonSerializer.Serialize(new
            {
                keys = new[]
                {
                    new
                    {
                        kty = "RSA",
                        use = "sig",
                        kid = KeyId,
                        n = Base64UrlEncoder.Encode(values.Modulus),
                        e = Base64UrlEncoder.Encode(values.Exponent),
                    },
                },
            });
        }
    }
}
