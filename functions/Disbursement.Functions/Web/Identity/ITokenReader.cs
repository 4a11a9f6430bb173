namespace Disbursement.Functions.Web.Identity;

/// <summary>Turns a bearer token into who acts.</summary>
public interface ITokenReader
{
    /// <summary>Whether tokens of this issuer are this reader's to judge.</summary>
    /// <param name="issuer">The issuer a token claims, not yet proven.</param>
    bool Reads(string issuer);

    /// <summary>Checks signature, issuer, audience and time.</summary>
    /// <returns>Who acts; null when the token is not to be believed.</returns>
    Task<Actor?> ReadAsync(string token, CancellationToken cancellationToken);
}
