using System.ComponentModel.DataAnnotations;

namespace Disbursement.Functions.Web.Identity;

/// <summary>Whose tokens are believed; with neither key nor authority, nobody's. Section <c>Auth</c>.</summary>
public sealed record AuthOptions
{
    /// <summary>Where the settings stand.</summary>
    public const string Section = "Auth";

    /// <summary>Issuer of the tokens that <c>disburse login</c> signs with <see cref="DevelopmentKey"/>.</summary>
    public const string DevelopmentIssuer = "disburse-dev";

    /// <summary>The key of local tokens (HS256). The app does not start with it in Azure.</summary>
    /// <value>Base64 of at least 32 bytes; empty for none. Default empty.</value>
    public string DevelopmentKey { get; init; } = "";

    /// <summary>The Entra ID tenant whose tokens are believed.</summary>
    /// <value>For example <c>https://login.microsoftonline.com/{tenant}/v2.0</c>; https only. Default empty.</value>
    public string Authority { get; init; } = "";

    /// <summary>Whom a token must be meant for.</summary>
    /// <value>Default <c>disbursement</c>; in Azure the application id.</value>
    [Required]
    public string Audience { get; init; } = "disbursement";

    /// <summary>The claim that lists the areas; app roles <c>area:17/148</c> count as well.</summary>
    /// <value>Default <c>areas</c>.</value>
    [Required]
    public string AreasClaim { get; init; } = "areas";

    /// <summary>The claim that names the provider; an app role <c>provider:970405</c> counts as well.</summary>
    /// <value>Default <c>provider</c>.</value>
    [Required]
    public string ProviderClaim { get; init; } = "provider";
}
