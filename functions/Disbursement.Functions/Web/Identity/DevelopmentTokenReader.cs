using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Disbursement.Functions.Web.Identity;

/// <summary>Believes tokens that <c>disburse login</c> signed with the development key. Never in Azure.</summary>
/// <param name="options">The key; <see cref="AuthOptionsCheck"/> has looked at it.</param>
/// <param name="clock">Tells the time.</param>
public sealed class DevelopmentTokenReader(IOptions<AuthOptions> options, TimeProvider clock) : ITokenReader
{
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    /// <inheritdoc />
    public bool Reads(string issuer) =>
        issuer == AuthOptions.DevelopmentIssuer && options.Value.DevelopmentKey.Length > 0;

    /// <inheritdoc />
    public async Task<Actor?> ReadAsync(string token, CancellationToken cancellationToken)
    {
        var key = new SymmetricSecurityKey(Convert.FromBase64String(options.Value.DevelopmentKey));
        TokenValidationResult result = await _handler.ValidateTokenAsync(token, TokenRules.Of(
            options.Value.Audience,
            AuthOptions.DevelopmentIssuer,
            SecurityAlgorithms.HmacSha256,
            [key],
            clock));
        string? name = result.IsValid ? result.ClaimsIdentity.FindFirst(JwtRegisteredClaimNames.Sub)?.Value : null;
        return result.IsValid ? ActorClaims.Read(result.ClaimsIdentity, name, name, options.Value) : null;
    }
}
