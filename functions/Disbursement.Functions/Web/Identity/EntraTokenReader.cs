using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Disbursement.Functions.Web.Identity;

/// <summary>Believes tokens of the Entra ID tenant in <see cref="AuthOptions.Authority"/>.</summary>
/// <param name="keys">The tenant's keys.</param>
/// <param name="options">Authority, audience, names of claims.</param>
/// <param name="clock">Tells the time.</param>
public sealed class EntraTokenReader(EntraKeys keys, IOptions<AuthOptions> options, TimeProvider clock) : ITokenReader
{
    private const string ObjectIdClaim = "oid";
    private const string NameClaim = "preferred_username";

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    /// <inheritdoc />
    public bool Reads(string issuer) =>
        issuer != AuthOptions.DevelopmentIssuer && options.Value.Authority.Length > 0;

    /// <inheritdoc />
    public async Task<Actor?> ReadAsync(string token, CancellationToken cancellationToken)
    {
        string keyId = _handler.ReadJsonWebToken(token).Kid ?? "";
        EntraMetadata tenant = await keys.GetAsync(keyId, cancellationToken);
        TokenValidationResult result = await _handler.ValidateTokenAsync(token, TokenRules.Of(
            options.Value.Audience, tenant.Issuer, SecurityAlgorithms.RsaSha256, tenant.Keys, clock));
        if (!result.IsValid)
        {
            return null;
        }

        // A service (the sandbox, a bank's machine) has an object id and no user name.
        string? id = result.ClaimsIdentity.FindFirst(ObjectIdClaim)?.Value;
        string? name = result.ClaimsIdentity.FindFirst(NameClaim)?.Value ?? id;
        return ActorClaims.Read(result.ClaimsIdentity, id, name, options.Value);
    }
}
