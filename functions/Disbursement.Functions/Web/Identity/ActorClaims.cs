using System.Security.Claims;
using Disbursement.Functions.Web.Access;

namespace Disbursement.Functions.Web.Identity;

/// <summary>Reads roles, areas and provider from the claims of a proven token.</summary>
internal static class ActorClaims
{
    /// <summary>The name under which the app itself signs the audit; no person may have it.</summary>
    private const string AppName = "app";

    private const string RolesClaim = "roles";
    private const string AreaRole = "area:";
    private const string ProviderRole = "provider:";
    private const int NameCharactersMax = 128;

    /// <summary>Who acts; null when the token names nobody.</summary>
    /// <param name="claims">The claims of a proven token.</param>
    /// <param name="id">What identifies the person.</param>
    /// <param name="name">What people read.</param>
    /// <param name="options">Names of the claims.</param>
    public static Actor? Read(ClaimsIdentity claims, string? id, string? name, AuthOptions options)
    {
        if (!IsName(id) || !IsName(name))
        {
            return null;
        }

        string[] roles = Values(claims, RolesClaim);
        IEnumerable<string> areas = Values(claims, options.AreasClaim).Concat(Tagged(roles, AreaRole));
        IEnumerable<string> providers = Values(claims, options.ProviderClaim).Concat(Tagged(roles, ProviderRole));
        return new Actor(
            id,
            name,
            roles.SelectMany(static role => ToRole(role)).ToHashSet(),
            [.. areas.SelectMany(static text => Area.TryParse(text, out Area? area) ? [area] : Array.Empty<Area>())],
            providers.FirstOrDefault() ?? "");
    }

    // Values may come as an array, as several claims or, from directory extensions, as one text with spaces.
    private static string[] Values(ClaimsIdentity claims, string type) =>
    [
        .. claims.FindAll(type).SelectMany(static claim =>
            claim.Value.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
    ];

    private static IEnumerable<string> Tagged(string[] roles, string tag) => roles
        .Where(role => role.StartsWith(tag, StringComparison.OrdinalIgnoreCase))
        .Select(role => role[tag.Length..]);

    // Names only: Enum.TryParse would take "1" as well.
    private static Role[] ToRole(string text) =>
        char.IsAsciiLetter(text[0]) && Enum.TryParse(text, ignoreCase: true, out Role role) ? [role] : [];

    private static bool IsName([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? text) =>
        text is { Length: > 0 and <= NameCharactersMax }
        && text.Trim().Length == text.Length
        && !text.Any(char.IsControl)
        && !text.Equals(AppName, StringComparison.OrdinalIgnoreCase);
}
