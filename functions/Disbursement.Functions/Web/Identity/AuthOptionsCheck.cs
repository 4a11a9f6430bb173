using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Disbursement.Functions.Web.Identity;

/// <summary>Refuses to start with settings that would let the wrong people in.</summary>
/// <param name="configuration">Tells whether the app runs in Azure.</param>
internal sealed class AuthOptionsCheck(IConfiguration configuration) : IValidateOptions<AuthOptions>
{
    /// <summary>RFC 7518 section 3.2: a key for HS256 has at least 256 bits.</summary>
    private const int KeyBytesMin = 32;

    // Azure sets these for every function app and Core Tools does not; the app's own settings cannot unset them.
    private static readonly string[] AzureMarks = ["WEBSITE_SITE_NAME", "WEBSITE_INSTANCE_ID"];

    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, AuthOptions options)
    {
        if (options.DevelopmentKey.Length > 0 && RunsInAzure(configuration))
        {
            return ValidateOptionsResult.Fail("Auth:DevelopmentKey is set, but the app runs in Azure. Remove it.");
        }

        if (options.DevelopmentKey.Length > 0 && !IsKey(options.DevelopmentKey))
        {
            return ValidateOptionsResult.Fail("Auth:DevelopmentKey must be base64 of at least 32 bytes.");
        }

        bool https = Uri.TryCreate(options.Authority, UriKind.Absolute, out Uri? authority)
            && authority.Scheme == Uri.UriSchemeHttps;
        return options.Authority.Length == 0 || https
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("Auth:Authority must be an https address.");
    }

    private static bool RunsInAzure(IConfiguration configuration) =>
        AzureMarks.Any(mark => !string.IsNullOrEmpty(configuration[mark]));

    private static bool IsKey(string text)
    {
        Span<byte> bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out int written) && written >= KeyBytesMin;
    }
}
