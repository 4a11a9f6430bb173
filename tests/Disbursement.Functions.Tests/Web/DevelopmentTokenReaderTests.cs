using System.Security.Cryptography;
using System.Text;
using Disbursement.Functions.Web.Access;
using Disbursement.Functions.Web.Identity;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Disbursement.Functions.Tests.Web;

public sealed class DevelopmentTokenReaderTests
{
    private static Task<Actor?> ReadAsync(string token, AuthOptions? options = null)
    {
        IOptions<AuthOptions> settings = Options.Create(
            options ?? new AuthOptions { DevelopmentKey = TestTokens.Key });
        var reader = new DevelopmentTokenReader(settings, TimeProvider.System);
        return new BearerTokens([reader], settings, NullLogger<BearerTokens>.Instance)
            .ReadAsync($"Bearer {token}", CancellationToken.None);
    }

    [Fact]
    public async Task ReadAsync_AGoodToken_TellsWhoActs()
    {
        Actor? actor = await ReadAsync(TestTokens.Of("ketoan", "treasurer,manager", "17,22/195"));

        Assert.NotNull(actor);
        Assert.Equal("ketoan", actor.Signature);
        Assert.Equal([Role.Treasurer, Role.Manager], actor.Roles.Order());
        Assert.True(actor.Covers("17"));
        Assert.True(actor.Covers("22", "195"));
        Assert.False(actor.Covers("22"));
        Assert.Equal("", actor.Provider);
    }

    [Fact]
    public async Task ReadAsync_UnknownRolesAndAreas_AreNotTaken()
    {
        Actor? actor = await ReadAsync(TestTokens.Of("a", "root,0,1,Approver", "everything,17/x,18"));

        Assert.NotNull(actor);
        Assert.Equal([Role.Approver], actor.Roles);
        Assert.Equal(["18"], actor.Areas.Select(area => area.ToString()));
    }

    [Fact]
    public async Task ReadAsync_AreasAndProviderAsRoles_Count()
    {
        Actor? actor = await ReadAsync(TestTokens.Of("a", "officer,area:17/148,provider:970405", "22"));

        Assert.NotNull(actor);
        Assert.True(actor.Covers("17", "148"));
        Assert.True(actor.Is("970405"));
    }

    [Fact]
    public async Task ReadAsync_AnotherKey_IsNotBelieved()
    {
        string other = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

        Assert.Null(await ReadAsync(TestTokens.Create(TestTokens.Describe("a", "treasurer"), other)));
    }

    [Fact]
    public async Task ReadAsync_NoKeyInTheSettings_IsNotBelieved()
    {
        Assert.Null(await ReadAsync(TestTokens.Of("a", "treasurer"), new AuthOptions()));
    }

    [Fact]
    public async Task ReadAsync_AnExpiredToken_IsNotBelieved()
    {
        SecurityTokenDescriptor token = TestTokens.Describe("a", "treasurer");
        token.NotBefore = token.NotBefore!.Value.AddHours(-2);
        token.Expires = token.NotBefore.Value.AddHours(1);

        Assert.Null(await ReadAsync(TestTokens.Create(token, TestTokens.Key)));
    }

    [Fact]
    public async Task ReadAsync_ATokenOfTomorrow_IsNotBelieved()
    {
        SecurityTokenDescriptor token = TestTokens.Describe("a", "treasurer");
        token.NotBefore = token.NotBefore!.Value.AddHours(24);
        token.Expires = token.NotBefore.Value.AddHours(1);

        Assert.Null(await ReadAsync(TestTokens.Create(token, TestTokens.Key)));
    }

    [Fact]
    public async Task ReadAsync_ATokenWithoutEnd_IsNotBelieved()
    {
        SecurityTokenDescriptor token = TestTokens.Describe("a", "treasurer");
        token.Expires = null;

        Assert.Null(await ReadAsync(TestTokens.Create(token, TestTokens.Key)));
    }

    [Fact]
    public async Task ReadAsync_AnotherAudience_IsNotBelieved()
    {
        SecurityTokenDescriptor token = TestTokens.Describe("a", "treasurer");
        token.Audience = "another-app";

        Assert.Null(await ReadAsync(TestTokens.Create(token, TestTokens.Key)));
    }

    [Fact]
    public async Task ReadAsync_AnotherIssuer_IsNotBelieved()
    {
        SecurityTokenDescriptor token = TestTokens.Describe("a", "treasurer");
        token.Issuer = "https://login.example/";

        Assert.Null(await ReadAsync(TestTokens.Create(token, TestTokens.Key)));
    }

    [Fact]
    public async Task ReadAsync_AnUnsignedToken_IsNotBelieved()
    {
        string payload = new JsonWebToken(TestTokens.Of("a", "treasurer")).EncodedPayload;
        string header = Base64UrlEncoder.Encode("{\"alg\":\"none\",\"typ\":\"JWT\"}");

        Assert.Null(await ReadAsync($"{header}.{payload}."));
    }

    [Fact]
    public async Task ReadAsync_AStrongerAlgorithmThanOurs_IsNotBelieved()
    {
        string good = TestTokens.Of("a", "treasurer");
        string[] parts = good.Split('.');
        string header = Base64UrlEncoder.Encode("{\"alg\":\"HS512\",\"typ\":\"JWT\"}");
        byte[] signed = HMACSHA512.HashData(
            Convert.FromBase64String(TestTokens.Key), Encoding.ASCII.GetBytes($"{header}.{parts[1]}"));

        Assert.NotNull(await ReadAsync(good));
        Assert.Null(await ReadAsync($"{header}.{parts[1]}.{Base64UrlEncoder.Encode(signed)}"));
    }

    [Fact]
    public async Task ReadAsync_AChangedRole_IsNotBelieved()
    {
        string[] parts = TestTokens.Of("a", "officer").Split('.');
        string payload = Base64UrlEncoder.Decode(parts[1]).Replace("officer", "approver", StringComparison.Ordinal);

        Assert.Null(await ReadAsync($"{parts[0]}.{Base64UrlEncoder.Encode(payload)}.{parts[2]}"));
    }

    [Theory]
    [InlineData("app")]
    [InlineData("APP")]
    [InlineData(" lan")]
    [InlineData("lan\n")]
    public async Task ReadAsync_ANameNobodyMayHave_IsNotBelieved(string name)
    {
        Assert.Null(await ReadAsync(TestTokens.Of(name, "treasurer")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("a.b.c")]
    [InlineData("....")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.bm90IGpzb24.AAAA")]
    public async Task ReadAsync_NoTokenAtAll_IsNotBelieved(string text)
    {
        Assert.Null(await ReadAsync(text));
    }

    [Fact]
    public async Task ReadAsync_AnotherScheme_IsNotBelieved()
    {
        IOptions<AuthOptions> settings = Options.Create(new AuthOptions { DevelopmentKey = TestTokens.Key });
        var tokens = new BearerTokens(
            [new DevelopmentTokenReader(settings, TimeProvider.System)], settings, NullLogger<BearerTokens>.Instance);

        Assert.Null(await tokens.ReadAsync($"Basic {TestTokens.Of("a", "treasurer")}", CancellationToken.None));
        Assert.Null(await tokens.ReadAsync(TestTokens.Of("a", "treasurer"), CancellationToken.None));
        Assert.Null(await tokens.ReadAsync($"Bearer {new string('a', 20_000)}", CancellationToken.None));
        Assert.NotNull(await tokens.ReadAsync($"bearer {TestTokens.Of("a", "treasurer")}", CancellationToken.None));
    }
}
