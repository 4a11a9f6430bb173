using System.Security.Cryptography;
using Disbursement.Functions.Web.Identity;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Disbursement.Functions.Tests.Web;

/// <summary>Tokens as <c>disburse login</c> signs them, and wrong ones.</summary>
internal static class TestTokens
{
    /// <summary>The development key of the tests, made anew for each run.</summary>
    public static readonly string Key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>A good token.</summary>
    /// <param name="user">Who.</param>
    /// <param name="roles">Comma list of roles.</param>
    /// <param name="areas">Comma list of areas.</param>
    /// <param name="provider">Provider claim; null for none.</param>
    public static string Of(string user, string roles, string areas = "*", string? provider = null) =>
        Create(Describe(user, roles, areas, provider), Key);

    /// <summary>What a good token says.</summary>
    public static SecurityTokenDescriptor Describe(
        string user, string roles, string areas = "*", string? provider = null)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["sub"] = user,
            ["roles"] = roles.Split(','),
            ["areas"] = areas.Split(','),
        };
        if (provider is not null)
        {
            claims["provider"] = provider;
        }

        return new SecurityTokenDescriptor
        {
            Issuer = AuthOptions.DevelopmentIssuer,
            Audience = "disbursement",
            Claims = claims,
            NotBefore = now.AddMinutes(-1).UtcDateTime,
            IssuedAt = now.UtcDateTime,
            Expires = now.AddHours(1).UtcDateTime,
        };
    }

    /// <summary>Signs what a token says.</summary>
    public static string Create(SecurityTokenDescriptor descriptor, string key)
    {
        descriptor.SigningCredentials = new SigningCredentials(
            new SymmetricSecurityKey(Convert.FromBase64String(key)), SecurityAlgorithms.HmacSha256);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
    }
}
