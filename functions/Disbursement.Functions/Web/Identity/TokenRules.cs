using Microsoft.IdentityModel.Tokens;

namespace Disbursement.Functions.Web.Identity;

/// <summary>What every token must keep, whoever signed it.</summary>
internal static class TokenRules
{
    /// <summary>How far the clocks of signer and app may differ.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    /// <summary>The parameters of a validation.</summary>
    /// <param name="audience">Whom the token must be meant for.</param>
    /// <param name="issuer">Who must have made it.</param>
    /// <param name="algorithm">The one algorithm taken: a token does not choose how it is checked.</param>
    /// <param name="keys">The keys it may be signed with.</param>
    /// <param name="clock">Tells the time.</param>
    public static TokenValidationParameters Of(
        string audience, string issuer, string algorithm, IEnumerable<SecurityKey> keys, TimeProvider clock) =>
        new()
        {
            ValidAudience = audience,
            ValidIssuer = issuer,
            ValidAlgorithms = [algorithm],
            IssuerSigningKeys = keys,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            TryAllIssuerSigningKeys = true,
            LifetimeValidator = (notBefore, expires, _, _) =>
                IsInTime(notBefore, expires, clock.GetUtcNow().UtcDateTime),
        };

    private static bool IsInTime(DateTime? notBefore, DateTime? expires, DateTime now) =>
        expires is not null
        && now < expires.Value.ToUniversalTime() + ClockSkew
        && (notBefore is null || now > notBefore.Value.ToUniversalTime() - ClockSkew);
}
