using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Disbursement.Functions.Web.Identity;

/// <summary>Finds the reader that judges a bearer token.</summary>
public sealed class BearerTokens
{
    private const string Scheme = "Bearer ";

    /// <summary>Far above what a token with all areas of a province needs.</summary>
    private const int TokenCharactersMax = 16 * 1024;

    private readonly JsonWebTokenHandler _handler = new();
    private readonly ITokenReader[] _readers;

    /// <summary>Takes the readers; says so when the settings make none of them believe anybody.</summary>
    /// <param name="readers">All readers.</param>
    /// <param name="options">Whose tokens are believed.</param>
    /// <param name="logger">Where it says so.</param>
    public BearerTokens(
        IEnumerable<ITokenReader> readers, IOptions<AuthOptions> options, ILogger<BearerTokens> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        _readers = [.. readers];
        if (options.Value is { DevelopmentKey.Length: 0, Authority.Length: 0 })
        {
            logger.NobodyBelieved();
        }
    }

    /// <summary>Who acts; null when the header holds no token that is to be believed.</summary>
    /// <param name="authorization">Value of the <c>Authorization</c> header.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<Actor?> ReadAsync(string authorization, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(authorization);
        if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            || authorization.Length > TokenCharactersMax)
        {
            return null;
        }

        string token = authorization[Scheme.Length..].Trim();
        string? issuer = IssuerOf(token);
        ITokenReader? reader = issuer is null ? null : Array.Find(_readers, one => one.Reads(issuer));
        return reader is null ? null : await reader.ReadAsync(token, cancellationToken);
    }

    private string? IssuerOf(string token)
    {
        try
        {
            return _handler.CanReadToken(token) ? _handler.ReadJsonWebToken(token).Issuer : null;
        }
        catch (ArgumentException)
        {
            // Three parts with dots between them, and yet no JSON inside.
            return null;
        }
    }
}
