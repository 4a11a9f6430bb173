using System.Security.Cryptography;
using Disbursement.Cli.Identity;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Disbursement.Cli.Tests.Identity;

/// <summary>Tokens hold what the app reads, and no key but the right one opens them.</summary>
public sealed class TokenMintTests
{
    private static readonly DateTimeOffset Now = new(2024, 6, 3, 2, 0, 0, TimeSpan.Zero);
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    [Fact]
    public void Mint_Officer_CarriesTheClaimsOfThePlan()
    {
        JsonWebToken token = Read(new UserIdentity("canbo148", [Roles.Officer], ["17/148"]));

        Assert.Equal("canbo148", token.Subject);
        Assert.Equal("disburse-dev", token.Issuer);
        Assert.Equal(["disbursement"], token.Audiences);
        Assert.Equal(["officer"], Values(token, "roles"));
        Assert.Equal(["17/148"], Values(token, "areas"));
        Assert.False(token.TryGetClaim("provider", out _));
        Assert.Equal("HS256", token.Alg);
    }

    [Fact]
    public void Mint_SeveralRolesAndAreas_AreArrays()
    {
        JsonWebToken token = Read(new UserIdentity("an", [Roles.Manager, Roles.Hotline], ["17", "22"]));

        Assert.Equal(["manager", "hotline"], Values(token, "roles"));
        Assert.Equal(["17", "22"], Values(token, "areas"));
    }

    [Fact]
    public void Mint_OneRole_IsAnArrayToo()
    {
        string text = Mint().Mint(new UserIdentity("an", [Roles.Manager], ["17"])).Reveal();

        string payload = Base64UrlEncoder.Decode(text.Split('.')[1]);

        Assert.Contains("""
            "roles":["manager"]
            """, payload, StringComparison.Ordinal);
        Assert.Contains("""
            "areas":["17"]
            """, payload, StringComparison.Ordinal);
    }

    [Fact]
    public void Mint_Provider_CarriesItsCode()
    {
        JsonWebToken token = Read(new UserIdentity("vcb", [Roles.Provider], ["*"], "970436"));

        Assert.Equal("970436", token.GetClaim("provider").Value);
    }

    [Fact]
    public async Task Mint_RightKey_IsValidForTwelveHours()
    {
        BearerToken token = Mint().Mint(new UserIdentity("an", [Roles.Manager], ["17"]));

        Assert.True((await ValidateAsync(token, _key, Now)).IsValid);
        Assert.True((await ValidateAsync(token, _key, Now.AddHours(11.9))).IsValid);
        Assert.False((await ValidateAsync(token, _key, Now.AddHours(12.1))).IsValid);
        Assert.Equal(Now.AddHours(12), token.ExpiresAt);
    }

    [Fact]
    public async Task Mint_OtherKey_IsNotValid()
    {
        BearerToken token = Mint().Mint(new UserIdentity("an", [Roles.Manager], ["17"]));

        Assert.False((await ValidateAsync(token, RandomNumberGenerator.GetBytes(32), Now)).IsValid);
    }

    [Fact]
    public void Mint_NoRoleOrNoName_Throws()
    {
        Assert.Throws<ArgumentException>(() => Mint().Mint(new UserIdentity("an", [], ["17"])));
        Assert.Throws<ArgumentException>(() => Mint().Mint(new UserIdentity(" ", [Roles.Manager], ["17"])));
    }

    [Fact]
    public void ToString_Token_IsMasked()
    {
        BearerToken token = Mint().Mint(new UserIdentity("an", [Roles.Manager], ["17"]));

        Assert.Equal("***", token.ToString());
        Assert.Equal("***", $"{token}");
    }

    private TokenMint Mint() => new(_key, new FakeTimeProvider(Now));

    private JsonWebToken Read(UserIdentity user) => new(Mint().Mint(user).Reveal());

    private static string[] Values(JsonWebToken token, string claim) =>
        [.. token.Claims.Where(one => one.Type == claim).Select(one => one.Value)];

    private static Task<TokenValidationResult> ValidateAsync(BearerToken token, byte[] key, DateTimeOffset now) =>
        new JsonWebTokenHandler().ValidateTokenAsync(token.Reveal(), new TokenValidationParameters
        {
            ValidIssuer = TokenMint.Issuer,
            ValidAudience = TokenMint.Audience,
            IssuerSigningKey = new SymmetricSecurityKey(key),
            LifetimeValidator = (from, until, _, _) => from <= now.UtcDateTime && now.UtcDateTime < until,
        });
}
