using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Disbursement.Cli.Identity;

/// <summary>Makes bearer tokens signed by the development key. The app takes them only when it runs locally.</summary>
/// <param name="key">The development key, 32 bytes.</param>
/// <param name="time">The clock that dates the tokens.</param>
internal sealed class TokenMint(byte[] key, TimeProvider time)
{
    /// <summary>The <c>iss</c> claim of every token made here.</summary>
    public const string Issuer = "disburse-dev";

    /// <summary>The <c>aud</c> claim the app asks for.</summary>
    public const string Audience = "disbursement";

    /// <summary>How long a token is good for: a working day, so that a demo on a slow machine does not outlive it.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    /// <summary>Tokens are good from a little before now: two clocks on one machine may differ by a tick.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    private readonly SigningCredentials _credentials =
        new(new SymmetricSecurityKey(key), SecurityAlgorithms.HmacSha256);

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>Signs a token for a user.</summary>
    /// <exception cref="ArgumentException">The user has no name or no role.</exception>
    public BearerToken Mint(UserIdentity user)
    {
        if (string.IsNullOrWhiteSpace(user.Name) || user.Roles.Count == 0)
        {
            throw new ArgumentException("A token names a user and at least one role.", nameof(user));
        }

        DateTimeOffset now = time.GetUtcNow();
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [JwtRegisteredClaimNames.Sub] = user.Name,
            ["roles"] = user.Roles.ToArray(),
            ["areas"] = user.Areas.ToArray(),
        };
        if (user.Provider is not null)
        {
            claims["provider"] = user.Provider;
        }

        string text = _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            Claims = claims,
            NotBefore = (now - ClockSkew).UtcDateTime,
            IssuedAt = now.UtcDateTime,
            Expires = (now + Lifetime).UtcDateTime,
            SigningCredentials = _credentials,
        });
        return new BearerToken(text, now + Lifetime);
    }
}
